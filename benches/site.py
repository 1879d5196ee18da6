#!/usr/bin/env python3
"""The web site of a big registry: how long it takes to write, how big it is, and how it is to use in Chromium. Prints a table.

    benches/site.py [--size 10000] [--times 3] [--work target/bench] [--program target/release/avtal] [--processor]

Needs the program as it is released (`cargo build --release`), and the browser that tests/browser/install gets. Where other
programs keep the machine busy, `--processor` gives ratios that hold.
"""
import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from measure import DAY, ROOT, corpus, once

TOOLS = ROOT / "target" / "tmp" / "browser"
# A task in the browser that takes longer than this can be felt, in milliseconds.
LONG = 50
# What is typed, and how big a page may be.
WORD = "länsgemens"
PAGE = 200_000


def row(what, value, goal="", met=True):
    print(f"| {what} | {value} | {goal if met else f'{goal}, **not met**'} |", flush=True)


def write(avtal, registry, site, of_processor):
    command = [avtal, "-C", registry, "site", "--out", str(site), "--as-of", DAY, "--lang", "sv"]
    return once(command, of_processor)


def change(registry):
    """Lets the last agreement be called something else each time."""
    path = max((Path(registry) / "agreements").rglob("*.toml"))
    lines = path.read_text("utf-8").splitlines()
    title = next(nth for nth, line in enumerate(lines) if line.startswith("title = "))
    lines[title] = f'title = "Ändrad {time.time_ns()}"'
    path.write_text("\n".join(lines) + "\n", "utf-8")


def writing(avtal, registry, site, times, of_processor):
    """Writes the site anew, once more as it is, and with one record changed, in turns with `check`; each the median of so
    many."""
    found = {"check": [], "fresh": [], "nothing changed": [], "one record changed": []}
    for _ in range(times):
        found["check"].append(once([avtal, "-C", registry, "check", "--as-of", DAY], of_processor))
        shutil.rmtree(site, ignore_errors=True)
        found["fresh"].append(write(avtal, registry, site, of_processor))
        found["nothing changed"].append(write(avtal, registry, site, of_processor))
        change(registry)
        found["one record changed"].append(write(avtal, registry, site, of_processor))
    median = {what: [statistics.median(run[part] for run in runs) for part in (0, 1)] for what, runs in found.items()}
    unit = "s of processor time" if of_processor else "s"
    for what, (seconds, memory) in median.items():
        ratio = seconds / median["check"][0]
        goal = {"nothing changed": 1.5, "one record changed": 2.0}.get(what, math.inf)
        told = f"{seconds:.2f} {unit}, {ratio:.1f} × `check`, {memory / 1e6:.0f} MB of memory"
        row(f"written, {what}" if what != "check" else "`check`", told, f"≤ {goal} × `check`" if goal < math.inf else "", ratio <= goal)


def size(site):
    files = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = sorted(((size, path) for path, size in files.items() if path.suffix == ".html"), reverse=True)
    row("files", f"{len(files):,}, {sum(files.values()) / 1e6:.0f} MB, of which {len(pages):,} pages")
    for bytes_, path in pages[:3]:
        row(f"largest pages: {path.relative_to(site)}", f"{bytes_ / 1000:.0f} KB", f"< {PAGE // 1000} KB", bytes_ < PAGE)
    data = site / "data" / "register.js"
    row("what the register searches in", f"{data.stat().st_size / 1e6:.1f} MB")


class Browser:
    """Chromium without a window, and a trace of what its pages do."""

    def __init__(self):
        from selenium import webdriver

        options = webdriver.ChromeOptions()
        for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"]:
            options.add_argument(argument)
        options.binary_location = shutil.which("chromium")
        options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        tracing = {"traceCategories": "devtools.timeline,loading,disabled-by-default-devtools.timeline"}
        options.add_experimental_option("perfLoggingPrefs", tracing)
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, script):
        until = time.monotonic() + 60
        while not self.run(script):
            if time.monotonic() > until:
                sys.exit(f"it never came to pass: {script}")
            time.sleep(0.05)

    def watch(self):
        """From here on, when something was drawn and how long each key waits are noted by the page itself."""
        self.run(
            """
            window.keys = [];
            window.paints = {};
            const note = (type, then) =>
                new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true, durationThreshold: 16 });
            note("paint", (entry) => { window.paints[entry.name] = entry.startTime; });
            note("largest-contentful-paint", (entry) => { window.paints.largest = entry.startTime; });
            note("event", (entry) => window.keys.push([entry.name, entry.processingStart - entry.startTime, entry.duration]));
            """
        )

    def tasks(self):
        """The tasks of the threads that draw pages since the last time: milliseconds by the clock, and of the processor."""
        drawing, found = set(), []
        # The first look ends the trace and begins another, the second gives what the one that ended holds.
        for entry in self.driver.get_log("performance") + self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] != "Tracing.dataCollected":
                continue
            event = message["params"]
            thread = (event.get("pid"), event.get("tid"))
            if event.get("name") in ("ParseHTML", "Layout", "UpdateLayoutTree"):
                drawing.add(thread)
            elif event.get("name") == "RunTask" and "tdur" in event:
                found.append((thread, event["dur"] / 1000, event["tdur"] / 1000))
        return [times for thread, *times in found if thread in drawing]


