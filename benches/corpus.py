#!/usr/bin/env python3
"""Write a deterministic agreement registry of N records, for benchmarks and tests.

    corpus.py OUT [--n 1000] [--format toml|yaml|mixed] [--seed 1]
               [--rev R] [--edit-share 0.02] [--long-chain K] [--faults K]

The records follow the record format; made-up names throughout.

Layout:
    OUT/registry.toml
    OUT/agreements/<kind>/<year>/<id>.<ext>
    OUT/parties/<id>.<ext>          24 + N/20 files
    OUT/bodies/<id>.<ext>           6 + N/200 files

The same arguments always give the same bytes, and record i does not depend on N: a bigger registry contains every
agreement of a smaller one unchanged. --rev R is the same registry after R rounds of edits, each touching about
--edit-share of the records, so that `corpus.py` + `git commit` per rev makes a history. --long-chain K makes the first K
records one replacement chain. --faults K breaks K records and prints one `path<TAB>fault` line for each.

An existing OUT is overwritten file by file; files of another format or a bigger N are not removed.
Python 3.9+, no dependencies.
"""
import argparse
import datetime as dt
import json
import os
import random

KINDS = ["agreement", "contract", "guideline", "routine", "action-plan", "policy", "framework", "mandate"]
NOUNS = ["Överenskommelse", "Avtal", "Riktlinje", "Rutin", "Handlingsplan", "Policy", "Principer", "Uppdrag"]
SUBJECTS = ["ambulanssjukvård", "räddningstjänst", "gemensam överförmyndarnämnd", "vattenförsörjning",
            "dricksvatten från Mälaren", "färdtjänst", "hjälpmedelsförsörjning", "e-arkiv", "bredband på landsbygden",
            "gymnasiesamverkan", "social dygnsjour", "kollektivtrafik", "miljötillsyn", "närvård för äldre",
            "avfallshantering", "lönehantering", "säker digital kommunikation", "beredskapslager för läkemedel"]
PLACES = ["Ängelholm", "Östersund", "Åmål", "Växjö", "Malmö", "Örebro", "Umeå", "Gävle", "Södertälje", "Håbo",
          "Älmhult", "Åre", "Uppsala", "Kiruna", "Borås", "Jönköping", "Ystad", "Öckerö", "Tranås", "Lund"]
PARTY_TYPES = [("municipality", "{} testkommun"), ("region", "Testregion {}"), ("agency", "Testmyndigheten i {}"),
               ("company", "{} Test & Miljö AB"), ("municipal-association", "Testförbundet {}")]
OUTCOMES = ["adopted", "adopted", "adopted", "adopted", "noted", "recommended"]
TAGS = ["vård", "miljö", "säkerhet", "it", "juridik", "länsgemensam", "årlig", "förlängd", "beredskap", "skola"]
PERIODS = ["P6M", "P1Y", "P2Y", "P3Y", "P4Y"]
DOCUMENTS = ["text", "annex", "annex", "evidence"]
FIRST_DAY = dt.date(1998, 1, 1).toordinal()
LAST_DAY = dt.date(2026, 6, 30).toordinal()
REPLACE_SHARE, TWO_SHARE = 0.30, 0.30  # of all records; of the replacing ones, those that replace two

FAULTS = ["syntax", "missing-title", "unknown-party", "unknown-owner", "dangling-replaces", "replaces-self",
          "replaces-cycle", "until-before-from", "decision-by-stranger", "unknown-key"]


def agreement_id(i):
    return f"avt-{i:06d}"


def party_id(p):
    return f"part-{p:05d}"


def body_id(b):
    return f"org-{b:04d}"


def party_count(n):
    return 24 + n // 20


def body_count(n):
    return 6 + n // 200


def day(ordinal):
    return dt.date.fromordinal(ordinal)


def place(p):
    return PLACES[p % len(PLACES)] + ("" if p < len(PLACES) else f" {p // len(PLACES) + 1}")


def party_name(p):
    return PARTY_TYPES[p % len(PARTY_TYPES)][1].format(place(p))


