"""What happened to an object: what our runs changed, and what was seen changed between two kept states."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pgsync.app.describe import line_of
from pgsync.app.outcome import before_of, objects_after
from pgsync.app.states import Kept, history_of
from pgsync.engine.diff import Change, Verb, diff
from pgsync.engine.select import Selection, chooser
from pgsync.errors import PgsyncError
from pgsync.kinds import BY_NAME, KINDS, outside
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, DbObject, Server
from pgsync.plain import dataclass
from pgsync.store import journal, planfile
from pgsync.store.history import History
from pgsync.store.journal import Run, State
from pgsync.store.paths import runs_directory

if TYPE_CHECKING:
    from pgsync.store.config import Configuration

__all__ = ["Event", "trail"]

_RELATIONS = ("table", "view", "materialized view", "foreign table")

Objects = Mapping[ObjectId, DbObject[Any]]
Meaning = Callable[[Change], bool]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an object, or to a part of it.

    connection: where. after: "" for what a run did, else when it was not so yet; before: when it was so. ISO 8601, UTC.
    words: who did it, as far as that is known. run: its id; "" for drift.
    """

    connection: str
    before: str
    words: str
    changes: tuple[Change, ...]
    after: str = ""
    run: str = ""

    @property
    def lines(self) -> list[str]:
        """Return the changes as lines: "~ column public.orders.total: type numeric(10,2) → numeric(12,2)"."""
        return [line_of(change) for change in self.changes]


def trail(configuration: "Configuration", pattern: str, connection: str | None = None) -> list[Event]:
    """Return what happened to the objects of a pattern, the newest first; connection: in this one alone."""
    is_meant = _meaning(pattern)
    runs = [run for run in journal.runs(runs_directory(configuration.project_file)) if run.state is not State.FAILED]
    touched = {run.id: _changed_by(run) for run in runs}
    found = [event for run in runs if (event := _of_run(run, touched[run.id], is_meant)) is not None]
    history = history_of(configuration)
    for name in history.connections():
        ours = [run for run in runs if run.header.target_name == name]
        found += _drift(history, name, ours, touched, is_meant)
    found = [event for event in found if connection in {None, event.connection}]
    return sorted(found, key=lambda event: event.before, reverse=True)


def _meaning(pattern: str) -> Meaning:
    """Return what tells whether an object is meant, or a part of one that is: parts are known by parent and path."""
    nothing = Catalog(Server(0), {})
    is_chosen = chooser(nothing, nothing, Selection(only=(pattern,)), BY_NAME)

    def is_meant(id_: ObjectId) -> bool:
        path = id_.path[1:] if BY_NAME[id_.kind].satellite else id_.path
        wholes = (ObjectId(kind, path[:length]) for length in range(2, len(path) + 1) for kind in _RELATIONS)
        return is_chosen(id_) or (len(path) > 1 and any(map(is_chosen, wholes)))

    def is_change_meant(change: Change) -> bool:
        parents = {item.parent for item in (change.current, change.desired) if item is not None}
        return is_meant(change.id) or any(is_meant(parent) for parent in parents if parent is not None)

    return is_change_meant


def _changed_by(run: Run) -> tuple[Change, ...]:
    """Return what a run was to change; nothing where its plan cannot be read."""
    try:
        plan = planfile.load(run.directory / journal.PLAN)
        return _changes(before_of(plan), objects_after(plan))
    except PgsyncError:
        return ()


def _of_run(run: Run, changes: tuple[Change, ...], is_meant: Meaning) -> Event | None:
    own = _outermost(change for change in changes if is_meant(change))
    if not own:
        return None
    what = f"rollback of {run.header.takes_back}" if run.header.takes_back else f"apply of plan {run.header.plan}"
    how = "" if run.state is State.DONE else f", {run.state}"
    words = f"run {run.id} by {run.header.user}: {what}{how}"
    return Event(run.header.target_name, run.header.started, words, own, run=run.id)


def _drift(
    history: History,
    name: str,
    runs: list[Run],
    touched: Mapping[str, tuple[Change, ...]],
    is_meant: Meaning,
) -> Iterator[Event]:
    """Return what is otherwise from one kept state to the next and was no run's doing."""
    kept = history.kept(name)
    for old, new in pairwise(kept):
        if old.state == new.state:
            continue
        gone = outside(frozenset(old.scopes) & frozenset(new.scopes))
        sides = (
            {id_: item for id_, item in side.items() if id_.kind not in gone}
            for side in history.changed(old, new, KINDS)
        )
        between = [run for run in runs if old.last <= run.header.started <= new.first or run.id == new.run]
        ours = {change.id for run in between for change in touched[run.id]}
        changes = _changes(*sides)
        own = _outermost(change for change in changes if is_meant(change) and change.id not in ours)
        if own:
            yield Event(name, new.first, _words(old, new, between), own, min(old.last, new.first))


def _words(old: Kept, new: Kept, runs: list[Run]) -> str:
    if not new.is_place_of(old):
        return f"another database by this name: {new.address}"
    moments = min(old.last, new.first), new.first
    first, last = (_clock(moment, old.last, is_exact=len({one[:16] for one in moments}) == 1) for moment in moments)
    ours = f", while run {runs[-1].id} went on" if runs else ""
    return f"drift seen between {first} and {last}{ours}"


def _clock(text: str, day: str, *, is_exact: bool) -> str:
    """Return a moment of this machine: the time alone on the day that is named. is_exact: with its seconds."""
    moment, other = (datetime.fromisoformat(one).astimezone() for one in (text, day))
    time = f"{moment:%H:%M:%S}" if is_exact else f"{moment:%H:%M}"
    return time if moment.date() == other.date() else f"{moment:%Y-%m-%d} {time}"


def _changes(before: Objects, after: Objects) -> tuple[Change, ...]:
    current, desired = (Catalog(Server(0), one) for one in (before, after))
    return tuple(diff(current, desired, BY_NAME))


def _outermost(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes without those of parts that come and go with their whole."""
    found = list(changes)
    whole = {change.id for change in found if change.verb is not Verb.ALTER}

    def is_implied(change: Change) -> bool:
        item = change.desired or change.current
        return change.verb is not Verb.ALTER and item is not None and item.parent in whole

    return tuple(change for change in found if not is_implied(change))
