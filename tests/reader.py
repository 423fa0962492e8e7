#!/usr/bin/env python3
"""Lists the notes of a workspace by what its LÆSMIG.txt says, and nothing else: python3 reader.py WORKSPACE"""
import hashlib, json, pathlib, sys

KINDS = {"observation", "wonder", "explanation", "trial", "agreement"}


def events_of(folder):
    named = {}  # rules 1 and 2: what is said under each name, each thing once
    for path in pathlib.Path(folder, "journal").glob("*.jsonl"):
        for line in path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"):
            try:
                event = json.loads(line.strip().decode("utf-8"))
                at, name = (event["at"]["ms"], event["at"]["c"]), (event["writer"], event["number"])
                (what, body), = event["body"].items() if event["v"] <= 1 else [("newer", {})]
                if event["number"] >= 1 and isinstance(body, dict):
                    named.setdefault(name, {})[line.strip()] = (at, what, body)
            except (ValueError, KeyError, TypeError, AttributeError):
                continue
    for (writer, number), said in named.items():  # rule 3
        stones = {at: line for line, (at, what, _) in sorted(said.items()) if what == "forgotten"}
        said = {line: told for line, told in said.items() if stones.get(told[0], line) == line}
        for place, line in enumerate(sorted(said, key=lambda line: (said[line][0], line), reverse=True)):
            twin = "~" + hashlib.sha256(line).hexdigest()[:8] if place else ""
            yield (*said[line], writer + twin, number, len(said) > 1)


def notes_of(folder):
    events, done, undone = sorted(events_of(folder), key=lambda event: event[3:5]), set(), set()
    for _, what, body, writer, number, is_doubled in events:  # rule 4
        act = (writer, body.get("number"))
        if what == "undone" and not is_doubled and act in done:
            done.remove(act), undone.add(act)
        elif what == "redone" and not is_doubled and act in undone:
            undone.remove(act), done.add(act)
        elif what.startswith("note_") and not is_doubled:
            done.add((writer, number))
    events.sort(key=lambda event: (event[0], event[3], event[4]))  # rule 5
    standing = [event for event in events if event[3:5] not in undone]
    made = [event for event in standing if event[1] == "note_added" and event[2].get("kind") in KINDS]
    notes = {f"{writer}#{number}": dict(body, live=True) for _, _, body, writer, number, _ in made}  # rule 6
    for _, what, body, *_ in standing:
        note = notes.get(body.get("note"), {})
        if what == "note_changed":
            note.update(kind=body["kind"], text=body["text"], live=True)
        elif what == "note_removed":
            note.update(live=False)
    return [{"id": name, "kind": note["kind"], "text": note["text"]} for name, note in sorted(notes.items()) if note["live"]]


json.dump(notes_of(sys.argv[1]), sys.stdout)
