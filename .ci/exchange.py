"""Reads STIX files with stix2 and misp-stix: both must take them, and every judgement and the text of the report must arrive."""

import json
import sys

import stix2
from misp_stix_converter import ExternalSTIX2toMISPParser


def notes(value):
    """Every analyst note of an event, wherever it hangs."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "Note":
                yield from inner
            yield from notes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from notes(inner)


failed = False
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8").read()
    bundle = stix2.parse(text, allow_custom=False)
    parser = ExternalSTIX2toMISPParser()
    parser.load_stix_bundle(bundle)
    parser.parse_stix_bundle()
    event = json.loads(parser.misp_event.to_json())
    arrived = {(note.get("comment"), note.get("note")) for note in notes(event)}
    objects = json.loads(text)["objects"]
    judgements = [one for one in objects if one["type"] == "note" and "judgement" in one.get("labels", [])]
    lost = [one["abstract"] for one in judgements if (one["abstract"], one["content"]) not in arrived]
    report = next(one for one in objects if one["type"] == "report")
    told = any(held.get("content") == report["description"] for held in event.get("EventReport", []))
    print(f"{path}: {len(objects)} objects, {len(judgements) - len(lost)} of {len(judgements)} judgements, text {'kept' if told else 'LOST'}")
    failed = failed or bool(lost) or not told or not judgements
sys.exit(1 if failed else 0)
