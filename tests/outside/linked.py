"""Reads linked data as others do: `linked.py SHAPES TURTLE JSON-LD [HTML ...]`.

Turtle and JSON-LD are the same graph; every name is one of its vocabulary; the shapes accept the graph, and refuse it once it
is broken in one of many ways. The pages of the web site say of each record what the whole graph says. Prints what was read as
JSON.
"""

import json
import re
import sys
from pathlib import Path
from urllib.parse import urljoin

from pyshacl import validate
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, PROV, SDO, SKOS, XSD

SH = "http://www.w3.org/ns/shacl#"
ADMS = "http://www.w3.org/ns/adms#"
VCARD = "http://www.w3.org/2006/vcard/ns#"
ELI = "http://data.europa.eu/eli/ontology#"
HERE = "https://relative.example/"

# rdflib knows the names of these vocabularies; it has no list of the others, whose names were looked up by hand.
KNOWN = [DCAT, DCTERMS, FOAF, ORG, PROV, SDO, SKOS, XSD, RDF]
LISTED = {
    ADMS: {"status", "versionNotes"},
    VCARD: {"Organization", "fn", "hasEmail"},
    ELI: {
        "LegalResource",
        "InForce-inForce",
        "InForce-notInForce",
        "InForce-partiallyInForce",
        "amends",
        "based_on",
        "changes",
        "date_document",
        "date_no_longer_in_force",
        "first_date_entry_in_force",
        "id_local",
        "in_force",
        "passed_by",
        "responsibility_of_agent",
    },
}


def is_known(name):
    for vocabulary in KNOWN:
        if name.startswith(str(vocabulary)):
            return name in vocabulary
    return any(name.startswith(of) and name[len(of) :] in names for of, names in LISTED.items())


def names_used(graph):
    """Properties, classes, types of values, and values that are names of a vocabulary."""
    namespaces = [str(of) for of in KNOWN] + list(LISTED)
    for subject, name, value in graph:
        yield name
        if isinstance(value, Literal) and value.datatype:
            yield value.datatype
        if isinstance(value, URIRef) and any(value.startswith(of) for of in namespaces):
            yield value


def broken(graph, shapes):
    """The graph, broken in each way that the shapes can tell: what must be there is gone, is twice, or is of another type."""
    for shape in shapes.subjects(RDF.type, URIRef(SH + "NodeShape")):
        target = shapes.value(shape, URIRef(SH + "targetClass"))
        member = min(graph.subjects(RDF.type, target), default=None)
        if member is None:
            continue
        for rule in sorted(shapes.objects(shape, URIRef(SH + "property"))):
            path = shapes.value(rule, URIRef(SH + "path"))
            is_advice = shapes.value(rule, URIRef(SH + "severity")) is not None
            if is_advice:
                continue
            of = sorted(graph.objects(member, path))
            if shapes.value(rule, URIRef(SH + "minCount")) and of:
                yield f"{target} without {path}", [(member, path, value) for value in of], []
            if shapes.value(rule, URIRef(SH + "maxCount")) and of:
                same = of[0]
                other = Literal("zzz", lang=same.language) if isinstance(same, Literal) else URIRef(HERE + "zzz")
                yield f"{target} with two {path}", [], [(member, path, other)]
            wrong = URIRef(HERE + "zzz")
            if shapes.value(rule, URIRef(SH + "nodeKind")) == URIRef(SH + "IRI"):
                wrong = Literal("zzz")
            yield f"{target} with another sort of {path}", [(member, path, value) for value in of], [(member, path, wrong)]


def around(graph, member):
    """A member alone, with the classes of what it refers to."""
    alone = Graph()
    for triple in graph.triples((member, None, None)):
        alone.add(triple)
        for described in graph.triples((triple[2], RDF.type, None)):
            alone.add(described)
    return alone


def refusals(graph, shapes):
    """How many broken graphs are refused. Of each the broken member is checked alone, so that this takes seconds."""
    refused = 0
    for what, gone, new in broken(graph, shapes):
        member = (gone or new)[0][0]
        changed = around(graph, member)
        is_refused = lambda: not validate(changed, shacl_graph=shapes, allow_warnings=True, focus_nodes=[member])[0]
        assert not is_refused(), member
        for triple in gone:
            changed.remove(triple)
        for triple in new:
            changed.add(triple)
        assert is_refused(), what
        refused += 1
    return refused


