"""Each difference of two databases chosen alone: what comes along with it, and whether that can be done.

tests/test_alone.py proves it on a server, scripts/mutants.py asks what comes along when something is taken away.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from pgsync.engine.diff import diff
from pgsync.engine.plan import make_plan
from pgsync.engine.select import Selected, Selection, select
from pgsync.errors import Refused
from pgsync.kinds import BY_NAME
from pgsync.model.kind import Kind
from pgsync.model.objects import Catalog
from pgsync.server.connect import write_session
from proof import SAMPLE, Place, Side, describe

PAIRS = sorted(folder for folder in (Path(__file__).parent / "alone").iterdir() if folder.is_dir())
ROLE = "pgsync_alone"
"""The role that a script may make; it goes with the database."""
_SCOPES = ("roles",)
_BY_HAND = frozenset({"subscription"})  # it has a secret: the plan only says what is to be done
_MANY = 100


@dataclass(frozen=True)
class Two:
    """The catalogs of two databases of one server, of which one was there after the other: their roles differ too."""

    current: Catalog
    desired: Catalog

    @property
    def back(self) -> "Two":
        """The same, the other way round."""
        return Two(self.desired, self.current)


def read(place: Place, folder: Path) -> Two:
    """Return what two scripts make."""
    found = []
    for name in ("from", "to"):
        with built(place, folder, name) as side:
            found.append(side.catalog())
    return Two(*found)


@contextmanager
def built(place: Place, folder: Path, name: str) -> Iterator[Side]:
    """Yield a database of one of the two scripts; the role goes with it."""
    drop = f"DROP ROLE IF EXISTS {ROLE}".encode()
    place.conn.execute(drop)
    try:
        with place.database((folder / f"{name}.sql").read_text()) as side:
            side.scopes = _SCOPES
            yield side
    finally:
        place.conn.execute(drop)


def choices(two: Two, kinds: Mapping[str, Kind[Any]] = BY_NAME) -> Iterator[tuple[str, Selected | Refused]]:
    """Yield each difference in words, and what is selected with it alone; not the owner or comment of what is new."""
    current, desired = two.current, two.desired
    every = current.objects.keys() | desired.objects.keys()
    for change in diff(current, desired, BY_NAME):
        parent = (change.desired or change.current or desired.objects[change.id]).parent
        if BY_NAME[change.id.kind].satellite and not (parent in current.objects and parent in desired.objects):
            continue
        try:
            selection = Selection(left_out=frozenset(every - {change.id}))
            yield describe(change), select(current, desired, selection, kinds)
        except Refused as error:
            yield describe(change), error


def text(two: Two, kinds: Mapping[str, Kind[Any]] = BY_NAME) -> str:
    """Return a paragraph for each difference: what comes along, without what is a part of that."""
    lines = []
    for words, selected in choices(two, kinds):
        lines += [words, *(f"    {line}" for line in _along(selected, two))]
    return "\n".join([*lines, ""])


def _along(selected: Selected | Refused, two: Two) -> Iterator[str]:
    if isinstance(selected, Refused):
        yield f"refused: {selected.message}"
        return
    added = {*selected.added}
    for id_ in sorted(added):
        item = two.desired.get(id_) or two.current.objects[id_]
        if item.parent not in added and id_.kind != "owner":
            yield f"{id_.kind}:{id_.name}"


def failures(side: Side, two: Two) -> Iterator[str]:
    """Try what is selected with each difference on a server and take it back; yield what cannot be done or is left.

    What is left is looked for where that does not take long, or all is to be tried.
    """
    is_looked_for = SAMPLE == 1 or max(len(two.current.objects), len(two.desired.objects)) < _MANY
    for words, selected in choices(two):
        if isinstance(selected, Refused):
            continue
        plan = make_plan(selected.current, selected.desired, BY_NAME)
        write_session(side.session, lock_timeout=10, statement_timeout=60)
        side.session.execute("BEGIN")
        try:
            for planned in plan.statements:
                side.session.execute(planned.statement.sql.encode())
            if is_looked_for:
                there = side.catalog()
                found = diff(there, plan.expected, BY_NAME)
                planned_for = [one for one in found if not {one.id.kind, one.id.path[0]} & _BY_HAND]
                yield from (f"{words}: {describe(left)} is left" for left in planned_for)
        except psycopg.Error as error:
            yield f"{words}: {error}"
        side.session.execute("ROLLBACK")