def plan(n, seed, long_chain):
    """For each record its first day and the earlier records it replaces; no record is replaced twice."""
    rng = random.Random(f"plan/{seed}")
    first, replaces, live = [], [], []  # live: the records that nothing replaces yet
    for i in range(n):
        start, old = rng.randrange(FIRST_DAY, LAST_DAY), []
        if 0 < i < long_chain:
            old = [i - 1]
        elif live and i >= long_chain and rng.random() < REPLACE_SHARE:
            for _ in range(2 if rng.random() < TWO_SHARE else 1):
                at = rng.randrange(len(live)) if live else None
                if at is not None and first[live[at]] < LAST_DAY - 400:
                    live[at], live[-1] = live[-1], live[at]
                    old.append(live.pop())
        if old:
            newest = max(first[j] for j in old)
            start = min(newest + rng.randrange(1 if i < long_chain else 180, 2200), LAST_DAY)
        first.append(start)
        replaces.append(sorted(old))
        if i >= long_chain - 1:
            live.append(i)
    return first, replaces


def agreement(i, seed, start, old, rev, edit_share):
    rng = random.Random(f"record/{seed}/{i}")
    kind = i % len(KINDS)
    subject = SUBJECTS[rng.randrange(len(SUBJECTS))]
    parties = rng.sample(range(party_count(i)), rng.randint(3, 16))
    owner = rng.randrange(body_count(i))
    year = day(start).year
    record = {
        "title": f"{NOUNS[kind]} om {subject} mellan {party_name(parties[0])}, "
                 f"{party_name(parties[1])} m.fl.",
        "kind": KINDS[kind],
        "part": rng.randint(1, 5),
        "reference": f"KS {year}/{i % 10000:04d}-{rng.randint(1, 99)}",
        "owner": body_id(owner),
        "parties": [party_id(p) for p in parties],
        "topics": rng.sample(TAGS, rng.randint(1, 4)),
    }
    if old:
        record["replaces"] = [{"id": agreement_id(j)} for j in old]
    validity = {"from": day(start)}
    form = rng.random()
    if form < 0.45:
        validity["until"] = day(start + rng.randint(180, 3650))
    elif form < 0.75:
        validity["duration"] = rng.choice(PERIODS)
    else:
        validity["until"] = "further-notice"
    record["validity"] = validity
    record["review"] = [{"id": "uppfoljning", "kind": "evaluation", "every": rng.choice(PERIODS),
                         "first": day(start + rng.randint(30, 900)), "by": body_id(owner)}]
    record["decision"] = [{"by": party_id(p), "date": day(start - rng.randint(1, 120)),
                           "outcome": rng.choice(OUTCOMES)} for p in parties]
    record["document"] = [{"role": role, "url": f"https://exempel.se/dokument/{year}/{agreement_id(i)}-{k}.pdf"}
                          for k, role in enumerate(DOCUMENTS[:rng.randint(1, len(DOCUMENTS))], 1)]
    for r in range(1, rev + 1):
        if (i * 2654435761 + r * 97531) % 10000 < edit_share * 10000:
            record["review"][0]["first"] += dt.timedelta(days=365)
            decision = record["decision"][r % len(record["decision"])]
            decision["outcome"] = OUTCOMES[(OUTCOMES.index(decision["outcome"]) + 3) % len(OUTCOMES)]
    return record, f"agreements/{KINDS[kind]}/{year}/{agreement_id(i)}"


def party(p):
    return {"name": party_name(p), "kind": PARTY_TYPES[p % len(PARTY_TYPES)][0], "code": f"{p:05d}",
            "contact": f"registrator+{p}@exempel.se"}


def body(b):
    parties = party_count(max(b - 6, 0) * 200)  # those that exist in every registry with this body
    return {"name": f"Testnämnden för {SUBJECTS[b % len(SUBJECTS)]} {b}", "kind": "political", "mandate": "recommends",
            "contact": f"namnd+{b}@exempel.se",
            "members": sorted({party_id((b * 7 + k) % parties) for k in range(5)})}


SETTINGS = """name = "Provregister"
language = "sv"
time_zone = "Europe/Stockholm"
[defaults]
horizon = "P12M"
lead_time = "P12M"
""" + "".join(f'[kinds.{k}]\nname = {{ sv = "{n}", en = "{k.capitalize()}" }}\n' for k, n in zip(KINDS, NOUNS)) + \
    "".join(f'[parts.{k}]\nname = {{ sv = "Del {k}", en = "Part {k}" }}\n' for k in range(1, 6))


