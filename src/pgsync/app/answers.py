"""Comparing what was compared before: the answer is given again where nothing has changed in either database.

What is kept is what was said, not the catalogs: to read those from a disk and compare them anew takes as long as to
read them from their servers (docs/decisions/0160-what-a-cache-may-hold.md).
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Literal

from pgsync.app.catalogs import Progress, all_at_once, comparable, sessions, settle
from pgsync.app.choice import Choice
from pgsync.app.compare import Comparison, compare, compared
from pgsync.app.connections import Connections
from pgsync.app.differing import read_differing
from pgsync.app.policy import environment_of
from pgsync.conninfo import ConnectionTarget
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, describe_server, read_session
from pgsync.server.readable import readable
from pgsync.server.state import State, state
from pgsync.store import answers

_LARGEST = 10_000_000  # characters of an answer that is kept

Wanted = bool | Literal["auto"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A comparison in words. sides: what both are called. kept: when it was made, ISO 8601; "" for now."""

    text: str
    is_equal: bool
    sides: tuple[str, str]
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """How a comparison is put into words. name: what tells this form from others, the width of the lines included."""

    name: str
    words: Callable[[Comparison], str]

    def answer(self, comparison: Comparison) -> Answer:
        """Return a comparison in this form."""
        sides = comparison.source.connection, comparison.target.connection
        is_equal = comparison.is_equal and (comparison.merge is None or not comparison.merge.undecided)
        return Answer(self.words(comparison), is_equal, sides)


def answered(
    connections: Connections,
    source: str,
    target: str,
    choice: Choice,
    form: Form,
    progress: Progress,
    *,
    cache: Wanted = "auto",
) -> Answer:
    """Return what differs, as it was said before where neither database nor anything else has changed since.

    cache: may it have been said before? "auto": where neither side is production. What belongs to the whole cluster or
    to the data is always read.
    """
    live = [name for name in (source, target) if not connections.is_file(name) and not connections.is_state(name)]
    targets = [connections.resolve(name) for name in live]
    if len(set(targets)) < 2 or choice.scopes:  # noqa: PLR2004
        return form.answer(compare(connections, source, target, choice, progress))
    is_kept = _is_wanted(cache, targets)
    with sessions(connections, targets, progress) as opened:
        sides = dict(zip(targets, opened, strict=True))
        seen = all_at_once({t: partial(_seen, one, t) for t, one in sides.items()}, opened) if is_kept else {}
        key = answers.key_of([form.name, choice, *(one.what for one in seen.values())])
        answer = _recalled(key, list(seen.values())) if is_kept else None
        if answer is not None:
            return answer
        found = read_differing(sides, choice, progress)
        after = all_at_once({t: partial(_state, one, t) for t, one in sides.items()}, opened) if is_kept else {}
    settle(connections, found)
    answer = form.answer(compared(*comparable(*found), choice))
    is_certain = is_kept and all(
        one.state is not None and one.state.value == _value(after[target]) for target, one in seen.items()
    )
    if is_certain and len(answer.text) <= _LARGEST:
        _keep(key, answer, list(seen.values()))
    return answer


def _is_wanted(cache: Wanted, targets: Sequence[ConnectionTarget]) -> bool:
    return all(environment_of(one) != "prod" for one in targets) if cache == "auto" else cache


@dataclass(frozen=True, slots=True)
class _Seen:
    """A side before it is read. what: which database this is, seen by whom. state: None where it cannot be known."""

    what: tuple[object, ...]
    state: State | None


def _seen(session: Connection, target: ConnectionTarget) -> _Seen:
    with readable(target.name):
        read_session(session)
        info = describe_server(session, is_timed=False)
        return _Seen((target, target.options, info), state(session))


def _state(session: Connection, target: ConnectionTarget) -> State | None:
    with readable(target.name):
        return state(session)


def _value(found: State | None) -> str:
    return "" if found is None else found.value


def _recalled(key: str, sides: Sequence[_Seen]) -> Answer | None:
    found = answers.recall(key)
    if found is None:
        return None
    for side, value, transaction in zip(sides, found["values"], found["transactions"], strict=True):
        if side.state is None or not side.state.is_that_of(value, transaction):
            return None
    return Answer(found["text"], found["is_equal"], tuple(found["sides"]), found["kept"])


def _keep(key: str, answer: Answer, sides: Sequence[_Seen]) -> None:
    states = [side.state for side in sides if side.state is not None]
    if len(states) == len(sides):
        answers.keep(
            key,
            {
                "values": [one.value for one in states],
                "transactions": [one.transaction for one in states],
                "text": answer.text,
                "is_equal": answer.is_equal,
                "sides": list(answer.sides),
                "kept": datetime.now(UTC).isoformat(timespec="seconds"),
            },
        )
