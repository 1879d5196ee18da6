#!/usr/bin/env python3
"""The goals of docs/performance.md, measured: the program, in turns with the least that its work costs (benches/floor.rs)
and with what people use today. Prints the tables of that page and draws its picture.

    benches/goals.py [--sizes 1000,10000,100000] [--times 5] [--work target/bench] [--only goals|growth]
                     [--picture docs/images/performance.svg] [--profile dist]

Both are built by one profile of Cargo.toml: `dist`, what is handed out, or `release`, what who builds it gets; with every
feature, so that workbooks are measured too.

What people use today is measured where it is installed: `pip install taplo check-jsonschema yamllint`.
"""
import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
from pathlib import Path

from measure import DAY, ROOT, corpus, in_turns, once, program

MIB = 1 << 20


def floor(profile):
    """The program of benches/floor.rs."""
    build = ["cargo", "bench", "--profile", profile, "--locked", "--quiet", "--features", "full", "--bench", "floor",
             "--no-run", "--message-format=json"]
    lines = subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    built = [json.loads(line) for line in lines]
    return next(one["executable"] for one in built if one.get("target", {}).get("name") == "floor" and one.get("executable"))


def size_of(folder):
    """The bytes of a registry's records."""
    records = (path for top in ("agreements", "parties", "bodies") for path in (Path(folder) / top).rglob("*.*"))
    return sum(path.stat().st_size for path in records)


def quiet_copy(folder, avtal):
    """The same registry with every rule turned off that finds something there."""
    copy = Path(f"{folder}-quiet")
    if not copy.exists():
        shutil.copytree(folder, copy)
        check = [avtal, "check", "-C", folder, "--as-of", DAY, "--format", "concise"]
        # Line by line: what this process has held in memory is counted with what it starts.
        with subprocess.Popen(check, stdout=subprocess.PIPE, text=True) as found:
            rules = {line.split("[", 1)[1].split("]", 1)[0] for line in found.stdout}
        with (copy / "registry.toml").open("a", encoding="utf-8") as settings:
            settings.write("\n[rules]\n" + "".join(f'{rule} = "off"\n' for rule in sorted(rules)))
    return str(copy)


def row(name, value, goal="", met=None):
    """A row of the table. Without a goal, nothing is met or not."""
    told = {None: "", True: "yes", False: "**no**"}[met]
    print(f"| {name} | {value} | {goal} | {told} |", flush=True)


def ratio_row(name, found, one, other, goal):
    ratio = found[one][0] / found[other][0]
    row(name, f"{ratio:.2f} ({found[one][0]:.3f} s, {found[other][0]:.3f} s)", f"≤ {goal}", ratio <= goal)


def commands(avtal, least, folder):
    return {
        "read": [least, "read", folder],
        "floor": [least, "parse", folder],
        "check": [avtal, "check", "-C", folder, "--as-of", DAY],
    }


def peers(folder):
    """What people use today that is fast enough for any size."""
    found = {"office script": ["python3", str(ROOT / "benches" / "office.py"), folder, DAY]}
    if shutil.which("taplo"):
        schema = f"file://{ROOT}/schemas/agreement.schema.json"
        found["taplo lint --schema"] = ["taplo", "lint", "--schema", schema, f"{folder}/agreements/**/*.toml"]
    return found


def slow_peers(toml, yaml):
    """What else people use today, for small registries; only what is installed."""
    schema = str(ROOT / "schemas" / "agreement.schema.json")
    found = {}
    for name, folder in (("TOML", toml), ("YAML", yaml)):
        if shutil.which("check-jsonschema"):
            files = [str(path) for path in sorted((Path(folder) / "agreements").rglob("*.*"))]
            found[f"check-jsonschema, {name}"] = ["check-jsonschema", "--schemafile", schema, *files]
    if shutil.which("yamllint"):
        found["yamllint"] = ["yamllint", "--no-warnings", "-d", "{rules: {key-duplicates: enable}}", f"{yaml}/agreements"]
    return found


def goals(arguments, avtal, least):
    print("| work | measured | goal | met |\n|---|---|---|---|")
    of_checks(arguments, avtal, least)
    of_reports(arguments, avtal)
    of_exports(arguments, avtal)
    against_peers(arguments, avtal)
    of_writing(arguments, avtal)
    of_starts(arguments, avtal)
    of_cold_starts(arguments, avtal)
    of_hooks(arguments, avtal)