def told(what, tasks, more=""):
    """A line about tasks. What counts is the processor's time, as the clock runs on while the machine does something else."""
    if not tasks:
        sys.exit(f"{what}: the trace is empty")
    clock, processor = (max(part) for part in zip(*tasks))
    long = sum(times[1] > LONG for times in tasks)
    row(what, f"longest task {processor:.0f} ms, by the clock {clock:.0f} ms{more}", f"≤ {LONG} ms", long == 0)


def using(site):
    """How it is to open, search, filter and sort in Chromium."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser = Browser()
    settle = "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 200))"
    try:
        # With its first page a browser starts up, which is not counted.
        browser.driver.get((site / "calendar.html").as_uri())
        browser.driver.execute_async_script(settle)
        for page in ["index.html", "register.html"]:
            browser.tasks()
            browser.driver.get((site / page).as_uri())
            browser.watch()
            browser.wait("return window.paints.largest !== undefined")
            paints = browser.run("return window.paints")
            row(f"{page}: first and largest paint", f"{paints['first-contentful-paint']:.0f} ms, {paints['largest']:.0f} ms")
            browser.driver.execute_async_script(settle)
            told(f"{page}: loading", browser.tasks())

        def during(what, act, done):
            browser.run("window.keys.length = 0")
            browser.tasks()
            act()
            browser.wait(done)
            # What was drawn last is noted with the frame after it.
            browser.driver.execute_async_script(settle)
            keys = browser.run("return window.keys.filter(([name]) => ['keydown', 'input', 'change'].includes(name))")
            waits, lasts = (max((key[part] for key in keys), default=0) for part in (1, 2))
            more = f"; a key waits at most {waits:.0f} ms, and shows after at most {lasts:.0f} ms" if keys else ""
            told(what, browser.tasks(), more)

        focus = "document.getElementById('q').focus()"
        loaded = "return document.getElementById('party').options.length > 1"
        during("register: reading what to search in", lambda: browser.run(focus), loaded)

        def type_word():
            for letter in WORD:
                ActionChains(browser.driver, duration=0).send_keys(letter).perform()

        shown = "return /^[0-9]/.test(document.getElementById('shown').textContent)"
        during(f"register: typing “{WORD}”, a letter at a time", type_word, shown)
        count = browser.run("return document.getElementById('shown').textContent")
        row("register: found by it", count)

        def rub_out():
            for _ in WORD:
                ActionChains(browser.driver, duration=0).send_keys(Keys.BACKSPACE).perform()

        during("register: rubbing it out", rub_out, "return document.getElementById('shown').textContent === ''")

        def choose():
            browser.run("document.getElementById('state').focus()")
            ActionChains(browser.driver, duration=0).send_keys(Keys.ARROW_DOWN).perform()

        during("register: choosing a state", choose, shown)

        def sort():
            browser.run("document.querySelector('#register th button').focus()")
            ActionChains(browser.driver, duration=0).send_keys(Keys.ENTER).perform()

        def everything():
            browser.run("document.getElementById('state').focus()")
            ActionChains(browser.driver, duration=0).send_keys(Keys.HOME).perform()

        during("register: all of them again", everything, "return document.getElementById('state').value === ''")
        during("register: sorting all by title", sort, "return document.querySelector('#register th[aria-sort]') !== null")
    finally:
        browser.driver.quit()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "bench")
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    parser.add_argument("--program", type=Path, default=target / "release" / "avtal")
    parser.add_argument("--processor", action="store_true", help="only how much processor time it takes to write")
    options = parser.parse_args()
    if not options.program.exists():
        sys.exit(f"{options.program} is not there: cargo build --release")
    # The browser is driven by the Python that has what that needs.
    python = TOOLS / "python" / "bin" / "python"
    if not options.processor and Path(sys.prefix) != TOOLS / "python":
        subprocess.run([ROOT / "tests" / "browser" / "install", TOOLS], check=True)
        os.execv(python, [python, *sys.argv])
    avtal, work = str(options.program), options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    registry = corpus(work / f"site-{options.size}", "--n", options.size)
    site = work / f"site-{options.size}-out"
    print("| | | goal |\n|---|---|---|")
    writing(avtal, registry, site, options.times, options.processor)
    if not options.processor:
        size(site)
        using(site)


main()
