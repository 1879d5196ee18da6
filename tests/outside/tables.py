"""Reads what `avtal export` wrote with readers that know nothing of it: DuckDB, SQLite, openpyxl, and LibreOffice if it is
there.

Given a folder with registry.xlsx, registry.sql, agreements.csv (for Excel in Swedish) and store/ (JSON Lines), all of one
day and one registry, in Swedish, it fails at the first thing that one of them reads otherwise than it was meant. It prints
what was read, as JSON.
"""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl

KINDS = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "boolean": "BOOLEAN",
    "object": "JSON",
    "array": "VARCHAR[]",
}


def same(what, one, other):
    if one != other:
        sys.exit(f"{what}:\n  {one!r}\n  {other!r}")


def kind(name, column):
    """The type that a column's schema promises, in DuckDB."""
    types = [of for of in ([column["type"]] if isinstance(column["type"], str) else column["type"]) if of != "null"]
    assert len(types) == 1, column
    if column.get("format") == "date":
        return "DATE"
    if types == ["array"] and column["items"]["type"] == "object":
        return 'STRUCT("from" DATE, through DATE)[]'
    return KINDS[types[0]]


def store(folder):
    """The tables as DuckDB loads them: all rows, each column with the promised type, also where it is null throughout."""
    os.chdir(folder)
    database = duckdb.connect()
    database.execute(Path("load.duckdb.sql").read_text())
    tables = {}
    for schema in sorted(Path("schemas").glob("table-*.schema.json")):
        name = schema.name.removeprefix("table-").removesuffix(".schema.json")
        promised = {of: kind(of, column) for of, column in json.loads(schema.read_text())["properties"].items()}
        described = {row[0]: row[1] for row in database.execute(f"DESCRIBE {name}").fetchall()}
        same(f"the types of {name}", described, promised | {"registry": "VARCHAR"})
        lines = [
            json.loads(line)
            for file in sorted(Path(".").glob(f"registry=*/{name}.jsonl"))
            for line in file.read_text().splitlines()
        ]
        cursor = database.execute(f"SELECT * FROM {name}")
        columns = [column[0] for column in cursor.description]
        rows = [dict(zip(columns, row)) for row in cursor.fetchall()]
        for row in rows:
            row.pop("registry")
            for of, value in row.items():
                row[of] = json.loads(value) if promised[of] == "JSON" and value is not None else plain(value)
        key = lambda row: json.dumps(row, sort_keys=True)
        same(f"the rows of {name}", sorted(rows, key=key), sorted(lines, key=key))
        tables[name] = len(rows)
    database.execute("COPY agreements TO 'parquet' (FORMAT parquet, PARTITION_BY (registry))")
    same(
        "agreements as Parquet",
        database.execute("SELECT count(*) FROM read_parquet('parquet/*/*.parquet', hive_partitioning = true)").fetchone(),
        (tables["agreements"],),
    )
    return tables


