"""The same schema is the same on every version.

The servers are the embedded one and those whose URLs PGSYNC_TEST_SERVERS lists. With one server each script is loaded
twice. Without PGSYNC_TEST_SERVERS a sample of the cases is tried; PGSYNC_TEST_ALL=1 tries all.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import permutations
from pathlib import Path

import psycopg
import pytest

from pgsync.conninfo import parse
from pgsync.engine.diff import Change, Mode, aligned, diff
from pgsync.kinds import BY_NAME
from pgsync.model.objects import Catalog
from proof import SAMPLE, SERVERS, Case, Place, describe, embedded_server

HERE = Path(__file__).parent
_EVERY = [Case.read(folder) for folder in sorted(HERE.glob("cases/*/*/")) if folder.is_dir()]
CASES = [case for case in _EVERY if case.is_one_in(SAMPLE)]
SCRIPTS = sorted(HERE.glob("versions/*.sql"))

# What PostgreSQL itself makes different before a version: script → since, the kind that differs.
_NUMERIC = "EXTRACT is date_part(), of double precision, until 13"
_SUBSCRIPT = "CREATE TYPE ignores SUBSCRIPT until 13, with a warning"
DIFFERENT: Mapping[str, tuple[int, str, str]] = {
    "base_type/element-with-its-subscripts/to": (14, "base type", _SUBSCRIPT),
    "base_type/subscripting-added/to": (14, "base type", _SUBSCRIPT),
    "index/expression-changed/to": (14, "index", _NUMERIC),
    "materialized_view/created/to": (14, "materialized view", _NUMERIC),
}
# What differs in strict mode because every version, and every server, brings its own.
OWN = {("extension", "version"), ("database", "locale")}

_OWN_LOWER = """
    CREATE SCHEMA t; CREATE TABLE t.t (a text);
    CREATE FUNCTION t.lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
