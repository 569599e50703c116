"""A schema, the same dumped and restored, and the same built by a plan from nothing are the same, on every version.

PostgreSQL deparses some expressions otherwise after a reload (CATALOG 3.2). The servers are the embedded one and those
whose URLs PGSYNC_TEST_SERVERS lists; without them a sample of the cases is tried, and all with PGSYNC_TEST_ALL=1.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import CalledProcessError

import psycopg
import pytest

from pgsync.conninfo import parse
from pgsync.engine.diff import Change, diff
from pgsync.engine.plan import make_plan
from pgsync.kinds import BY_NAME
from pgsync.model.objects import Catalog
from pgsync.model.plan import Plan
from proof import SAMPLE, SERVERS, Case, Place, describe, embedded_server, text

HERE = Path(__file__).parent
CASES = [Case.read(folder) for folder in sorted(HERE.glob("cases/*/*/")) if folder.is_dir()][::SAMPLE]
SCRIPTS = sorted(HERE.glob("versions/*.sql"))
EMBEDDED = "embedded"

# What pg_dump does not write, or psql cannot read again: script → why.
_SYSTEM_COMMENTS = "pg_dump leaves out comments on the server's own objects"
LOST: Mapping[str, str] = {
    "aggregate/moving-mode-added/to": "pg_dump writes MFINALFUNC_MODIFY only together with MFINALFUNC",
    "system_comment/written-changed-and-gone/from": _SYSTEM_COMMENTS,
    "system_comment/written-changed-and-gone/to": _SYSTEM_COMMENTS,
}
# What pg_dump 18 writes for an older server in words that only newer ones know: script → since, why.
UNREADABLE: Mapping[str, tuple[int, str]] = {
    "column/not-null-of-a-child-only/to": (18, "the NOT NULL of a child table alone becomes a table constraint"),
}


@pytest.fixture(scope="module", params=[EMBEDDED, *SERVERS], ids=lambda uri: uri.rpartition("@")[2])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """Each of the servers."""
    if request.param == EMBEDDED:
        with embedded_server() as server, Place(server.target(), is_golden=False) as found:
            yield found
    else:
        with Place(parse(request.param), is_golden=False) as found:
            yield found


def differences(current: Catalog, desired: Catalog) -> list[Change]:
    """Return what differs, in either direction."""
    return [*diff(current, desired, BY_NAME), *diff(desired, current, BY_NAME)]


def listed(changes: list[Change]) -> str:
    """Return the changes in a line each."""
    return "\n".join(map(describe, changes))


def is_left_to_the_user(change: Change, plan: Plan) -> bool:
    """Tell whether a plan names an object as something it cannot make, or a part of that."""
    item = change.current or change.desired
    names = {str(change.id), str(item.parent) if item is not None else ""}
    return any(sentence.startswith(f"{name}: ") for name in names for sentence in plan.manual)


def assert_same_generations(place: Place, name: str, script: str) -> None:
    """Fail unless a reload and a plan make what the script makes."""
    with place.database(script) as side:
        first, dump = side.catalog(), side.dump()

    if place.version < UNREADABLE.get(name, (0, ""))[0]:
        with pytest.raises(CalledProcessError):
            place.restored(dump)
    else:
        again = differences(place.restored(dump), first)
        assert bool(again) == (name in LOST), f"pg_dump and psql make otherwise:\n{listed(again)}"

    with place.database() as side:
        plan = make_plan(side.catalog(), first, BY_NAME)
        side.apply(plan)
        left = [change for change in differences(side.catalog(), first) if not is_left_to_the_user(change, plan)]
    assert not left, f"the plan makes otherwise:\n{listed(left)}\n\n{text(plan)}"


@pytest.mark.parametrize("side", ("from", "to"))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_the_same_in_every_generation(place: Place, case: Case, side: str) -> None:
    place.need_roles(case.roles)
    try:
        assert_same_generations(place, f"{case.name}/{side}", case.script(side))
    except psycopg.Error:
        assert place.lacks(case)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_is_the_same_in_every_generation(place: Place, script: Path) -> None:
    if script.stem == "collations" and not place.has_icu:
        pytest.skip("needs a server with ICU")
    assert_same_generations(place, script.stem, script.read_text())
