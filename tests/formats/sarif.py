# SPDX-License-Identifier: Apache-2.0
"""Holds a SARIF file to the rules of SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/) for what is written, from the
standard's own words: properties that are known, of the right type and range, indexes that point where the name beside them
says, regions that are in order. Stricter than the standard: a property that is not written is not allowed."""
import json
import re
import sys


def fail(place, what):
    sys.exit(f"{place}: {what}")


def fields(value, place, required, optional=()):
    if not isinstance(value, dict):
        fail(place, "no object")
    for name in required:
        if name not in value:
            fail(place, f"lacks {name}")
    for name in value:
        if name not in required and name not in optional:
            fail(place, f"has {name}")


def text(value, place):
    if not isinstance(value, str):
        fail(place, "no string")


def whole(value, place, least):
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        fail(place, f"{value} is no whole number from {least} on")


def region(value, place, snippet):
    fields(value, place, ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"], ["snippet"] if snippet else [])
    for name in ["startLine", "startColumn", "endLine", "endColumn"]:
        whole(value[name], f"{place}.{name}", 1)
    for name in ["byteOffset", "byteLength"]:
        whole(value[name], f"{place}.{name}", 0)
    if (value["startLine"], value["startColumn"]) > (value["endLine"], value["endColumn"]):
        fail(place, "ends before it starts")
    if "snippet" in value:
        fields(value["snippet"], place + ".snippet", ["text"])


def artifact(value, place, artifacts):
    fields(value, place, ["uri", "index"])
    whole(value["index"], place + ".index", 0)
    if value["index"] >= len(artifacts) or artifacts[value["index"]]["location"]["uri"] != value["uri"]:
        fail(place, "index and uri differ")


def location(value, place, artifacts):
    fields(value, place, ["physicalLocation"], ["id", "message"])
    if "id" in value:
        whole(value["id"], place + ".id", 0)
    physical = value["physicalLocation"]
    fields(physical, place, ["artifactLocation"], ["region"])
    artifact(physical["artifactLocation"], place + ".artifactLocation", artifacts)
    if "region" in physical:
        region(physical["region"], place + ".region", True)


def check(log):
    fields(log, "log", ["$schema", "version", "runs"])
    if log["version"] != "2.1.0":
        fail("version", log["version"])
    for r, run in enumerate(log["runs"]):
        place = f"runs[{r}]"
        fields(run, place, ["tool", "results"], ["language", "columnKind", "artifacts", "properties"])
        fields(run["tool"], place + ".tool", ["driver"])
        driver = run["tool"]["driver"]
        fields(driver, place + ".driver", ["name", "version", "rules"], ["informationUri"])
        rules = driver["rules"]
        if len({rule["id"] for rule in rules}) != len(rules):
            fail(place, "a rule stands twice")
        for rule in rules:
            where = f"rule {rule.get('id')}"
            fields(rule, where, ["id", "shortDescription"], ["defaultConfiguration", "properties"])
            fields(rule["shortDescription"], where, ["text"])
            if rule.get("defaultConfiguration", {}).get("level", "warning") not in ("none", "note", "warning", "error"):
                fail(where, "level")
        if run.get("language", "en-US") not in ("en-US", "en", "ar"):
            fail(place, "language")
        if run.get("columnKind") not in ("utf16CodeUnits", "unicodeCodePoints"):
            fail(place, "columnKind")
        artifacts = run.get("artifacts", [])
        for a, item in enumerate(artifacts):
            fields(item, f"artifacts[{a}]", ["location"], ["encoding", "properties"])
            fields(item["location"], f"artifacts[{a}]", ["uri"])
            uri = item["location"]["uri"]  # RFC 3986: unreserved, reserved and percent-encoded characters only
            if not re.fullmatch(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*", uri):
                fail(f"artifacts[{a}]", f"{uri!r} is no URI")
        for i, result in enumerate(run["results"]):
            where = f"results[{i}]"
            fields(result, where, ["ruleId", "level", "message"],
                   ["ruleIndex", "rank", "locations", "relatedLocations", "fixes", "properties", "partialFingerprints"])
            if result["level"] not in ("none", "note", "warning", "error"):
                fail(where, "level")
            if "ruleIndex" in result:
                whole(result["ruleIndex"], where + ".ruleIndex", 0)
                if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                    fail(where, "ruleIndex and ruleId differ")
            if not -1 <= result.get("rank", -1) <= 100:
                fail(where, "rank")
            fields(result["message"], where + ".message", ["text"])
            text(result["message"]["text"], where + ".message")
            ids = []
            for name in ("locations", "relatedLocations"):
                for place in result.get(name, []):
                    location(place, f"{where}.{name}", artifacts)
                    if "id" in place:
                        ids.append(place["id"])
            if len(set(ids)) != len(ids):
                fail(where, "two locations have one id")
            for fix in result.get("fixes", []):
                fields(fix, where + ".fix", ["artifactChanges"], ["description"])
                if not fix["artifactChanges"]:
                    fail(where, "a fix changes nothing")
                for change in fix["artifactChanges"]:
                    fields(change, where + ".change", ["artifactLocation", "replacements"])
                    artifact(change["artifactLocation"], where + ".change", artifacts)
                    for replacement in change["replacements"]:
                        fields(replacement, where + ".replacement", ["deletedRegion"], ["insertedContent"])
                        region(replacement["deletedRegion"], where + ".deletedRegion", False)
                        if "insertedContent" in replacement:
                            fields(replacement["insertedContent"], where + ".insertedContent", ["text"])


with open(sys.argv[1], encoding="utf-8") as file:
    check(json.load(file))
