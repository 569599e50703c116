"""What is compared by digests is what is compared when everything is read; and what is the same has the same digests.

Each database of a server has its oids from one counter, so that no two of a case have the same ones.
"""

from dataclasses import replace
from typing import Any

import pytest

from pgsync.app.catalogs import comparable
from pgsync.app.choice import ALL, Choice
from pgsync.app.compare import Comparison, compared
from pgsync.app.differing import read_differing
from pgsync.app.rules import Rules
from pgsync.model.modes import Aspect, Mode
from pgsync.server.connect import read_session
from pgsync.server.digests import digests
from proof import SAMPLE, Case, Place, Side
from test_cases import CASES

_EVERY = 1 if SAMPLE == 1 else 30  # of the cases; all of them where the other expensive tests try all
_ALL_COLUMNS = 10**9
# Rows of a catalog that swap values are told apart.
_SWAPPED = {"dependency/two-columns-swap-types", "index/table-becomes-clustered-on-another", "row/same-numbers"}
SAMPLED = [
    pytest.param(case, id=case.name)
    for number, case in enumerate(CASES)
    if number % _EVERY == 0 or case.name in _SWAPPED
]


@pytest.mark.parametrize("case", SAMPLED)
def test_digests_leave_out_nothing_that_differs(place: Place, case: Case) -> None:
    reason = place.lacks(case)
    if reason:
        pytest.skip(reason)
    place.need_roles(case.roles)

    with place.database(case.script("from")) as one, place.database(case.script("to")) as other:
        for choice in (
            ALL,
            Choice(rules=Rules(Mode.STRICT, with_known=True)),
            Choice(rules=Rules(Mode.LENIENT)),
            Choice(rules=Rules(without=frozenset(Aspect))),
        ):
            assert said(one, other, choice, large=0) == said(one, other, choice, large=_ALL_COLUMNS)


@pytest.mark.parametrize("case", SAMPLED)
def test_what_is_the_same_has_the_same_digest(place: Place, case: Case) -> None:
    reason = place.lacks(case)
    if reason:
        pytest.skip(reason)
    place.need_roles(case.roles)

    with place.database(case.script("to")) as one, place.database(case.script("to")) as other:
        for side in (one, other):
            read_session(side.session)
        first, second = (digests(side.session) for side in (one, other))

        assert first.context == second.context
        assert {r.path: r.digest for r in first.relations} == {r.path: r.digest for r in second.relations}


def said(one: Side, other: Side, choice: Choice, large: int) -> dict[str, Any]:
    """Return what a comparison says."""
    opened = {one.target: one.session, other.target: other.session}
    found: Comparison = compared(*comparable(*read_differing(opened, choice, large=large)), choice)
    return {
        "differences": [
            (replace(d.change, current=None, desired=None), d.fields, d.brief, d.is_implied) for d in found.differences
        ],
        "compared": found.compared,
        "tallies": found.tallies,
        "notes": found.notes,
        "apart": found.apart,
        "candidates": found.candidates,
        "followers": found.followers,
    }
