"""Every folder of cases/ is one test: the way there and back, on a real server, with pg_dump as the witness.

    cases/<kind>/<case>/from.sql   makes the database that is changed
                        to.sql     makes the database that it shall look like
                        plan.sql   the plan on PostgreSQL 18, golden: PGSYNC_UPDATE_GOLDEN=1 pytest tests/test_cases.py
                        seed.sql   rows that must survive
                        hand.sql   what the plan leaves to the user; hand-back.sql on the way back
                        case.toml  min_version, max_version, roles, equal, icu, strict, online, scopes, renames, seed,
                                   xfail

The servers are the embedded one and those whose URLs PGSYNC_TEST_SERVERS lists, separated by commas or spaces.
PGSYNC_TEST_ONLINE=1 proves the online forms of all cases; the plans' texts are not compared then.
"""

import os
from pathlib import Path

import pytest

import proof
from proof import Case, Place

UPDATE = bool(os.environ.get("PGSYNC_UPDATE_GOLDEN"))
CASES = [Case.read(folder) for folder in sorted(Path(__file__).parent.glob("cases/*/*/")) if folder.is_dir()]


def _parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in CASES])
def test_case(place: Place, case: Case) -> None:
    reason = place.lacks(case)
    if reason:
        pytest.skip(reason)

    forward = proof.prove(place, case)

    if not place.is_golden or (proof.ALL_ONLINE and not case.is_online):
        return
    if UPDATE:
        case.golden.write_bytes(forward.encode())
    assert case.golden.exists(), "no plan.sql; PGSYNC_UPDATE_GOLDEN=1 makes it"
    assert forward == case.script("plan")
