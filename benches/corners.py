#!/usr/bin/env python3
"""Registries that lead into corners where a careless program takes time by the square: each is checked, or reported on, at
two sizes, ten times apart, and the exponent of the growth of its processor time is printed. 1 is in proportion, 2 by the square.

    benches/corners.py [--size 20000] [--times 5] [--work target/bench] [--program target/release/avtal] [CORNER ...]
"""
import argparse
import math
import shutil
from pathlib import Path

from measure import DAY, ROOT, in_turns, program

SETTINGS = 'name = "Hörn"\n[kinds.avtal]\nname = { sv = "Avtal", en = "Agreement" }\n'


def agreement(more="", parties='["testa"]', owner="org", topics="[]", start="2024-01-01", below=""):
    return (f'title = "Avtal"\nkind = "avtal"\nowner = "{owner}"\nparties = {parties}\ntopics = {topics}\n{more}'
            f'[validity]\nfrom = {start}\nuntil = "further-notice"\n{below}')


def chain(n):
    """Each agreement replaces the one before."""
    yield "agreements/a0.toml", agreement(start="1000-01-01")
    for i in range(1, n):
        day = f"{1000 + i // 360:04}-{i // 30 % 12 + 1:02}-{i % 28 + 1:02}"
        yield f"agreements/a{i}.toml", agreement(start=day, below=f'[[replaces]]\nid = "a{i - 1}"\n')


def group(n):
    """One party stands for all others, and must have adopted by each of them."""
    members = ", ".join(f'"p{i}"' for i in range(n))
    yield "parties/alla.toml", f'name = "Alla"\nkind = "group"\nmembers = [{members}]\n'
    for i in range(n):
        yield f"parties/p{i}.toml", f'name = "Part {i}"\nkind = "municipality"\n'
    adopted = '[adoption]\nrequired = "all-parties"\n[[decision]]\nby = "p1"\ndate = 2024-01-01\noutcome = "adopted"\n'
    for i in range(10):
        yield f"agreements/a{i}.toml", agreement(parties='["alla"]', below=adopted)


def owner(n):
    """One body owns everything, and has ceased."""
    yield "bodies/arvinge.toml", 'name = "Arvinge"\nkind = "board"\nmandate = "decides"\nreplaces = ["org"]\n'
    for i in range(n):
        yield f"agreements/a{i}.toml", agreement()


def topic(n):
    """All agreements bind one party in one matter."""
    for i in range(n):
        yield f"agreements/a{i}.toml", agreement(topics='["sak"]')


def unknown(n):
    """Each agreement names parties and agreements that do not exist."""
    for i in range(n):
        yield f"agreements/a{i}.toml", agreement(parties=f'["tesat{i}"]', more=f'related = ["b{i}"]\n')