def plain(value):
    """A value of DuckDB as JSON has it."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def databases(sql, counts):
    """The same rows in SQLite and DuckDB, with foreign keys that hold, types, indexes and views."""
    lite = sqlite3.connect(":memory:")
    lite.execute("PRAGMA foreign_keys = ON")
    lite.executescript(sql)
    same("broken foreign keys", lite.execute("PRAGMA foreign_key_check").fetchall(), [])
    duck = duckdb.connect()
    duck.execute(sql)
    views = ["expiring", "lapsing", "bound_by"]
    read = {}
    for name in [*counts, *views]:
        one = lite.execute(f"SELECT * FROM {name}").fetchall()
        other = [tuple(plain(value) for value in row) for row in duck.execute(f"SELECT * FROM {name}").fetchall()]
        same(f"{name} in SQLite and in DuckDB", sorted(map(repr, map(numbers, one))), sorted(map(repr, map(numbers, other))))
        read[name] = len(one)
    same("the rows in SQL", {name: read[name] for name in counts}, counts)
    for name in counts:
        for _, column, kind_of, *_ in lite.execute(f"PRAGMA table_info({name})"):
            days = lite.execute(f'SELECT count(*) FROM {name} WHERE "{column}" IS NOT NULL AND date("{column}") IS NOT "{column}"')
            assert kind_of != "DATE" or days.fetchone() == (0,), (name, column)
    try:
        lite.execute("INSERT INTO replacements SELECT 'finns-inte', 1, 'x', NULL, 1, '[]', NULL, '[]', NULL, NULL")
        sys.exit("a foreign key is not kept")
    except sqlite3.IntegrityError:
        pass
    queries = {
        "expiring": "flags LIKE '%\"expiring\"%'",
        "lapsing": "flags LIKE '%\"lapsing\"%' OR flags LIKE '%\"lapsed\"%'",
    }
    for name, condition in queries.items():
        same(name, lite.execute(f"SELECT count(*) FROM agreements WHERE {condition}").fetchone(), (read[name],))
    same("bound_by", lite.execute("SELECT count(*) FROM memberships WHERE bound").fetchone(), (read["bound_by"],))
    return read


def numbers(row):
    """A row in which true is 1, as in SQLite."""
    return tuple(int(value) if isinstance(value, bool) else value for value in row)


def workbook(path, is_ours=True):
    """The sheets: no formulas, dates that are dates; in our own file, headings that stay and filters."""
    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate, cell.value)
                assert cell.data_type != "e", (sheet.title, cell.coordinate, cell.value)
        if is_ours and sheet is not book.worksheets[0]:
            assert sheet.freeze_panes == "A2", sheet.title
            assert sheet.auto_filter.ref == sheet.dimensions, (sheet.auto_filter.ref, sheet.dimensions)
        headings = [cell.value for cell in sheet[1]]
        rows = [dict(zip(headings, row)) for row in sheet.iter_rows(min_row=2, values_only=True)]
        sheets[sheet.title] = rows
    for row in sheets["Avtal"]:
        for heading in ["Gäller fr.o.m.", "T.o.m.", "Fr.o.m."]:
            day = row[heading]
            assert day is None or isinstance(day, datetime) or day < "1900", (heading, day)
    return sheets


def office(folder, sheets):
    """The workbook and the CSV file as LibreOffice reads them, with Swedish settings."""
    if shutil.which("soffice") is None:
        return False

    def converted(file, *options):
        out = folder / "office" / file
        profile = (folder / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", *options, "--convert-to", "xlsx"]
        command += ["--outdir", str(out), str(folder / file)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return out / (Path(file).stem + ".xlsx")

    same("the workbook in LibreOffice", workbook(converted("registry.xlsx"), is_ours=False), sheets)
    # A semicolon, UTF-8, from the first line, Swedish, words like days read as days.
    read = openpyxl.load_workbook(converted("agreements.csv", "--infilter=CSV:59,34,76,1,,1053,false,true")).active
    text = (folder / "agreements.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    same("the headings in LibreOffice", [cell.value for cell in read[1]], rows[0])
    same("the rows in LibreOffice", read.max_row, len(rows))
    until = rows[0].index("T.o.m.")
    for row, written in zip(read.iter_rows(min_row=2, values_only=True), rows[1:]):
        if len(written[until]) == 10 and written[until] >= "1900":
            same("a day", row[until].date().isoformat(), written[until])
        same("a title", row[0], written[0])
    return True


def main(folder):
    counts = store(folder / "store")
    read = databases((folder / "registry.sql").read_text(), counts)
    sheets = workbook(folder / "registry.xlsx") if (folder / "registry.xlsx").exists() else {}
    has_office = bool(sheets) and office(folder, sheets)
    titles = [row["Titel"] for row in sheets.get("Avtal", [])]
    print(json.dumps({"rows": read, "titles": titles, "office": has_office}))


main(Path(sys.argv[1]).resolve())
