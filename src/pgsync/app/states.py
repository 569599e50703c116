"""States of connections: what is kept of them while they are read, and what prod@2026-10-01 stands for."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pgsync.errors import PgsyncError, UsageError
from pgsync.kinds import KINDS
from pgsync.model.objects import Catalog
from pgsync.plain import dataclass
from pgsync.store.history import History, Kept, Seen, directory_of

if TYPE_CHECKING:
    from pgsync.app.connections import Connections
    from pgsync.conninfo import ConnectionTarget
    from pgsync.store.config import Configuration

__all__ = ["Kept", "State", "history_of", "keep", "listed", "loaded", "moment_of", "pruned", "state_of"]

AT = "@"
LAST = "last"
YESTERDAY = "yesterday"
_BACK = re.compile(r"-(\d{1,6})")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AGO = re.compile(r"(\d{1,6})(min|h|d|w)")
_UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_ID = re.compile(r"[0-9a-f]{6,40}")
_FORMS = "2026-10-01, 2026-10-01T12:00, yesterday, 3d (so long ago), last, -1 (the one before the last), or its id"


_MOST_WAITING = 2
_waiting: list[tuple["Connections", "ConnectionTarget", Catalog, Seen]] = []


@dataclass(frozen=True, slots=True)
class State:
    """A kept state of a connection, with what is in it. seen: when it was so, ISO 8601, UTC."""

    connection: str
    target: "ConnectionTarget"
    entry: Kept
    catalog: Catalog
    seen: str


def history_of(configuration: "Configuration") -> History:
    """Return the history of a project's connections, with all that was seen so far."""
    keep_waiting()
    return History(directory_of(configuration.project_file))


def keep(
    connections: "Connections", target: "ConnectionTarget", catalog: Catalog, version_num: int, run: str = ""
) -> None:
    """Keep what a named connection looks like now; never raises: that it could not be kept is a notice."""
    keep_waiting()
    _keep(connections, target, catalog, Seen(now(), target.address, version_num, run))


def _keep(connections: "Connections", target: "ConnectionTarget", catalog: Catalog, seen: Seen) -> None:
    limit = connections.configuration.settings.history.keep
    if not limit or not target.is_named or target.name not in connections.configuration.settings.connections:
        return
    try:
        History(directory_of(connections.configuration.project_file)).keep(target.name, catalog, seen, limit)
    except OSError as error:
        connections.notice(f"the history of {target.name} was not kept: {error.strerror or error}")
    except PgsyncError as error:
        connections.notice(f"the history of {target.name} was not kept: {error.message}")


def keep_soon(connections: "Connections", target: "ConnectionTarget", catalog: Catalog, version_num: int) -> None:
    """Keep what a named connection looks like now when the command has said what it has to say, or is asked for it."""
    if len(_waiting) >= _MOST_WAITING:  # their catalogs wait with them
        keep_waiting()
    _waiting.append((connections, target, catalog, Seen(now(), target.address, version_num)))


def keep_waiting(*, is_forgotten: bool = False) -> None:
    """Keep what waits to be kept, or forget it."""
    if is_forgotten:
        _waiting.clear()
    while _waiting:
        _keep(*_waiting.pop(0))


def seen_again(connections: "Connections", name: str, fingerprint: str) -> None:
    """Note that a named connection has not changed; what cannot be noted is left."""
    if connections.configuration.settings.history.keep and name in connections.configuration.settings.connections:
        with suppress(OSError, PgsyncError):
            history_of(connections.configuration).see(name, fingerprint, now())


def loaded(connections: "Connections", text: str, scopes: Collection[str] = ()) -> State:
    """Return the state that NAME@WHEN stands for; raises UsageError, BadSnapshot.

    scopes: what is wanted of it beyond what every comparison reads, if there is a state with it.
    """
    name, _, when = text.partition(AT)
    history = history_of(connections.configuration)
    entry = state_of(name, when, history.kept(name), scopes)
    moment = moment_of(when)
    seen = entry.last if moment is None else min(entry.last, iso(moment))
    return State(name, connections.resolve(name), entry, history.load(entry, KINDS), seen)


def named(connections: "Connections", text: str) -> tuple[str, Kept]:
    """Return the connection and which of its states NAME@WHEN stands for; raises UsageError."""
    name, _, when = text.partition(AT)
    return name, state_of(name, when, history_of(connections.configuration).kept(name))


