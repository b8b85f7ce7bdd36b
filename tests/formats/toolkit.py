# SPDX-License-Identifier: Apache-2.0
"""Reads what was written with translate-toolkit, and compares with the alignment as JSON: `toolkit.py FOLDER STEM`.
(The toolkit does not read XLIFF 2.) What XML cannot hold is written as a placeholder, which the toolkit leaves out, and PO holds as an
escape, which it shows as such: such characters are left out on both sides."""
import json
import re
import sys

from translate.storage import po, tmx, xliff

folder, stem = sys.argv[1:]
illegal = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
escape = re.compile(r"\\(?:[0-7]{3}|x[0-9A-Fa-f]{2}|[abfv])")


def plain(string):
    return illegal.sub("", string or "").replace("\r\n", "\n").replace("\r", "\n")


with open(f"{folder}/{stem}.beads.jsonl", encoding="utf-8") as file:
    beads = [json.loads(line) for line in file]
pairs = [tuple(plain(" ".join(side["texts"])) if side else "" for side in (bead["source"], bead["target"])) for bead in beads]
failed = False
for name, reader, gaps in ((stem + ".tmx", tmx.tmxfile, False), (stem + ".12.xlf", xliff.xlifffile, True), (stem + ".po", po.pofile, True)):
    # A gap of the target is a unit without target in XLIFF and PO; TMX has no place for it, and none has one for a gap of the source.
    expected = [pair for pair in pairs if pair[0] and (pair[1] or gaps)]
    units = [unit for unit in reader.parsefile(f"{folder}/{name}").units if unit.source]
    got = [tuple(plain(escape.sub("", str(side)) if name.endswith(".po") and side else str(side or "")) for side in (unit.source, unit.target))
           for unit in units]
    if got != expected:
        failed = True
        print(f"{name}: {len(got)} pairs read, {len(expected)} written")
        for at, (one, other) in enumerate(zip(got, expected)):
            if one != other:
                print(f"  pair {at}: read {one!r:.300}\n     written {other!r:.300}")
                break
sys.exit(failed)
