"""Reads CSV files for Excel with Swedish settings: with Python's csv, and with LibreOffice where it is installed.

Given a folder with such files, it fails at the first thing that a reader takes otherwise than it was meant: a cell for
a formula, a day for a text, a letter for two. It prints the rows of each file, as JSON.
"""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

# Semicolons, quotation marks, UTF-8, from the first line, every column as found, Swedish, quoted numbers too, and dates.
SWEDISH = "CSV:59,34,76,1,,1053,false,true"


def same(what, one, other):
    if one != other:
        sys.exit(f"{what}:\n  {one!r}\n  {other!r}")


def rows(path):
    data = path.read_bytes()
    same(f"{path.name} begins with a byte-order mark", data[:3], b"\xef\xbb\xbf")
    same(f"{path.name} has no other", data.count(b"\xef\xbb\xbf"), 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file, delimiter=";", strict=True))
    same(f"the rows of {path.name} are as long", {len(row) for row in found}, {len(found[0])})
    return found


def in_office(folder, program):
    """Each file as LibreOffice opens it: its cells as (type, text)."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    files = sorted(folder.glob("*.csv"))
    command = [program, profile, "--headless", f"--infilter={SWEDISH}", "--convert-to", "fods", "--outdir", folder]
    subprocess.run([*command, *files], check=True, capture_output=True)
    for path in files:
        tree = ElementTree.parse(path.with_suffix(".fods"))
        found = []
        for row in tree.iter(f"{TABLE}table-row"):
            cells = []
            for cell in row.iter(f"{TABLE}table-cell"):
                assert f"{TABLE}formula" not in cell.attrib, ElementTree.tostring(cell)
                text = "\n".join("".join(line.itertext()) for line in cell.iter(f"{TEXT}p"))
                times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
                cells += [(cell.get(f"{OFFICE}value-type"), text)] * min(times, 100)
            found.append(cells)
        yield path, found


def main():
    folder = Path(sys.argv[1])
    read = {path.stem: rows(path) for path in sorted(folder.glob("*.csv"))}
    program = shutil.which("soffice")
    if program:
        for path, found in in_office(folder, program):
            for row, (written, opened) in enumerate(zip(read[path.stem], found)):
                for cell, (kind, text) in zip(written, opened):
                    what = f"{path.name}, row {row}: {cell!r}"
                    if DAY.fullmatch(cell):
                        same(what, (kind, text), ("date", cell))
                    elif not cell.lstrip("-").isdigit():
                        same(what, text.split(), cell.split())
    print(json.dumps({"rows": read, "office": bool(program)}))


main()