def of_checks(arguments, avtal, least):
    largest = arguments.sizes[-1]
    for form, quiet_goal, loud_goal in (("toml", 1.5, 2.5), ("yaml", 1.3, 1.8)):
        folder = corpus(arguments.work / f"{form}-{largest}", "--n", largest, "--format", form)
        all_of = commands(avtal, least, folder)
        all_of["quiet"] = [avtal, "check", "-C", quiet_copy(folder, avtal), "--as-of", DAY]
        if form == "toml":
            all_of |= {kind: [*all_of["check"], "--format", kind] for kind in ("concise", "json")}
        found = in_turns(all_of, arguments.times)
        name = f"`check`, {largest:,} records, {form.upper()}"
        ratio_row(f"{name}, without findings, against the floor", found, "quiet", "floor", quiet_goal)
        ratio_row(f"{name}, two findings a record, against the floor", found, "check", "floor", loud_goal)
        if form == "toml":
            for kind in ("concise", "json"):
                ratio_row(f"{name}, two findings a record, as `{kind}`, against the floor", found, kind, "floor", 2)
            ratio_row(f"{name}, without findings, against bare reading", found, "quiet", "read", 4.5)
            size = size_of(folder)
            for kind, what, goal in (("quiet", "without findings", 2.2), ("check", "two findings a record", 2.5)):
                memory = found[kind][1] / size
                row(f"memory of `check`, {what}", f"{memory:.2f} × {size / MIB:.0f} MiB", f"≤ {goal} ×", memory <= goal)


def of_reports(arguments, avtal):
    largest = arguments.sizes[-1]
    quiet = quiet_copy(corpus(arguments.work / f"toml-{largest}", "--n", largest, "--format", "toml"), avtal)
    reports = ("check", "list", "status", "expiring")
    found = in_turns({name: [avtal, name, "-C", quiet, "--as-of", DAY] for name in reports}, arguments.times)
    for report in reports[1:]:
        ratio_row(f"`{report}`, {largest:,} records, against a `check` without findings", found, report, "check", 1.3)


def of_exports(arguments, avtal):
    largest = arguments.sizes[-1]
    folder = corpus(arguments.work / f"toml-{largest}", "--n", largest, "--format", "toml")
    on = ["-C", folder, "--as-of", DAY]
    all_of = {"list": [avtal, "list", *on, "--format", "json"]}
    for kind in ("csv", "jsonl", "xlsx"):
        all_of[kind] = [avtal, "export", *on, "--format", kind, "--out", str(arguments.work / f"exported-{kind}")]
    found = in_turns(all_of, arguments.times)
    for kind, goal in (("csv", 2), ("jsonl", 2), ("xlsx", 10)):
        ratio_row(f"`export --format {kind}`, {largest:,} records, against `list --format json`", found, kind, "list", goal)


def against_peers(arguments, avtal):
    some = corpus(arguments.work / "toml-10000", "--n", 10_000, "--format", "toml")
    found = in_turns({
        "with": [avtal, "check", "-C", some, "--as-of", DAY],
        "without": [avtal, "check", "-C", quiet_copy(some, avtal), "--as-of", DAY],
        **peers(some),
        "at": [avtal, "list", "-C", some, "--as-of", DAY, "--at", "HEAD"] if in_git(some) else [],
        "git": ["sh", "-c", f"cd '{some}' && git ls-tree -r HEAD | cut -d' ' -f3 | cut -f1 | git cat-file --batch"],
    }, arguments.times)
    for peer in peers(some):
        faster_rows("10,000 records", found, peer)
    ratio_row("`list --at`, 10,000 records, against git for the same blobs", found, "at", "git", 2)
    toml = corpus(arguments.work / "toml-1000", "--n", 1_000, "--format", "toml")
    yaml = corpus(arguments.work / "yaml-1000", "--n", 1_000, "--format", "yaml")
    slow = slow_peers(toml, yaml)
    found = in_turns({
        "with": [avtal, "check", "-C", toml, "--as-of", DAY],
        "without": [avtal, "check", "-C", quiet_copy(toml, avtal), "--as-of", DAY],
        **slow,
    }, arguments.times)
    for peer in slow:
        faster_rows("1,000 records", found, peer)


def faster_rows(size, found, peer):
    for name, what, goal in (("without", "without findings", 20), ("with", "two findings a record", 10)):
        times_faster = found[peer][0] / found[name][0]
        named = f"`check`, {size}, {what}, against {peer}"
        row(named, f"{times_faster:.1f} × faster ({found[name][0]:.3f} s, {found[peer][0]:.2f} s)", f"≥ {goal} ×", times_faster >= goal)


