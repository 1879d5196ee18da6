#!/usr/bin/env python3
"""Measure the view over many registries (docs/many.md): made-up ones are exported, loaded by DuckDB, and each query of
docs/many answered by DuckDB and by Spark; the answers have to be the same.

    many.py FOLDER [--registries 1000] [--agreements 1000] [--batch 100] [--python PYTHON] [--program AVTAL]
                   [--maker corpus.py] [--all-registries K] [--without-spark]

Every fiftieth registry is a county's, whose agreement expects a local one of each of its parties; two thirds of the others
have such a one; in each, one agreement waits for two of three decisions. A registry is removed once it is exported, since a million records are a million files, and a store once it is
Parquet, since a million agreements are 8 GB of JSON Lines: --batch says of how many registries. --all-registries K keeps the first K and compares what the program itself says of them together, with all others under its [registries].

PYTHON needs duckdb, and pyspark for Spark; Spark needs Java. Prints JSON.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from measure import DAY, ROOT, program

QUERIES = sorted((ROOT / "docs" / "many").glob("*.sql"))
READER = ROOT / "tests" / "outside" / "many.py"
COUNTY = 50


def name(number):
    return f"register-{number:04d}"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make(folder, number, arguments):
    """A registry, with what ties it to others."""
    maker = [sys.executable, arguments.maker, folder, "--n", str(arguments.agreements), "--seed", str(number)]
    subprocess.run(maker, check=True, stdout=subprocess.DEVNULL)
    validity = "[validity]\nfrom = 2020-01-01\nuntil = 2030-12-31\n"
    parties = sorted(path.stem for path in (folder / "parties").iterdir())
    text = f'title = "Väntar"\nkind = "agreement"\nparties = {json.dumps(parties[number % 7 : number % 7 + 3])}\n'
    waiting = f'[adoption]\nrequired = "all-parties"\n[[decision]]\nby = "{parties[number % 7]}"\ndate = 2019-11-01\n'
    write(folder / "agreements" / "vantar.toml", text + validity + waiting + 'outcome = "adopted"\n')
    if number % COUNTY == 0:
        expected = json.dumps(parties[:COUNTY])
        text = f'title = "Länsavtal"\nkind = "agreement"\nparties = ["{parties[0]}"]\nexpects_local = {expected}\n'
        write(folder / "agreements" / "lansavtal.toml", text + validity)
    elif number % 3:
        county, party = name(number - number % COUNTY), parties[number % COUNTY % len(parties)]
        text = f'title = "Lokalt avtal"\nkind = "agreement"\nparties = ["{party}"]\nbased_on = ["{county}:lansavtal"]\n'
        write(folder / "agreements" / "lokalt-avtal.toml", text + validity)
        others = f'\n[registries.{county}]\npath = "../{county}"\n'
        if arguments.all_registries > number - number % COUNTY:
            with (folder / "registry.toml").open("a", encoding="utf-8") as settings:
                settings.write(others)


def exported(number, arguments):
    """Makes a registry and exports it. How many seconds and bytes the export took."""
    folder = arguments.folder / "registries" / name(number)
    make(folder, number, arguments)
    command = [arguments.program, "-C", folder, "export", "--format", "jsonl", "--out", arguments.folder / "store"]
    command += ["--name", name(number), "--as-of", DAY, "--within", "P12M", "--quiet"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{name(number)}: {said}")
    if number >= arguments.all_registries:
        shutil.rmtree(folder)
    return time.perf_counter() - start, usage.ru_maxrss * 1024


def ask(arguments, *words):
    run = subprocess.run([arguments.python, READER, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode != 0:
        sys.exit(run.stderr.decode()[-2000:])
    return json.loads(run.stdout)


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def together(arguments):
    """What lapses in the first registries, as the program says of all of them and as the answer says."""
    folder = arguments.folder / "registries" / "tillsammans"
    others = [name(number) for number in range(arguments.all_registries)]
    tables = "".join(f'[registries.{other}]\npath = "../{other}"\n' for other in others)
    write(folder / "registry.toml", f'name = "Tillsammans"\n{tables}')
    command = [arguments.program, "-C", folder, "list", "--all-registries", "--flag", "lapsing", "--within", "P12M"]
    run = subprocess.run(command + ["--as-of", DAY, "--format", "json"], stdout=subprocess.PIPE, check=True)
    said = sorted(row["id"] for row in json.loads(run.stdout)["agreements"])
    answer = ask(arguments, "rows", arguments.folder / "answers" / "lapsing.duckdb")
    read = sorted(f"{row['registry']}:{row['id']}" for row in answer if row["registry"] in others)
    return {"registries": len(others), "said": len(said), "read": len(read), "equal": said == read}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--registries", type=int, default=1000)
    parser.add_argument("--agreements", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--program")
    parser.add_argument("--maker", default=ROOT / "benches" / "corpus.py")
    parser.add_argument("--all-registries", type=int, default=0)
    parser.add_argument("--without-spark", action="store_true")
    arguments = parser.parse_args()
    arguments.folder = arguments.folder.resolve()
    arguments.program = arguments.program or program()
    store, parquet, answers = (arguments.folder / part for part in ("store", "parquet", "answers"))
    for made in (store, parquet, answers):
        shutil.rmtree(made, ignore_errors=True)
    answers.mkdir(parents=True)
    parquet.mkdir()

    seconds, exports, loads, lines = 0, [], [], 0
    for first in range(0, arguments.registries, arguments.batch):
        batch = range(first, min(first + arguments.batch, arguments.registries))
        start = time.perf_counter()
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            exports += pool.map(lambda number: exported(number, arguments), batch)
        seconds += time.perf_counter() - start
        lines += size(store)
        loads.append(ask(arguments, "load", store, parquet / f"{first:04d}"))
        shutil.rmtree(store)
    told = {
        "registries": arguments.registries,
        "agreements": arguments.agreements,
        "made and exported, seconds": seconds,
        "exports, seconds of all": sum(seconds for seconds, _ in exports),
        "an export, bytes of memory at most": max(memory for _, memory in exports),
        "JSON Lines, bytes": lines,
        "loaded, seconds": sum(load["seconds"] for load in loads),
        "a load, bytes of memory at most": max(load["bytes"] for load in loads),
        "Parquet, bytes": size(parquet),
        "queries": {},
    }
    for query in QUERIES:
        own = ask(arguments, "duckdb", parquet, query, answers / f"{query.stem}.duckdb")
        told["queries"][query.stem] = {"duckdb": own}
    if not arguments.without_spark:
        asked = [f"{query}={answers / query.stem}.spark" for query in QUERIES]
        spark = ask(arguments, "spark", parquet, *asked)
        told["Spark, bytes of memory at most"] = spark["bytes"]
        for query in QUERIES:
            one = told["queries"][query.stem]
            one["spark"] = spark["queries"][query.stem]
            one.update(ask(arguments, "compare", answers / f"{query.stem}.duckdb", answers / f"{query.stem}.spark"))
    if arguments.all_registries:
        told["together"] = together(arguments)
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
