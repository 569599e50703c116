"""Writes docs/coverage.md from KINDS: what is compared, and how each difference is brought about."""  # noqa: INP001 - a script

from collections.abc import Iterator
from dataclasses import fields
from inspect import getmodule
from pathlib import Path
from typing import Any

from pgsync.kinds import KINDS
from pgsync.kinds.catalog_columns import CATALOGS, Columns
from pgsync.model.kind import Kind, no_object, nothing
from pgsync.model.modes import Mode, left_out_by

TARGET = Path(__file__).parents[1] / "docs" / "coverage.md"

_HEAD = """\
# What is compared

Made by scripts/make_coverage.py from the declarations in src/pgsync/kinds/; do not edit.

One section per kind of object, in build order, one line per field. *Compared*: `default` and stricter, `strict` (only
with --strict) or `not lenient` (all but --lenient); then the aspect that it is left out with, as by --no-storage.
What modes make of values and names is in `pgsync help modes`. *Brought about*: `in place` by ALTER or its like;
`replaced` by dropping and creating, with everything that depends on it; `in place or replaced` where PostgreSQL can
alter some of the values and not others; `only reported` where it can be neither, or only with what pgsync must not
know. A new table replaces nothing: creating and dropping need no line here.

Then follows every column of every system catalog: which kind compares it, or why none does.
"""

_COLUMNS = """\
# Column by column

Every column of every system catalog of PostgreSQL 13 to 18 (src/pgsync/kinds/catalog_columns.py); `oid` is left out,
being the address of a row, different in every database. A test holds this against the servers and against the kinds'
queries. What a newer server has besides is named in a warning by compare, plan and explore.
"""


def coverage() -> str:
    """Return the text of docs/coverage.md."""
    sections = (line for kind in KINDS for line in _section(kind))
    return "\n".join(
        [
            _HEAD,
            *sections,
            (TARGET.parent / "limits.md").read_text(),
            _COLUMNS,
            *(line for name in CATALOGS for line in _catalog(name)),
        ]
    )


def _catalog(name: str) -> Iterator[str]:
    yield f"## {name}\n"
    yield "| Columns | |\n|---|---|"
    for part in CATALOGS[name]:
        names = [column for column in part.names if column != "oid" or part.kinds]
        if names:
            yield f"| {', '.join(f'`{column}`' for column in names)} | {_verdict(part)} |"
    yield ""


def _verdict(part: Columns) -> str:
    if part.reason:
        return f"left out: {part.reason}"
    return f"compared: {', '.join(part.kinds)}" + (f" (by {part.through})" if part.through else "")


def _section(kind: Kind[Any]) -> Iterator[str]:
    module = getmodule(kind.spec)
    about = (module.__doc__ or "").splitlines()[0] if module else ""
    yield f"## {kind.name}\n"
    yield about
    if kind.since > 13:  # noqa: PLR2004 - the oldest version supported
        yield f"PostgreSQL {kind.since} and newer."
    if kind.scope:
        option = "[data] tables" if kind.name == "row" else f"--{kind.scope.replace(' ', '-')}"
        yield f"Read and compared only when asked for: `{option}`."
    if kind.create is nothing and not kind.satellite:
        yield "Neither made nor dropped: where only one side has it, that is reported."
    if kind.satellite:
        yield "A property of other kinds' objects, restored whenever they are replaced; ignored in lenient mode."
    yield ""
    compared = [field.name for field in fields(kind.spec) if field.compare]
    if not compared:
        yield "It is there or it is not: no fields.\n"
        return
    yield "| Field | Compared | Brought about |\n|---|---|---|"
    for name in compared:
        yield f"| `{name}` | {_compared(kind, name)} | {_change(kind, name)} |"
    yield ""


def _compared(kind: Kind[Any], name: str) -> str:
    aspects = {kind.aspect, kind.aspects.get(name)} - {None}
    words = "strict" if name in kind.strict else "not lenient" if _is_lenient(kind, name) else "default"
    return f"{words}; {', '.join(sorted(map(str, aspects)))}" if aspects else words


def _is_lenient(kind: Kind[Any], name: str) -> bool:
    left_out = left_out_by(Mode.LENIENT)
    return name in kind.lenient or kind.aspect in left_out or kind.aspects.get(name) in left_out


def _change(kind: Kind[Any], name: str) -> str:
    if name in kind.replace_on:
        return "replaced"
    if kind.alter[name] is nothing and (kind.replaces is no_object or kind.notes is not nothing):
        return "only reported"
    return "in place" if kind.replaces is no_object else "in place or replaced"


if __name__ == "__main__":
    TARGET.write_text(coverage())
