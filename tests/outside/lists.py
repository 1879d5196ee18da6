"""Writes lists with openpyxl, pandas and LibreOffice into a folder, for `avtal import` to read.

Each list has the same eight rows; a text beside it says which of them are to be read and which refused, at which cells.
"""

import datetime
import io
import pathlib
import shutil
import subprocess
import sys
import zipfile

import openpyxl
import pandas
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HEAD = ["Avtal", "Diarienr", "Avtalspart", "Giltigt t.o.m.", "Giltigt fr.o.m.", "Övrigt"]
DAY = datetime.date(2027, 12, 31)


def book(epoch=None):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    sheet = book.active
    sheet.title = "Avtal"
    sheet["A1"] = "Avtalsförteckning"
    sheet.merge_cells("A1:F1")
    sheet.append(HEAD)
    both = "Testköpings kommun; Region Test"
    sheet.append(["Väg", "TK 1", both, DAY, "2024-01-01", None])
    sheet.append(["Bro", "TK 2", both, "tills vidare", "1 januari 2024", None])
    sheet.append(["Hamn", "TK 3", both, "31/12 2027", datetime.datetime(2024, 1, 1), None])
    sheet.append(["Formel", "TK 4", both, "=D3+1", "2024", None])
    sheet.append(["Fel", "TK 5", both, "#REF!", "2024", None])
    sheet.append(["Tal", "TK 6", both, 46387, "2024", None])
    sheet.append(["Nolla", 17, both, "2027", "2024", None])
    sheet.append(["Dold", "TK 8", both, "dec 2027", "20240101", None])
    sheet.row_dimensions[10].hidden = True
    sheet.merge_cells("F3:F5")
    return book


def rows(folder, name, count):
    frame = pandas.DataFrame(
        {
            "Avtal": [f"Avtal {number}" for number in range(count)],
            "Diarienr": [f"TK {number}" for number in range(count)],
            "Avtalspart": ["Testköpings kommun"] * count,
            "Giltigt fr.o.m.": pandas.to_datetime(["2024-01-01"] * count),
            "Giltigt t.o.m.": [DAY if number % 3 else "tills vidare" for number in range(count)],
        }
    )
    frame.to_excel(folder / f"{name}.xlsx", index=False)
    frame.to_csv(folder / f"{name}.csv", index=False, sep=";", encoding="cp1252")


def office(folder, source, ending):
    program = shutil.which("soffice")
    if not program:
        return
    profile = (folder / "profile").resolve().as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending, "--outdir", folder / "office", source]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def bomb(folder, plain):
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name.endswith("sheet1.xml"):
                with new.open(name, "w", force_zip64=True) as part:
                    part.write(sheet)
                    for _ in range(300):
                        part.write(b'<row><c t="inlineStr"><is><t>a</t></is></c></row>' * 20_000)
            else:
                new.writestr(name, old.read(name))
    texts = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="99999999999999"><si><t>a</t></si></sst>'
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(folder / "texts.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/sharedStrings.xml", texts)


def main(folder, count):
    folder.mkdir(parents=True, exist_ok=True)
    book().save(folder / "from-1900.xlsx")
    book(CALENDAR_MAC_1904).save(folder / "from-1904.xlsx")
    rows(folder, "pandas", count)
    for ending in ("ods", "xlsx"):
        office(folder, folder / "from-1900.xlsx", ending)
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    plain = folder / "plain.xlsx"
    plain.write_bytes(buffer.getvalue())
    bomb(folder, plain)


main(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
