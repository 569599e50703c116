"""Writes docs/coverage.md from KINDS: what is compared, and how each difference is brought about."""  # noqa: INP001 - a script

from collections.abc import Iterator
from dataclasses import fields
from inspect import getmodule
from pathlib import Path
from typing import Any

from pgsync.kinds import KINDS
from pgsync.model.kind import Kind, no_object
from pgsync.model.modes import Mode, left_out_by

TARGET = Path(__file__).parents[1] / "docs" / "coverage.md"

_HEAD = """\
# What is compared

Made by scripts/make_coverage.py from the declarations in src/pgsync/kinds/; do not edit.

One section per kind of object, in build order, one line per field. *Compared*: `default` and stricter, `strict` (only
with --strict) or `not lenient` (all but --lenient); then the aspect that it is left out with, as by --no-storage.
What modes make of values and names is in `pgsync help modes`. *Brought about*: `in place` by ALTER or its like;
`replaced` by dropping and creating, with everything that depends on it; `in place or replaced` where PostgreSQL can
alter some of the values and not others. A new table replaces nothing: creating and dropping need no line here.
"""


def coverage() -> str:
    """Return the text of docs/coverage.md."""
    return "\n".join([_HEAD, *(line for kind in KINDS for line in _section(kind))])


def _section(kind: Kind[Any]) -> Iterator[str]:
    module = getmodule(kind.spec)
    about = (module.__doc__ or "").splitlines()[0] if module else ""
    yield f"## {kind.name}\n"
    yield about
    if kind.since > 13:  # noqa: PLR2004 - the oldest version supported
        yield f"PostgreSQL {kind.since} and newer."
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
    return "in place" if kind.replaces is no_object else "in place or replaced"


if __name__ == "__main__":
    TARGET.write_text(coverage())
