"""Findings as SARIF 2.1.0, the format of code scanners (OASIS standard, static analysis results interchange format)."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from pgsync import __version__
from pgsync.ui.findings import Finding

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(findings: Iterable[Finding]) -> str:
    """Return the document, with one rule for each code that was found."""
    every = list(findings)
    rules = {one.rule: one for one in reversed(every)}
    names = sorted(rules)
    document = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "pgsync",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_rule(name, rules[name]) for name in names],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, names.index(one.rule)) for one in every],
            }
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _rule(name: str, one: Finding) -> dict[str, Any]:
    text = one.help or one.rule
    return {
        "id": name,
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": f"{text} See: pgsync help hazards."},
        "defaultConfiguration": {"level": one.level},
    }


def _result(one: Finding, rule: int) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if one.file is not None:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": quote(one.file.replace("\\", "/"))},
            "region": {"startLine": max(1, one.line)},
        }
    if one.name:
        location["logicalLocations"] = [{"fullyQualifiedName": one.name}]
    return {
        "ruleId": one.rule,
        "ruleIndex": rule,
        "level": one.level,
        "message": {"text": one.message},
        "locations": [location] if location else [],
        "partialFingerprints": {"pgsync/v1": sha256(f"{one.rule} {one.name} {one.message}".encode()).hexdigest()},
    }