def of_writing(arguments, avtal):
    """A decision written into one record of 10,000."""
    some = quiet_copy(corpus(arguments.work / "toml-10000", "--n", 10_000, "--format", "toml"), avtal)
    path, party = (sorted((Path(some) / top).rglob("*.toml"))[0] for top in ("agreements", "parties"))
    kept = arguments.work / "kept.toml"
    shutil.copy(path, kept)
    found = in_turns({
        "check": [avtal, "check", "-C", some, "--as-of", DAY],
        "decide": [avtal, "decide", path.stem, "--by", party.stem, "--date", "2020-01-01", "-C", some, "--as-of", DAY],
    }, arguments.times, before=lambda: shutil.copy(kept, path))  # the same decision each time
    shutil.copy(kept, path)
    ratio_row("`decide`, 10,000 records, against a `check` without findings", found, "decide", "check", 1.5)


def of_starts(arguments, avtal):
    all_of = {"true": ["/bin/true"], "version": [avtal, "--version"]}
    for size in (20, 100, 1_000):
        folder = corpus(arguments.work / f"toml-{size}", "--n", size, "--format", "toml")
        all_of[size] = [avtal, "check", "-C", quiet_copy(folder, avtal), "--as-of", DAY]
    found = in_turns(all_of, 4 * arguments.times)
    for name, goal in (("version", 5), (20, 8), (100, 10), (1_000, 40)):
        what = "`--version`" if name == "version" else f"`check`, {name:,} records"
        over = 1000 * (found[name][0] - found["true"][0])
        row(f"start: {what}", f"{over:.1f} ms over `/bin/true`", f"≤ {goal} ms", over <= goal)


def of_cold_starts(arguments, avtal):
    """The same when neither the program nor the registry has been read since the machine started. Only root can have that
    forgotten."""
    forget = Path("/proc/sys/vm/drop_caches")
    if not os.access(forget, os.W_OK):
        return
    all_of = {"version": [avtal, "--version"]}
    for size in (100, 1_000, 10_000):
        folder = corpus(arguments.work / f"toml-{size}", "--n", size, "--format", "toml")
        all_of[size] = [avtal, "check", "-C", quiet_copy(folder, avtal), "--as-of", DAY]
    for name, command in all_of.items():
        found = []
        for _ in range(arguments.times):
            subprocess.run(["sync"], check=True)
            forget.write_text("3")
            found.append(once(command)[0])
        what = "`--version`" if name == "version" else f"`check`, {name:,} records"
        row(f"start from disk: {what}", f"{1000 * statistics.median(found):.0f} ms")


def of_hooks(arguments, avtal):
    """What somebody waits for at each commit: the commands of the hooks in a repository of 10,000 records, one of which has
    changed."""
    some = corpus(arguments.work / "toml-10000", "--n", 10_000, "--format", "toml")
    work = Path(f"{some}-hook")
    if not work.exists():
        shutil.copytree(quiet_copy(some, avtal), work)
        subprocess.run([avtal, "fmt", "-C", str(work), "--quiet"], check=True, stdout=subprocess.DEVNULL)
    in_git(str(work))
    changed = sorted((work / "agreements").rglob("*.toml"))[0]
    changed.write_text(changed.read_text("utf-8") + "\n\n# Changed.\n", "utf-8")
    found = in_turns({
        "outside": [avtal, "check", "-C", quiet_copy(some, avtal), "--as-of", DAY],
        "check": [avtal, "check", "-C", str(work), "--as-of", DAY],
        "fmt": [avtal, "fmt", "--check", "-C", str(work)],
    }, arguments.times)
    for name, command in (("check", "check"), ("fmt", "fmt --check")):
        ratio = found[name][0] / found["outside"][0]
        row(f"hook: `{command}`, one of 10,000 records changed, against `check` outside of git",
            f"{ratio:.2f} ({found[name][0]:.3f} s, {found['outside'][0]:.3f} s)")


def in_git(folder):
    """Makes a repository of a registry, unless it is one."""
    git = ["git", "-C", folder, "-c", "gc.auto=0", "-c", "user.name=x", "-c", "user.email=x@test.example"]
    if not (Path(folder) / ".git").exists():
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"], ["gc", "-q"]):
            subprocess.run([*git, *command], check=True)
    return True


