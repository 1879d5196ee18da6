"""What an office writes for itself when it has no tool: reads the TOML records of a registry, looks up what they name, and
says what has run out. A measure for the benchmarks; it checks a small part of what avtal checks. Python 3.11+."""
import datetime as dt
import sys
import tomllib
from pathlib import Path

root, day = Path(sys.argv[1]), dt.date.fromisoformat(sys.argv[2])
records = {
    top: {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((root / top).rglob("*.toml"))}
    for top in ("agreements", "parties", "bodies")
}
replaced = {
    entry["id"] for record in records["agreements"].values() for entry in record.get("replaces", []) if "sections" not in entry
}
for name, record in records["agreements"].items():
    for key in ("title", "kind", "parties", "validity"):
        if key not in record:
            print(f"{name}: {key} is missing")
    if record.get("owner") not in records["bodies"]:
        print(f"{name}: unknown owner {record.get('owner')}")
    named = [entry if isinstance(entry, str) else entry["id"] for entry in record.get("parties", [])]
    for party in named + [decision["by"] for decision in record.get("decision", [])]:
        if party not in records["parties"] and party not in records["bodies"]:
            print(f"{name}: unknown party {party}")
    for entry in record.get("replaces", []):
        if entry["id"] not in records["agreements"]:
            print(f"{name}: unknown agreement {entry['id']}")
    until = record.get("validity", {}).get("until")
    if isinstance(until, dt.date) and until < day and name not in replaced:
        print(f"{name}: lapsed on {until}")