def duplicates(n):
    """Each id is there twice."""
    for i in range(n // 2):
        yield f"agreements/ett/a{i}.toml", agreement()
        yield f"agreements/tva/a{i}.toml", agreement()


def repeated(n):
    """One list names the same over and over."""
    named = ", ".join('"testa"' for _ in range(n))
    yield "agreements/a.toml", agreement(parties=f"[{named}]")


def decisions(n):
    """One record with half as many decisions."""
    taken = "".join(f'[[decision]]\nby = "p{i}"\ndate = 2024-01-01\noutcome = "adopted"\n' for i in range(n // 2))
    yield "agreements/a.toml", agreement(below='[adoption]\nrequired = "all-parties"\n' + taken)
    for i in range(n // 2):
        yield f"parties/p{i}.toml", f'name = "Part {i}"\nkind = "municipality"\n'


def basis(n):
    """All agreements rest on one, which is replaced."""
    yield "agreements/grund.toml", agreement()
    yield "agreements/ny.toml", agreement(start="2025-01-01", below='[[replaces]]\nid = "grund"\n')
    for i in range(n):
        yield f"agreements/a{i}.toml", agreement(more='based_on = ["grund"]\n')


def successors(n):
    """All agreements replace one."""
    yield "agreements/gammal.toml", agreement(start="2000-01-01")
    for i in range(n):
        yield f"agreements/a{i}.toml", agreement(below='[[replaces]]\nid = "gammal"\n')


def merger(n):
    """One agreement replaces all others."""
    for i in range(n):
        yield f"agreements/a{i}.toml", agreement(start="2000-01-01")
    yield "agreements/ny.toml", agreement(below="".join(f'[[replaces]]\nid = "a{i}"\n' for i in range(n)))


def nested(n):
    """Groups in groups, a tenth as deep as there are agreements that bind the outermost."""
    for i in range(n // 10):
        yield f"parties/g{i}.toml", f'name = "Grupp {i}"\nkind = "group"\nmembers = ["{f"g{i + 1}" if i + 1 < n // 10 else "testa"}"]\n'
    for i in range(n):
        yield f"agreements/a{i}.toml", agreement(parties='["g0"]')


def broken(n):
    """No file can be read."""
    for i in range(n):
        yield f"agreements/a{i}.toml", agreement() + "[validity\n"


def misspelt(n):
    """Each agreement names a party by an id that is nearly that of another."""
    for i in range(n):
        yield f"parties/kommun-{i}.toml", f'name = "Kommun {i}"\nkind = "municipality"\n'
        yield f"agreements/a{i}.toml", agreement(parties=f'["komun-{i}"]')


def dense(n):
    """Each agreement is based on twenty others."""
    for i in range(n):
        bases = ", ".join(f'"a{j}"' for j in range(max(0, i - 20), i))
        yield f"agreements/a{i}.toml", agreement(more=f"based_on = [{bases}]\n")


def bodies(n):
    """Bodies that take over from each other in line, half as many as agreements of the first."""
    for i in range(n // 2):
        replaces = f'replaces = ["b{i - 1}"]\n' if i else ""
        day = f"{1000 + i // 360:04}-{i // 30 % 12 + 1:02}-{i % 28 + 1:02}"
        yield f"bodies/b{i}.toml", f'name = "Organ {i}"\nkind = "board"\nmandate = "decides"\nfrom = {day}\n{replaces}'
    for i in range(n):
        yield f"agreements/a{i}.toml", agreement(owner="b0")


def heirs(n):
    """The same line, asked who holds the duties of the first on as many days."""
    yield from ((path, text) for path, text in bodies(n) if path.startswith("bodies/"))
    for i in range(n):
        day = f"{2027 + i // 336:04}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"
        yield f"agreements/a{i}.toml", agreement(owner="b0", start="1000-01-01", below=f'[[review]]\nid = "r"\nfirst = {day}\n')


def reviews(n):
    """One record with as many reviews."""
    yield "agreements/a.toml", agreement(below="".join(f'[[review]]\nid = "r{i}"\nfirst = 2030-01-31\n' for i in range(n)))


def voters(n):
    """Ten decisions by a group with half as many members."""
    members = ", ".join(f'"p{i}"' for i in range(n // 2))
    yield "parties/alla.toml", f'name = "Alla"\nkind = "group"\nmembers = [{members}]\n'
    for i in range(n // 2):
        yield f"parties/p{i}.toml", f'name = "Part {i}"\nkind = "municipality"\n'
    taken = '[adoption]\nrequired = "all-parties"\n' + 10 * '[[decision]]\nby = "alla"\ndate = 2024-01-01\noutcome = "adopted"\n'
    yield "agreements/a.toml", agreement(parties='["alla"]', below=taken)


def daily(n):
    """A tenth as many agreements, each reviewed every day for as long as there are days."""
    for i in range(n // 10):
        yield f"agreements/a{i}.toml", agreement(below='[[review]]\nid = "r"\nevery = "P1D"\nfirst = 2024-01-01\n')


def reminded(n):
    """The same, and reminded of long before."""
    for path, text in daily(n):
        yield path, text + '[reminders]\nreview = ["P9999Y"]\n'


def title(n):
    """A title of a hundred characters for each of so many."""
    yield "agreements/a.toml", agreement().replace('"Avtal"', '"' + "Avtal å " * (100 * n // 8) + '"')


CORNERS = [chain, group, owner, topic, unknown, duplicates, repeated, decisions, basis, successors, merger, nested, broken,
           misspelt, dense, bodies, heirs, reviews, voters, daily, reminded, title]

# What is run instead of `check`.
COMMANDS = {
    heirs: ["agenda", "--within", "P99Y", "--format", "json"],
    daily: ["agenda", "--within", "P9999Y", "--format", "json"],
    reminded: ["remind", "--format", "json"],
}


def write(folder, records):
    shutil.rmtree(folder, ignore_errors=True)
    common = {
        "registry.toml": SETTINGS,
        "parties/testa.toml": 'name = "Testa"\nkind = "municipality"\n',
        "bodies/org.toml": 'name = "Org"\nkind = "board"\nmandate = "decides"\nuntil = 2025-12-31\n',
    }
    for path, text in {**common, **dict(records)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "bench")
    parser.add_argument("--program", help="instead of building it")
    parser.add_argument("corner", nargs="*", help="only these")
    arguments = parser.parse_args()
    avtal, sizes = arguments.program or program(), (arguments.size // 10, arguments.size)
    print(f"| corner | what it is | {sizes[0]:,}, s | {sizes[1]:,}, s | exponent |\n|---|---|---|---|---|")
    for corner in (one for one in CORNERS if not arguments.corner or one.__name__ in arguments.corner):
        folders = {size: arguments.work / "corners" / f"{corner.__name__}-{size}" for size in sizes}
        for size, folder in folders.items():
            write(folder, corner(size))
        command = COMMANDS.get(corner, ["check"])
        runs = {size: [avtal, *command, "-C", str(folder), "--as-of", DAY] for size, folder in folders.items()}
        (small, _), (large, _) = in_turns(runs, arguments.times, of_processor=True).values()
        print(f"| {corner.__name__} | {corner.__doc__[:-1]} | {small:.3f} | {large:.3f} | {math.log10(large / small):.2f} |", flush=True)


if __name__ == "__main__":
    main()