def growth(arguments, avtal, least):
    """Seconds and bytes of each program at each size."""
    found = {}
    for size in arguments.sizes:
        folder = corpus(arguments.work / f"toml-{size}", "--n", size, "--format", "toml")
        quiet = {"quiet": [avtal, "check", "-C", quiet_copy(folder, avtal), "--as-of", DAY]}
        all_of = {**commands(avtal, least, folder), **quiet, **peers(folder)}
        for name, measured in in_turns(all_of, arguments.times if size < 100_000 else 1).items():
            found.setdefault(name, []).append((size, *measured))
    print("\n| | " + " | ".join(f"{size:,}" for size in arguments.sizes) + " | exponent |\n|---" + "|---" * (len(arguments.sizes) + 1) + "|")
    for name, points in found.items():
        (few, quick, _), (many, slow, _) = points[0], points[-1]
        exponent = math.log(slow / quick) / math.log(many / few)
        cells = " | ".join(f"{seconds:.3f} s, {memory / MIB:.0f} MiB" for _, seconds, memory in points)
        print(f"| {NAMES.get(name, name)} | {cells} | {exponent:.2f} |")
    return found


NAMES = {
    "read": "floor: reading",
    "floor": "floor: reading and parsing",
    "check": "avtal check",
    "quiet": "avtal check, without findings",
}
DASHES = ["1 3", "6 3", "", "", "9 3 2 3", "2 2"]
"""In the order of `growth`; of the two without, `check` is drawn bold."""


def picture(found):
    """Time and memory over size, both axes logarithmic. Each line has its own dashes, to be told apart without colour."""
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 940 400" role="img" font-family="sans-serif" font-size="12">',
           "<title>Time and memory of avtal check over the size of the registry</title>",
           "<desc>" + "; ".join(f"{NAMES.get(name, name)}: " + ", ".join(f"{size} records {seconds:.2f} s {memory / MIB:.0f} MiB"
                                for size, seconds, memory in points) for name, points in found.items()) + "</desc>",
           '<rect width="940" height="400" fill="#fff"/>']
    sizes = sorted({size for points in found.values() for size, _, _ in points})
    for panel, (what, unit, part, scale) in enumerate((("time", "s", 1, 1), ("memory", "MiB", 2, MIB))):
        left, top, width, height = 60 + 330 * panel, 40, 260, 300
        values = [point[part] / scale for points in found.values() for point in points]
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        first, last = math.log10(sizes[0]), math.log10(sizes[-1])
        x = lambda size: left + width * (math.log10(size) - first) / (last - first)
        y = lambda value: top + height * (1 - (math.log10(value) - low) / (high - low))
        out.append(f'<text x="{left}" y="{top - 15}" font-weight="bold">{what}, {unit}</text>')
        for power in range(low, high + 1):
            at = y(10 ** power)
            out.append(f'<path d="M{left} {at:.1f}h{width}" stroke="#ccc"/><text x="{left - 6}" y="{at + 4:.1f}" text-anchor="end">{10.0 ** power:g}</text>')
        for size in sizes:
            out.append(f'<text x="{x(size):.1f}" y="{top + height + 18}" text-anchor="middle">{size:,}</text>')
        for number, (name, points) in enumerate(found.items()):
            line = "L".join(f"{x(size):.1f} {y(measured[part - 1] / scale):.1f}" for size, *measured in points)
            weight = 3 if name == "check" else 1.5
            out.append(f'<path d="M{line}" fill="none" stroke="#111" stroke-width="{weight}" stroke-dasharray="{DASHES[number % len(DASHES)]}"/>')
    for number, name in enumerate(found):
        at, weight = 60 + 24 * number, 3 if name == "check" else 1.5
        out.append(f'<path d="M690 {at}h40" stroke="#111" stroke-width="{weight}" stroke-dasharray="{DASHES[number % len(DASHES)]}"/>'
                   f'<text x="738" y="{at + 4}">{NAMES.get(name, name)}</text>')
    out.append(f'<text x="60" y="385">records in the registry (TOML)</text></svg>')
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[1_000, 10_000, 100_000])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "bench")
    parser.add_argument("--only", choices=("goals", "growth"), help="one of the two tables")
    parser.add_argument("--picture", type=Path, help="where to draw the growth")
    parser.add_argument("--profile", choices=("dist", "release"), default="dist", help="of Cargo.toml")
    arguments = parser.parse_args()
    avtal, least = program(arguments.profile, "full"), floor(arguments.profile)
    if arguments.only != "growth":
        goals(arguments, avtal, least)
    if arguments.only != "goals":
        found = growth(arguments, avtal, least)
        if arguments.picture:
            arguments.picture.write_text(picture(found), "utf-8")


if __name__ == "__main__":
    main()
