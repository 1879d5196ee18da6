"""Commands run in turns, so that what else the machine does falls on all of them alike. Python 3.9+, no dependencies."""
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-21"


def once(command, of_processor=False):
    """How many seconds a command takes, by the clock or of processor time with what it starts, and how many bytes of memory
    at most. Its output goes nowhere."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command} exited with {process.returncode}")
    seconds = usage.ru_utime + usage.ru_stime if of_processor else time.perf_counter() - start
    return seconds, usage.ru_maxrss * 1024


def in_turns(commands, times, of_processor=False, before=lambda: None):
    """For each name, the medians of seconds and bytes over so many rounds, after one that does not count. `before` is called
    before each command."""
    rounds = []
    for _ in range(times + 1):
        rounds.append({})
        for name, command in commands.items():
            before()
            rounds[-1][name] = once(command, of_processor)
    rounds = rounds[1:]
    return {
        name: tuple(statistics.median(one[name][part] for one in rounds) for part in (0, 1)) for name in commands
    }


def program(profile="release", features=""):
    """The program as that profile of Cargo.toml builds it, with these features: `dist` with `full` is what is handed out."""
    build = ["cargo", "build", "--profile", profile, "--locked", "--quiet", "--features", features]
    subprocess.run(build, cwd=ROOT, check=True)
    return str(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / profile / "avtal")


def corpus(folder, *arguments):
    """A made-up registry in a folder, unless it is there."""
    if not (folder / "made").exists():
        maker = [sys.executable, ROOT / "benches" / "corpus.py", folder, *map(str, arguments)]
        subprocess.run(maker, check=True, stdout=subprocess.DEVNULL)
        (folder / "made").touch()
    return str(folder)