"""
_ENTRY = "CREATE TYPE e AS (b bytea); CREATE TABLE t (e e, b varchar);"
# Two schemas that differ, though they look like spellings of one.
NEAR_MISSES = (
    (
        "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE VIEW v AS SELECT a.x FROM a, b",
        "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE VIEW v AS SELECT b.x FROM a, b",
    ),
    (
        "CREATE TABLE t (x int); CREATE TABLE u (x int); CREATE VIEW v AS SELECT (SELECT t.x FROM u LIMIT 1) FROM t",
        "CREATE TABLE t (x int); CREATE TABLE u (x int); CREATE VIEW v AS SELECT (SELECT u.x FROM u LIMIT 1) FROM t",
    ),
    (
        "CREATE TABLE old (x int); CREATE TABLE t (x int); CREATE VIEW v AS SELECT old.x FROM old, t",
        "CREATE TABLE old (x int); CREATE TABLE t (x int); CREATE VIEW v AS SELECT t.x FROM old, t",
    ),
    (
        "CREATE TABLE old (x int); CREATE VIEW v AS SELECT old_1.x FROM old old_1 LEFT JOIN old ON true",
        "CREATE TABLE old (x int); CREATE VIEW v AS SELECT old_1.x FROM old LEFT JOIN old old_1 ON true",
    ),
    (
        "CREATE TABLE old (x int); CREATE VIEW v AS SELECT old.x FROM old, old b",
        "CREATE TABLE old (x int); CREATE VIEW v AS SELECT b.x FROM old, old b",
    ),
    (
        "CREATE TABLE t (b bytea); CREATE VIEW v AS SELECT length(trim(both '\\x00' from b)) AS n FROM t",
        "CREATE TABLE t (b bytea); CREATE VIEW v AS SELECT length(trim(both '\\x00' from b::text)) AS n FROM t",
    ),
    (
        _ENTRY + "CREATE VIEW v AS SELECT trim(both '\\x00' from (t.e).b) AS n FROM t",  # noqa: S608
        _ENTRY + "CREATE VIEW v AS SELECT trim(both '\\x00' from (t.e).b::text) AS n FROM t",  # noqa: S608
    ),
    (
        "CREATE TABLE t (s timestamp); CREATE VIEW v AS SELECT (s AT TIME ZONE 'UTC')::date AS d FROM t",
        "CREATE TABLE t (s timestamp); CREATE VIEW v AS SELECT (s::timestamptz AT TIME ZONE 'UTC')::date AS d FROM t",
    ),
    (
        "CREATE TABLE t (a text, b text, CHECK (position(a in b) > 0))",
        "CREATE TABLE t (a text, b text, CHECK (position(b in a) > 0))",
    ),
    (
        _OWN_LOWER + "CREATE VIEW v AS SELECT t.lower(a) AS a FROM t.t",  # noqa: S608
        _OWN_LOWER + "CREATE VIEW v AS SELECT lower(a) AS a FROM t.t",  # noqa: S608
    ),
    ("GRANT CREATE ON SCHEMA public TO PUBLIC", "REVOKE ALL ON SCHEMA public FROM PUBLIC"),
    ("CREATE TABLE t (a int NOT NULL)", "CREATE TABLE t (a int)"),
    ("CREATE UNLOGGED TABLE t (a int)", "CREATE TABLE t (a int)"),
)


@pytest.fixture(scope="module")
def places() -> Iterator[list[Place]]:
    """Every server there is; the only one twice."""
    with ExitStack() as stack:
        embedded = stack.enter_context(embedded_server())
        found = [stack.enter_context(Place(embedded.target(), is_golden=False))]
        found += [stack.enter_context(Place(parse(uri), is_golden=False)) for uri in SERVERS]
        yield found if len(found) > 1 else found * 2


def loaded(place: Place, script: str) -> Catalog | None:
    """Return the catalog of a new database in which a script was run; None where the server cannot."""
    try:
        with place.database(script) as side:
            return side.catalog()
    except psycopg.Error:
        return None


def assert_same(name: str, catalogs: list[Catalog]) -> None:
    """Fail unless the catalogs are the same, whichever is to look like which."""
    since, kind, _ = DIFFERENT.get(name, (0, "", ""))
    for current, desired in permutations(catalogs, 2):
        versions = current.server.version, desired.server.version
        wanted = {kind} if min(versions) < since <= max(versions) else set()
        for mode in (Mode.DEFAULT, Mode.STRICT):
            changes = [c for c in diff(*aligned(current, desired, BY_NAME), BY_NAME, mode) if not _is_own(c)]
            found = "\n".join(map(describe, changes))
            assert {change.id.kind for change in changes} == wanted, f"{versions}, {mode}:\n{found}"


def _is_own(change: Change) -> bool:
    return bool(change.fields) and {(change.id.kind, field) for field in change.fields} <= OWN


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_the_same_on_every_version(places: list[Place], case: Case) -> None:
    for side in ("from", "to"):
        catalogs = []
        for place in places:
            place.need(case)
            catalog = loaded(place, case.script(side))
            assert catalog is not None or place.lacks(case), f"PostgreSQL {place.version} refuses {side}.sql"
            catalogs += [catalog] if catalog is not None else []
        assert_same(f"{case.name}/{side}", catalogs)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_is_the_same_on_every_version(places: list[Place], script: Path) -> None:
    able = [place for place in places if place.has_icu or script.stem != "collations"]
    catalogs = [loaded(place, script.read_text()) for place in able]

    assert None not in catalogs
    assert_same(script.stem, [catalog for catalog in catalogs if catalog is not None])


@pytest.mark.parametrize(("first", "second"), NEAR_MISSES)
def test_what_only_looks_the_same_differs_on_every_version(places: list[Place], first: str, second: str) -> None:
    ones = [loaded(place, first) for place in places]
    others = [loaded(place, second) for place in places]

    for one in ones:
        for other in others:
            assert one is not None
            assert other is not None
            assert diff(*aligned(one, other, BY_NAME), BY_NAME)
            assert diff(*aligned(other, one, BY_NAME), BY_NAME)
