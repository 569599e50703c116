"""What pgsync lint found, for programs: JSON (docs/lint.md), GitHub's workflow commands, SARIF 2.1.0 (OASIS)."""

import json
from collections.abc import Iterator
from typing import Any

from pgsync import __version__
from pgsync.app.describe import as_json
from pgsync.app.lint import Finding, Level, Linted, LintResult
from pgsync.model.hazards import in_a_file
from pgsync.model.statements import Hazard
from pgsync.ui.lint import said

FORMAT = 1
_GITHUB = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_SARIF = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_SYNTAX = "SQL"  # the rule of what is no hazard: a statement that fails


def lint_json(result: LintResult) -> str:
    """Return everything that is known of each statement; the shape only ever grows."""
    document = {
        "format": FORMAT,
        "tool": f"pgsync {__version__}",
        "file": str(result.path),
        "target": result.target or None,
        "tried_on": result.place,
        "statements": [_statement(result, one) for one in result.statements],
        "messages": [
            {
                "line": message.place.line,
                "column": message.place.column,
                "level": message.level,
                "text": message.text,
                "hint": message.hint or None,
            }
            for message in result.messages
        ],
        "open_hazards": len(result.open),
    }
    return json.dumps(document, indent=2, ensure_ascii=True)


def _statement(result: LintResult, one: Linted) -> dict[str, Any]:
    piece = one.piece
    document: dict[str, Any] = {
        "line": piece.place.line,
        "column": piece.place.column,
        "sql": piece.text,
        "transaction": one.transaction,
        "was_tried": one.planned is not None,
    }
    if one.planned is not None:
        statement = one.planned.statement
        locks = [(id_, statement.lock) for id_ in statement.relations] + list(statement.others)
        document |= {
            "lock": str(statement.lock),
            "locks": [{"relation": as_json(id_), "lock": str(lock)} for id_, lock in locks],
            "blocks_reads": statement.lock.blocks_reads,
            "blocks_writes": statement.lock.blocks_writes,
            "work": str(statement.work),
            "on_existing_data": result.impacts.effect(one.planned),
            "seconds": result.impacts.seconds(one.planned),
            "is_transactional": statement.transactional,
            "changes": [
                {"verb": str(change.verb), "object": as_json(change.id), "fields": sorted(change.fields)}
                for change in one.changes
            ],
            "hazards": [_hazard(finding) for finding in one.findings],
        }
    return document


def _hazard(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.hazard,
        "object": as_json(finding.object),
        "level": finding.level,
        "answer": finding.response,
        "is_allowed": finding.is_allowed,
        "what": finding.meaning.what,
        "instead": finding.meaning.instead,
        "evidence": list(finding.evidence),
    }


def lint_github(result: LintResult) -> Iterator[str]:
    """Yield a workflow command for each line of the report: an annotation beside the changed file."""
    for line, column, level, title, text in _places(result):
        properties = f"file={_property(str(result.path))},line={line},col={column},title={_property(title)}"
        yield f"::{_GITHUB[level]} {properties}::{_data(text)}"


def _places(result: LintResult) -> Iterator[tuple[int, int, Level, str, str]]:
    for message in result.messages:
        text = ". ".join(filter(None, (message.text, message.hint)))
        yield *message.place, message.level, "pgsync lint", text
    for one in result.statements:
        for finding in one.findings:
            if not finding.is_allowed:
                yield *one.piece.place, finding.level, finding.hazard, said(finding)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def lint_sarif(result: LintResult) -> str:
    """Return a SARIF log with a rule for each code that occurs; what a comment allows is a suppressed result."""
    codes = sorted({finding.hazard for one in result.statements for finding in one.findings})
    driver = {
        "name": "pgsync",
        "version": __version__,
        "rules": [
            *([{"id": _SYNTAX, "shortDescription": {"text": "The statement fails."}}] if result.messages else []),
            *(_rule(code) for code in codes),
        ],
    }
    results = [
        _result(result, message.place.line, message.place.column, _SYNTAX, message.level, message.text)
        for message in result.messages
    ]
    for one in result.statements:
        for finding in one.findings:
            found = _result(result, *one.piece.place, finding.hazard, finding.level, said(finding))
            results.append(found | ({"suppressions": [{"kind": "inSource"}]} if finding.is_allowed else {}))
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, indent=2, ensure_ascii=True)


def _rule(code: Hazard) -> dict[str, Any]:
    meaning = in_a_file(code)
    return {
        "id": code,
        "shortDescription": {"text": meaning.what},
        "help": {"text": f"Instead: {meaning.instead}"},
    }


def _result(result: LintResult, line: int, column: int, rule: str, level: Level, text: str) -> dict[str, Any]:
    region = {"startLine": line, "startColumn": column}
    location = {"artifactLocation": {"uri": _uri(result)}, "region": region}
    return {
        "ruleId": rule,
        "level": _SARIF[level],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }


def _uri(result: LintResult) -> str:
    from urllib.parse import quote

    return result.path.absolute().as_uri() if result.path.is_absolute() else quote(result.path.as_posix())