def is_moving(text: str) -> bool:
    """Tell whether NAME@WHEN counts from the newest state, which is another one after each comparison."""
    when = text.partition(AT)[2]
    return when == LAST or _BACK.fullmatch(when) is not None


def state_of(name: str, when: str, entries: Sequence[Kept], scopes: Collection[str] = ()) -> Kept:
    """Return which of the states that are kept is meant; raises UsageError."""
    if not entries:
        raise UsageError(
            f"nothing is kept of {name}",
            "Each comparison and each apply keeps what a named connection looks like, from the first one on.",
            f"pgsync compare {name} OTHER, and with keep = 0 under [history] nothing is.",
        )
    whole = [entry for entry in entries if set(scopes) <= set(entry.scopes)] or entries
    back = _BACK.fullmatch(when)
    if when == LAST or back:
        return _counted_back(name, int(back[1]) if back else 0, entries)
    if _ID.fullmatch(when) and (known := [entry for entry in entries if entry.state.startswith(when)]):
        return known[-1]
    moment = moment_of(when)
    if moment is None:
        raise UsageError(f'"{when}" is no moment', f"It is one of: {_FORMS}.", f"pgsync snapshot list {name}")
    until = iso(moment)
    before = [entry for entry in whole if entry.first <= until] or [e for e in entries if e.first <= until]
    if not before:
        raise UsageError(
            f"nothing is kept of {name} from {shown(until)} or before",
            f"The oldest of {len(entries):,} kept states is of {shown(entries[0].first)}.",
            f"pgsync snapshot list {name}",
        )
    return max(before, key=lambda entry: min(entry.last, until))


def _counted_back(name: str, number: int, entries: Sequence[Kept]) -> Kept:
    newest = sorted(entries, key=lambda entry: entry.last, reverse=True)
    if number >= len(newest):
        what = f"{len(newest):,} {'is' if len(newest) == 1 else 'are'} kept."
        raise UsageError(f"{name} has no state {number:,} before the last", what, f"pgsync snapshot list {name}")
    return newest[number]


def moment_of(when: str, at: datetime | None = None) -> datetime | None:
    """Return the moment that words name, by this machine's clock unless they name a zone; None for other words.

    A day is its end: what was kept last on it or before. at: now.
    """
    here = (at or datetime.now(UTC)).astimezone()
    if when == YESTERDAY:
        return _end_of(here.date() - timedelta(days=1))
    if ago := _AGO.fullmatch(when):
        return here - int(ago[1]) * _UNITS[ago[2]]
    if not _DAY.match(when):
        return None
    try:
        if _DAY.fullmatch(when):
            return _end_of(date.fromisoformat(when))
        return datetime.fromisoformat(when).astimezone()
    except (ValueError, OverflowError):
        return None


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max).astimezone()


def now() -> str:
    """Return the time as it is written."""
    return iso(datetime.now(UTC))


def iso(moment: datetime) -> str:
    """Return a moment as it is written: UTC, in milliseconds, so that texts sort as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def shown(moment: str) -> str:
    """Return a written moment as people read it here: 2026-10-01 12:00:03."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def listed(configuration: "Configuration", name: str | None = None) -> dict[str, list[Kept]]:
    """Return what is kept of a connection or of all of them, the oldest first; raises UsageError."""
    history = history_of(configuration)
    names = history.connections()
    if name is not None and name not in names:
        known = f"Something is kept of: {', '.join(names)}." if names else "Nothing is kept of any connection yet."
        raise UsageError(f"nothing is kept of {name}", known)
    return {one: history.kept(one) for one in names if name in {None, one}}


def pruned(
    configuration: "Configuration", name: str | None, most: int | None, older_than: timedelta | None, *, is_dry: bool
) -> tuple[int, int]:
    """Forget states; returns how many, and how many bytes that made free (of a dry run: 0).

    most: states of a connection that stay. older_than: only what was seen last so long ago; the newest state of a
    connection stays always.
    """
    oldest = "" if older_than is None else iso(datetime.now(UTC) - older_than)

    def is_wanted(newer: int, entry: Kept) -> bool:
        if not newer:
            return True
        return not ((most is not None and newer >= most) or (older_than is not None and entry.last < oldest))

    found = listed(configuration, name)
    if is_dry:
        return sum(not is_wanted(n, e) for kept in found.values() for n, e in enumerate(reversed(kept))), 0
    try:
        return history_of(configuration).prune(found, is_wanted)
    except OSError as error:
        raise PgsyncError("could not prune the history", f"{error.strerror or error}.") from None
