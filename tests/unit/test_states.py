"""Which moment, and which kept state, the word behind an @ means."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from pgsync.app.states import iso, moment_of, state_of
from pgsync.errors import UsageError
from pgsync.store.history import Kept

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def _kept(state: str, first: str, last: str, scopes: tuple[str, ...] = ()) -> Kept:
    days = [f"2026-11-{day}T00:00:00.000Z" for day in (first, last)]
    return Kept(state=state, first=days[0], last=days[1], address="", objects=0, server={}, scopes=scopes)


@pytest.fixture(autouse=True)
def _in_kathmandu() -> Iterator[None]:
    """Let this machine's clock be neither UTC nor whole hours from it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Kathmandu")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("words", "moment"),
    (
        ("2026-11-20", "2026-11-20T18:14:59.999Z"),
        ("yesterday", "2026-11-22T18:14:59.999Z"),
        ("2026-11-20T12:00", "2026-11-20T06:15:00.000Z"),
        ("2026-11-20 12:00:30", "2026-11-20T06:15:30.000Z"),
        ("2026-11-20T12:00Z", "2026-11-20T12:00:00.000Z"),
        ("2026-11-20T12:00+02:00", "2026-11-20T10:00:00.000Z"),
        ("90min", "2026-11-23T10:30:00.000Z"),
        ("12h", "2026-11-23T00:00:00.000Z"),
        ("3d", "2026-11-20T12:00:00.000Z"),
        ("1w", "2026-11-16T12:00:00.000Z"),
    ),
)
def test_words_name_moments(words: str, moment: str) -> None:
    found = moment_of(words, NOW)

    assert found is not None
    assert iso(found) == moment


@pytest.mark.parametrize(
    "words", ("", "soon", "2026-13-01", "2026-11-20T25:00", "3", "d", "last", "-1", "20261120T1", "2026-W47-1")
)
def test_other_words_name_none(words: str) -> None:
    assert moment_of(words, NOW) is None


def test_the_state_of_a_moment_is_the_one_that_was_seen_nearest_before_it() -> None:
    kept = [_kept("a" * 40, "01", "05"), _kept("b" * 40, "07", "09"), _kept("c" * 40, "08", "08", ("roles",))]

    assert state_of("prod", "2026-11-03", kept).state[0] == "a"
    assert state_of("prod", "2026-11-06", kept).state[0] == "a"
    assert state_of("prod", "2026-11-20", kept).state[0] == "b"
    assert state_of("prod", "2026-11-20", kept, {"roles"}).state[0] == "c"
    assert state_of("prod", "2026-11-03", kept, {"roles"}).state[0] == "a"
    assert [state_of("prod", when, kept).state[0] for when in ("last", "-1", "-2", "bbbbbb")] == ["b", "c", "a", "b"]
    with pytest.raises(UsageError, match="nothing is kept of prod from 2026-10-20"):
        state_of("prod", "2026-10-20", kept)
