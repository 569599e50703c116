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
_EVERY = [Case.read(folder) for folder in sorted(HERE.glob("cases/*/*/")) if folder.is_dir()]
CASES = [case for case in _EVERY if case.is_one_in(SAMPLE)]
SCRIPTS = sorted(HERE.glob("versions/*.sql"))
EMBEDDED = "embedded"

# What pg_dump does not write: script → below which version, why.
ALWAYS = 99
_INTERNAL_TRIGGERS = (ALWAYS, "pg_dump writes no ENABLE or DISABLE of a foreign key's own triggers")
_PUBLIC = (15, "pg_dump takes the privileges that schema public had before 15 for those of any database")
_SYSTEM_COMMENTS = (ALWAYS, "pg_dump leaves out comments on the server's own objects")
LOST: Mapping[str, tuple[int, str]] = {
    "aggregate/moving-mode-added/to": (ALWAYS, "pg_dump writes MFINALFUNC_MODIFY only together with MFINALFUNC"),
    "constraint/not-valid-in-a-parent-and-proven-in-its-children/to": (
        ALWAYS,
        "pg_dump adds a NOT VALID when the children are there, where it is not proven then",
    ),
    "domain/default-comes-from-its-base-type/to": (ALWAYS, "pg_dump writes no DEFAULT NULL"),
    "foreign_key/one-of-its-triggers-is-switched-off/to": _INTERNAL_TRIGGERS,
    "foreign_key/triggers-are-switched-off/from": _INTERNAL_TRIGGERS,
    "foreign_key/triggers-are-switched-off/to": _INTERNAL_TRIGGERS,
    "schema/public-dropped-and-created-again/to": _PUBLIC,
    "schema/public-may-be-created-in/from": _PUBLIC,
    "system_comment/written-changed-and-gone/from": _SYSTEM_COMMENTS,
    "system_comment/written-changed-and-gone/to": _SYSTEM_COMMENTS,
    "system_privilege/granted-and-revoked/to": (ALWAYS, "pg_dump leaves out privileges in information_schema"),
}
# What psql cannot read again: script → below which version, why.
_CHILD_NOT_NULL = (18, "the NOT NULL of a child table alone becomes a table constraint")
_LANGUAGE = (ALWAYS, "a language whose handler is the server's own is taken for an extension's")
_SUBSCRIPTION = (16, "a subscription gets run_as_owner")
UNREADABLE: Mapping[str, tuple[int, str]] = {
    "column/not-null-is-kept-by-a-child-only/to": _CHILD_NOT_NULL,
    "column/not-null-of-a-child-only/to": _CHILD_NOT_NULL,
    "language/handlers-changed/from": _LANGUAGE,
    "language/handlers-changed/to": _LANGUAGE,
    "subscription/binary-and-streaming-changed/from": _SUBSCRIPTION,
    "subscription/binary-and-streaming-changed/to": _SUBSCRIPTION,
    "subscription/connection-and-publications-changed/from": _SUBSCRIPTION,
    "subscription/connection-and-publications-changed/to": _SUBSCRIPTION,
    "subscription/created/to": _SUBSCRIPTION,
    "subscription/enabled-in-strict-mode/from": _SUBSCRIPTION,
    "subscription/enabled-in-strict-mode/to": _SUBSCRIPTION,
    "subscription/options-changed/from": _SUBSCRIPTION,
    "subscription/options-changed/to": _SUBSCRIPTION,
    "subscription/origin-owner-and-error-options-changed/from": _SUBSCRIPTION,
    "subscription/publications-changed/from": _SUBSCRIPTION,
    "subscription/publications-changed/to": _SUBSCRIPTION,
    "subscription/what-needs-the-publisher-is-left-to-the-user/from": _SUBSCRIPTION,
    "table/becomes-unlogged-with-its-identity/to": (15, "a sequence gets LOGGED"),
    "table/child-overrides-defaults/to": _CHILD_NOT_NULL,
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
        assert bool(again) == (place.version < LOST.get(name, (0, ""))[0]), (
            f"pg_dump and psql make otherwise:\n{listed(again)}"
        )

    with place.database() as side:
        plan = make_plan(side.catalog(), first, BY_NAME)
        side.apply(plan)
        left = [change for change in differences(side.catalog(), first) if not is_left_to_the_user(change, plan)]
    assert not left, f"the plan makes otherwise:\n{listed(left)}\n\n{text(plan)}"


@pytest.mark.parametrize("side", ("from", "to"))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_the_same_in_every_generation(place: Place, case: Case, side: str) -> None:
    place.need(case)
    try:
        assert_same_generations(place, f"{case.name}/{side}", case.script(side))
    except psycopg.Error:
        assert place.lacks(case)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_is_the_same_in_every_generation(place: Place, script: Path) -> None:
    if script.stem == "collations" and not place.has_icu:
        pytest.skip("needs a server with ICU")
    assert_same_generations(place, script.stem, script.read_text())