def place_faults(n, count, replaced_by):
    """Spread `count` faults evenly over the records: {record: fault}. A cycle needs a record that is replaced."""
    broken = {}
    for k in range(count):
        i, fault = k * n // count, FAULTS[k % len(FAULTS)]
        while i in broken or (fault == "replaces-cycle" and i not in replaced_by):
            i = (i + 1) % n
        broken[i] = fault
    return broken


def add_fault(record, fault, i, replaced_by):
    """Break `record` in place; the text fault `syntax` is left to the writer."""
    if fault == "missing-title":
        del record["title"]
    elif fault == "unknown-party":
        record["parties"][0] = record["decision"][0]["by"] = "part-okand"
    elif fault == "unknown-owner":
        record["owner"] = "org-okand"
    elif fault == "dangling-replaces":
        record["replaces"] = [{"id": "avt-saknas"}]
    elif fault == "replaces-self":
        record["replaces"] = [{"id": agreement_id(i)}]
    elif fault == "replaces-cycle":
        record["replaces"] = [{"id": agreement_id(replaced_by[i])}]
    elif fault == "until-before-from":
        start = record["validity"]["from"]
        record["validity"] = {"from": start, "until": start - dt.timedelta(days=1)}
    elif fault == "decision-by-stranger":
        record["decision"][0]["by"] = next(p for p in map(party_id, range(24)) if p not in record["parties"])
    elif fault == "unknown-key":
        record["ownr"] = record["owner"]


def scalar(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def inline_list(values):
    return "[" + ", ".join(map(scalar, values)) + "]"


def to_toml(record):
    head, tables = [], []
    for key, value in record.items():
        if isinstance(value, dict):
            tables += ["", f"[{key}]"] + [f"{k} = {scalar(v)}" for k, v in value.items()]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for item in value:
                tables += ["", f"[[{key}]]"] + [f"{k} = {scalar(v)}" for k, v in item.items()]
        else:
            head.append(f"{key} = {inline_list(value) if isinstance(value, list) else scalar(value)}")
    return "\n".join(head + tables) + "\n"


def to_yaml(record):
    out = []
    for key, value in record.items():
        if isinstance(value, dict):
            out += [f"{key}:"] + [f"  {k}: {scalar(v)}" for k, v in value.items()]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            out.append(f"{key}:")
            for item in value:
                out += [f"  {'-' if n == 0 else ' '} {k}: {scalar(v)}" for n, (k, v) in enumerate(item.items())]
        else:
            out.append(f"{key}: {inline_list(value) if isinstance(value, list) else scalar(value)}")
    return "\n".join(out) + "\n"


WRITERS = {"toml": (".toml", to_toml), "yaml": (".yaml", to_yaml)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--format", choices=[*WRITERS, "mixed"], default="toml")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rev", type=int, default=0)
    parser.add_argument("--edit-share", type=float, default=0.02)
    parser.add_argument("--long-chain", type=int, default=0)
    parser.add_argument("--faults", type=int, default=0)
    args = parser.parse_args()

    made = set()

    def write(stem, record, i, cut=False):
        name = ("toml", "yaml")[i % 2] if args.format == "mixed" else args.format
        ext, writer = WRITERS[name]
        text = writer(record)
        if cut:
            text = text[:text.index('"', text.index("title")) + 5] + "\n"  # ends inside the title's string
        path = os.path.join(args.out, stem + ext)
        folder = os.path.dirname(path)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        with open(path, "wb") as file:
            file.write(text.encode())
        return stem + ext

    os.makedirs(args.out, exist_ok=True)
    with open(os.path.join(args.out, "registry.toml"), "wb") as file:
        file.write(SETTINGS.encode())
    for p in range(party_count(args.n)):
        write(f"parties/{party_id(p)}", party(p), p)
    for b in range(body_count(args.n)):
        write(f"bodies/{body_id(b)}", body(b), b)

    first, replaces = plan(args.n, args.seed, args.long_chain)
    replaced_by = {old: i for i, olds in enumerate(replaces) for old in olds}
    broken = place_faults(args.n, args.faults, replaced_by)
    for i in range(args.n):
        record, stem = agreement(i, args.seed, first[i], replaces[i], args.rev, args.edit_share)
        fault = broken.get(i)
        if fault:
            add_fault(record, fault, i, replaced_by)
        path = write(stem, record, i, cut=fault == "syntax")
        if fault:
            print(f"{path}\t{fault}")


if __name__ == "__main__":
    main()
