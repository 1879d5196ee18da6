"""Reads what avtal wrote with readers that know nothing of it: icalendar, vobject, and Python's email.

Given a folder with remind.json, remind.ics, agenda.json, agenda.ics and letters/*.eml, all of one day and one registry,
it fails at the first thing that one of them reads otherwise than it was meant. It prints what the letters say, as JSON.
"""

import email
import email.policy
import json
import sys
from collections import Counter
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import vobject


def same(what, one, other):
    if one != other:
        sys.exit(f"{what}:\n  {one!r}\n  {other!r}")


def entries(path):
    """Each entry as icalendar reads it, after vobject has read the same."""
    text = path.read_bytes()
    assert all(len(line) <= 75 for line in text.split(b"\r\n")), "lines are folded"
    assert text.count(b"\n") == text.count(b"\r\n") == text.count(b"\r"), "lines end in CR LF"
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors and calendar["PRODID"] and calendar["VERSION"] == "2.0"
    assert {part.name for part in calendar.subcomponents} <= {"VEVENT"}
    found = []
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        day = event.decoded("DTSTART")
        assert type(day) is date, "an entry is of a day, not of a moment"
        same("it lasts its one day", event.decoded("DTEND"), day + timedelta(days=1))
        alarms = []
        for alarm in event.subcomponents:
            assert alarm.name == "VALARM" and alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"]
            moment = datetime.combine(day, time()) + alarm.decoded("TRIGGER")
            same("alarms sound at nine", moment.time(), time(9))
            alarms.append(moment.date())
        found.append(
            {
                "uid": str(event["UID"]),
                "day": day,
                "summary": str(event["SUMMARY"]),
                "description": str(event["DESCRIPTION"]),
                "contact": str(event.get("CONTACT", "")),
                "sequence": int(event["SEQUENCE"]),
                "changed": event.decoded("LAST-MODIFIED"),
                "alarms": alarms,
            }
        )
        known = "UID DTSTAMP LAST-MODIFIED SEQUENCE DTSTART DTEND SUMMARY DESCRIPTION CATEGORIES CONTACT TRANSP"
        assert set(event.keys()) <= set(known.split()), event.keys()
    other = vobject.readOne(text.decode("utf-8"))
    others = [
        {
            "uid": event.uid.value,
            "day": event.dtstart.value,
            "summary": event.summary.value,
            "description": event.description.value,
            "alarms": [event.dtstart.value + alarm.trigger.value for alarm in event.contents.get("valarm", [])],
        }
        for event in other.contents.get("vevent", [])
    ]
    ours = [
        {
            **{key: entry[key] for key in ("uid", "day", "summary", "description")},
            # A day plus a part of a day is, to Python, that day: so nine o'clock as days before.
            "alarms": [day_plus(entry["day"], day) for day in entry["alarms"]],
        }
        for entry in found
    ]
    same("both readers read the same", ours, others)
    uids = Counter(entry["uid"] for entry in found)
    same("UIDs are unique", [uid for uid, times in uids.items() if times > 1], [])
    return found


def day_plus(day, alarm):
    return day + (datetime.combine(alarm, time(9)) - datetime.combine(day, time()))


def remind(folder):
    document = json.loads((folder / "remind.json").read_text("utf-8"))
    today = date.fromisoformat(document["as_of"])
    left = {reminder["key"]: reminder for reminder in document["reminders"]}
    same("keys are unique", len(left), len(document["reminders"]))
    for entry in entries(folder / "remind.ics"):
        duty = entry["uid"].rpartition("@")[0]
        own = [key for key in left if key.startswith(f"{duty}/{entry['day']}/")]
        assert own, f"no reminder is of {entry}"
        reminders = [left.pop(key) for key in own]
        due = sorted({date.fromisoformat(reminder["due"]) for reminder in reminders})
        # A reminder is of the last stage reached; the entry has the alarms of all.
        same(f"alarms of {duty}", [day for day in entry["alarms"] if day <= today][-1:], due)
        same(f"order of the alarms of {duty}", sorted(set(entry["alarms"])), entry["alarms"])
        assert entry["contact"] in {reminder["recipient"] or "" for reminder in reminders}
        assert reminders[0]["agreement"] in entry["description"]
    # What is folded is left out of the calendar, which would show it as a day long past.
    left = {key: reminder for key, reminder in left.items() if not reminder["folded"]}
    same("every reminder is in the calendar", left, {})


def agenda(folder):
    document = json.loads((folder / "agenda.json").read_text("utf-8"))
    today = date.fromisoformat(document["as_of"])
    listed = entries(folder / "agenda.ics")
    days = Counter(entry["day"] for entry in listed)
    same("the days", days, Counter(date.fromisoformat(event["day"]) for event in document["events"]))
    by_uid = {entry["uid"]: entry for entry in listed}
    for entry in entries(folder / "remind.ics"):
        # What both calendars have is one entry to whoever reads both.
        if entry["day"] >= today and entry["uid"] in by_uid:
            twin = by_uid[entry["uid"]]
            same("both calendars", (entry["day"], entry["alarms"]), (twin["day"], twin["alarms"]))


class Words(HTMLParser):
    """What a reader of the page sees, and which elements it has."""

    def __init__(self):
        super().__init__()
        self.text, self.elements, self.hidden = [], set(), False

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.hidden = tag == "title"
        self.text.append(" ")
        same("no attributes but these", {name for name, _ in attributes} - {"lang", "charset"}, set())

    def handle_endtag(self, tag):
        self.hidden = False
        self.text.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.text.append(data)


def letters(folder):
    document = json.loads((folder / "remind.json").read_text("utf-8"))
    read = []
    for path in sorted((folder / "letters").iterdir()):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert not message.defects, message.defects
        for name, value in message.items():
            same(f"defects of {name}", list(value.defects), [])
            same(f"{name} stands once", len(message.get_all(name)), 1)
        same("headers", {"Bcc", "Cc"} & set(message.keys()), set())
        same("type", message.get_content_type(), "multipart/alternative")
        parts = list(message.iter_parts())
        same("parts", [part.get_content_type() for part in parts], ["text/plain", "text/html"])
        same("charsets", [part.get_content_charset() for part in parts], ["utf-8", "utf-8"])
        assert not any(part.defects for part in parts)
        plain, page = (part.get_content() for part in parts)
        assert all(len(line) <= 72 or " " not in line.strip("* ") for line in plain.splitlines()), "it is wrapped"
        words = Words()
        words.feed(page)
        words.close()
        same("elements", words.elements - set("html head meta title body p h2 ul li strong br".split()), set())
        lines = [line for line in plain.splitlines() if not line or line.strip("=")]
        lines = [line[2:] if line.startswith("* ") else line for line in lines]
        same("both parts have the same words", " ".join(lines).split(), "".join(words.text).split())
        to = [address.addr_spec for address in message["To"].addresses] if message["To"] else []
        assert len(to) <= 1, to
        own = [reminder for reminder in document["reminders"] if reminder["recipient"] == (to or [None])[0]]
        for reminder in own:
            assert reminder["agreement"] in " ".join(plain.split()), reminder["key"]
        read.append({"file": path.name, "to": to, "subject": message["Subject"], "plain": plain})
    return read


def main():
    folder = Path(sys.argv[1])
    remind(folder)
    agenda(folder)
    read = letters(folder)
    sequences = {entry["uid"]: entry for entry in entries(folder / "remind.ics") + entries(folder / "agenda.ics")}
    calendar = {uid: [str(entry["day"]), entry["sequence"]] for uid, entry in sequences.items()}
    print(json.dumps({"letters": read, "calendar": calendar}))


main()