def embedded(page, base):
    """The linked data of a page."""
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.S)
    assert len(scripts) <= 1, page
    graph = Graph()
    for script in scripts:
        graph.parse(data=script, format="json-ld", publicID=base)
    return graph


def main(shapes_path, turtle_path, jsonld_path, *site):
    shapes = Graph().parse(shapes_path, format="turtle", publicID="https://shapes.example/")
    turtle = Graph().parse(turtle_path, format="turtle", publicID=HERE + "data/registry.ttl" if site else HERE)
    jsonld = Graph().parse(jsonld_path, format="json-ld", publicID=HERE + "data/registry.jsonld" if site else HERE)
    assert len(turtle) == len(jsonld) and isomorphic(turtle, jsonld), (len(turtle), len(jsonld))
    unknown = {name for name in names_used(turtle) if not is_known(name)}
    assert not unknown, unknown
    paths = {(shapes.value(shape, URIRef(SH + "targetClass")), shapes.value(rule, URIRef(SH + "path")))
             for shape in shapes.subjects(RDF.type, URIRef(SH + "NodeShape"))
             for rule in shapes.objects(shape, URIRef(SH + "property"))}
    for subject, name, _ in turtle:
        classes = set(turtle.objects(subject, RDF.type))
        assert classes, subject
        assert name == RDF.type or any((of, name) in paths for of in classes), (subject, name)
    is_good, _, why = validate(turtle, shacl_graph=shapes, allow_warnings=True)
    assert is_good, why
    pages = 0
    for folder in site:
        root = Path(folder)
        for page in sorted(root.rglob("*.html")):
            graph = embedded(page, HERE + page.relative_to(root).as_posix())
            assert all(triple in turtle for triple in graph), [triple for triple in graph if triple not in turtle][:3]
            pages += len(graph) > 0
            if page.parent.name == "agreements":
                assert len(set(graph.subjects(RDF.type, SDO.Legislation))) == 1, page
    texts = [str(value) for value in turtle.objects() if isinstance(value, Literal)]
    agreements = {}
    for agreement in turtle.subjects(RDF.type, SDO.Legislation):
        bound = [turtle.value(part, PROV.agent) for part in turtle.objects(agreement, PROV.qualifiedAttribution)
                 if turtle.value(turtle.value(part, DCAT.hadRole), SKOS.notation) == Literal("bound")]
        period = turtle.value(agreement, DCTERMS.temporal)
        text = lambda value: None if value is None else str(value)
        agreements[str(turtle.value(agreement, DCTERMS.identifier))] = {
            "address": str(agreement),
            "state": str(turtle.value(turtle.value(agreement, URIRef(ADMS + "status")), SKOS.notation)),
            "force": str(turtle.value(agreement, SDO.legislationLegalForce)).removeprefix(str(SDO)),
            "from": text(period and turtle.value(period, DCAT.startDate)),
            "through": text(period and turtle.value(period, DCAT.endDate)),
            "valid": text(turtle.value(agreement, DCTERMS.valid)),
            "adopted": text(turtle.value(agreement, SDO.legislationDate)),
            "bound": sorted(str(turtle.value(party, DCTERMS.identifier)) for party in bound),
            "replaces": sorted(str(other) for other in turtle.objects(agreement, DCTERMS.replaces)),
            "replaced_by": sorted(str(other) for other in turtle.objects(agreement, DCTERMS.isReplacedBy)),
            "others": sorted(str(other) for other in turtle.objects(agreement, DCTERMS.relation)),
            "changes": sorted(str(other) for other in turtle.objects(agreement, SDO.legislationChanges)),
            "eli": {str(name).removeprefix(ELI): str(value) for _, name, value in turtle.triples((agreement, None, None))
                    if name.startswith(ELI)},
        }
    downloads = sorted(urljoin(HERE, str(of)) for of in turtle.objects(None, DCAT.downloadURL))
    print(json.dumps({
        "triples": len(turtle),
        "refused": refusals(turtle, shapes),
        "pages": pages,
        "texts": texts,
        "agreements": agreements,
        "downloads": downloads,
        "decisions": len(set(turtle.subjects(RDF.type, PROV.Activity))),
    }))


if __name__ == "__main__":
    main(*sys.argv[1:])
