"""compare and plan --base: what the source changed is brought over, what the target changed is kept."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.conftest import on_a_terminal
from cli.pair import HOSTILE, identifier, two_databases
from conftest import Server
from json_schema import violations
from pgsync.conninfo import parse

if TYPE_CHECKING:
    from cli.conftest import Command

DOCS = Path(__file__).parent.parent.parent / "docs"
BASE = """
CREATE TABLE orders (id integer PRIMARY KEY, total numeric(10,2), state text) WITH (fillfactor = 90);
CREATE TABLE old (id integer);
CREATE INDEX orders_state ON orders (state);
CREATE VIEW ids AS SELECT id FROM orders;
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g() RETURNS integer LANGUAGE sql AS 'SELECT 1';
"""


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


@contextmanager
def _sides(pgsync: "Command", server: Server, project: Path, ours: str, theirs: str, base: str = BASE) -> Iterator[str]:
    """Yield the name of prod's database, when both sides have changed since base.json."""
    with two_databases(server, project, base, base) as (local, prod):
        assert pgsync("snapshot", "prod", "-o", "base.json").code == 0
        server.execute(ours, parse(local).dbname)
        server.execute(theirs, parse(prod).dbname)
        yield parse(prod).dbname


def _found(pgsync: "Command", *options: str) -> dict[str, object]:
    result = pgsync("compare", "local", "prod", "--base", "base.json", "-f", "json", *options)
    found: dict[str, object] = json.loads(result.out)
    return found


def _names(found: dict[str, object], key: str) -> set[str]:
    listed = found[key]
    assert isinstance(listed, list)
    return {f"{one['verb'][0]} {one['kind']} {one['name']}" for one in listed if not one["is_implied"]}


def _conflicts(found: dict[str, object]) -> dict[str, object]:
    listed = found["conflicts"]
    assert isinstance(listed, list)
    return {one["name"]: one["decision"] for one in listed}


def test_a_hotfix_is_kept_and_only_what_was_meant_is_done(pgsync: "Command", server: Server, project: Path) -> None:
    ours = "ALTER TABLE orders ADD COLUMN note text; DROP TABLE old; CREATE TABLE fresh (id integer)"
    theirs = """
        ALTER TABLE orders ADD COLUMN hotfix integer; CREATE INDEX hot ON orders (total);
        COMMENT ON TABLE orders IS 'hot'; ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new'; DROP FUNCTION g();
    """
    with _sides(pgsync, server, project, ours, theirs):
        plain = pgsync("compare", "local", "prod", "-f", "json")
        found = _found(pgsync)
        text = pgsync("compare", "local", "prod", "--base", "base.json", "--exit-code")
        planned = pgsync("plan", "local", "prod", "--base", "base.json", "--out", "m.sql")
        applied = pgsync("apply", "m.sql", "--yes", "--allow", "DATA_*")
        after = pgsync("compare", "local", "prod", "--base", "base.json", "--exit-code")
        back = pgsync("rollback", "--yes", "--allow", "DATA_*")

    assert "d column public.orders.hotfix" in _names(json.loads(plain.out), "differences")
    assert _names(found, "differences") == {"c column public.orders.note", "d table public.old", "c table public.fresh"}
    assert _names(found, "kept") == {
        "c column public.orders.hotfix", "c index public.hot", "c comment table.public.orders",
        "c default public.orders.state", "d function public.g()",
    }  # fmt: skip
    assert found["conflicts"] == []
    assert list(violations(found, json.loads((DOCS / "compare.schema.json").read_text()))) == []
    assert text.code == 2
    assert "base    base.json" in text.out
    assert "Changes below would bring PROD what LOCAL changed since the base." in text.out
    assert "Kept: 5 changes made in prod since the base" in text.out
    assert "Next: pgsync plan local prod --base base.json --out" in text.err
    assert planned.code == 0, planned.err
    assert "prod + plan = local and what was changed in prod since base.json" in " ".join(planned.out.split())
    assert "keeps what was changed in prod since base.json" in (project / "m.sql").read_text().splitlines()[0]
    assert applied.code == after.code == back.code == 0, applied.err + after.out + back.err
    assert "PROD has what LOCAL changed since the base." in after.out


def test_attributes_of_one_object_come_from_both_sides(pgsync: "Command", server: Server, project: Path) -> None:
    roles = "CREATE ROLE merge_a; CREATE ROLE merge_b;"
    server.execute(roles)
    try:
        ours = """
            ALTER TABLE orders SET (fillfactor = 80); GRANT SELECT ON orders TO merge_a;
            ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
        """
        theirs = """
            ALTER TABLE orders SET (autovacuum_enabled = off); GRANT UPDATE ON orders TO merge_b;
            ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
        """
        with _sides(pgsync, server, project, ours, theirs) as prod:
            found = _found(pgsync)
            planned = pgsync("plan", "local", "prod", "--base", "base.json", "--out", "m.sql")
            applied = pgsync("apply", "m.sql", "--yes")
            again = _found(pgsync)
            server.execute(
                "DO $$ BEGIN ASSERT (SELECT reloptions @> '{fillfactor=80,autovacuum_enabled=off}' FROM pg_class "
                "WHERE relname = 'orders'); ASSERT has_table_privilege('merge_a', 'orders', 'SELECT') "
                "AND has_table_privilege('merge_b', 'orders', 'UPDATE'); END $$",
                prod,
            )
    finally:
        server.execute("DROP ROLE merge_a; DROP ROLE merge_b")

    assert found["conflicts"] == again["conflicts"] == again["differences"] == []
    combined = found["combined"]
    assert isinstance(combined, list)
    assert {one["kind"] for one in combined} == {"table", "privilege", "column"}
    assert planned.code == applied.code == 0, planned.err + applied.err


CONFLICTS = {
    "two values of one attribute": (
        "ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2)",
        "ALTER TABLE orders ALTER COLUMN total TYPE numeric(14,2)",
        "public.orders.total",
    ),
    "two definitions": (
        "CREATE OR REPLACE FUNCTION g() RETURNS integer LANGUAGE sql AS 'SELECT 2'",
        "CREATE OR REPLACE FUNCTION g() RETURNS integer LANGUAGE sql AS 'SELECT 3'",
        "public.g()",
    ),
    "dropped here and changed there": (
        "DROP TABLE old", "ALTER TABLE old ADD COLUMN hot integer", "public.old",
    ),
    "changed here and dropped there": (
        "ALTER TABLE old ADD COLUMN fresh integer; COMMENT ON COLUMN old.fresh IS 'x'", "DROP TABLE old", "public.old",
    ),
    "dropped here and used there": (
        "DROP FUNCTION f(integer)", "CREATE VIEW uses AS SELECT f(1) AS x", "public.uses",
    ),
    "used here and dropped there": (
        "CREATE VIEW uses AS SELECT f(1) AS x", "DROP FUNCTION f(integer)", "public.uses",
    ),
    "a type that a view shows there": (
        "ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2)",
        "CREATE VIEW totals AS SELECT total FROM orders",
        "public.totals",
    ),
    "created on both sides": (
        "CREATE TABLE both_have (id integer)", "CREATE TABLE both_have (id bigint)", "public.both_have.id",
    ),
    "a column that an index has there": (
        "DROP VIEW ids; ALTER TABLE orders DROP COLUMN state", "CREATE INDEX hot ON orders (state, id)", "public.hot",
    ),
    "an index of two definitions": (
        "DROP INDEX orders_state; CREATE INDEX orders_state ON orders (state, id)",
        "DROP INDEX orders_state; CREATE INDEX orders_state ON orders (state, total)",
        "public.orders_state",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CONFLICTS)
def test_a_conflict_is_decided_for_either_side(pgsync: "Command", server: Server, project: Path, case: str) -> None:
    ours, theirs, name = CONFLICTS[case]
    with _sides(pgsync, server, project, ours, theirs):
        found = _found(pgsync)
        open_ = pgsync("compare", "local", "prod", "--base", "base.json", "--exit-code")
        refused = pgsync("plan", "local", "prod", "--base", "base.json", "--out", "m.sql")
        stays = pgsync("plan", "local", "prod", "--base", "base.json", "--theirs", name, "--out", "theirs.sql")
        kept = pgsync("compare", "local", "prod", "--base", "base.json", "--theirs", "*", "-f", "json")
        planned = pgsync("plan", "local", "prod", "--base", "base.json", "--ours", name, "--out", "ours.sql")
        applied = pgsync("apply", "ours.sql", "--yes", "--allow", "DATA_*")
        same = pgsync("compare", "local", "prod", "--exit-code")

    assert _conflicts(found) == {name: None}
    assert open_.code == 2
    assert "! 1 conflict to decide; until then prod stays as it is there" in open_.out
    assert refused.code == 3
    assert "1 conflict must be decided" in refused.err
    assert not (project / "m.sql").exists()
    assert stays.code == 0, stays.err + stays.out
    assert _conflicts(json.loads(kept.out)) == {name: "target"}
    assert planned.code == applied.code == 0, planned.err + planned.out + applied.err
    assert same.code == 0, same.out


def test_what_both_changed_alike_is_nothing_to_do(pgsync: "Command", server: Server, project: Path) -> None:
    both = "ALTER TABLE orders ADD COLUMN note text; DROP FUNCTION g(); COMMENT ON TABLE old IS 'x'"
    with _sides(pgsync, server, project, both, both):
        found = _found(pgsync)
        planned = pgsync("plan", "local", "prod", "--base", "base.json", "--out", "m.sql")

    assert found["differences"] == found["kept"] == found["conflicts"] == []
    assert "Nothing to do" in planned.out


def test_names_follow_renames_and_what_is_the_same_but_for_its_name(
    pgsync: "Command", server: Server, project: Path
) -> None:
    ours = "ALTER TABLE old RENAME TO older; ALTER TABLE orders ADD COLUMN note text"
    theirs = "ALTER INDEX orders_state RENAME TO orders_hot; ALTER TABLE old ADD COLUMN hot integer"
    with _sides(pgsync, server, project, ours, theirs) as prod:
        found = _found(pgsync, "--rename", "table:public.old=older")
        options = ("--base", "base.json", "--rename", "table:public.old=older", "--out", "m.sql")
        planned = pgsync("plan", "local", "prod", *options)
        applied = pgsync("apply", "m.sql", "--yes")
        server.execute("SELECT hot FROM older; COMMENT ON INDEX orders_hot IS 'is there'", prod)

    assert _names(found, "differences") == {"a table public.older", "c column public.orders.note"}
    assert {name for name in _names(found, "kept") if "index" in name} == {"a index public.orders_hot"}
    assert found["conflicts"] == []
    assert planned.code == applied.code == 0, planned.err + applied.err


def test_schemas_correspond_also_in_the_base(pgsync: "Command", server: Server, project: Path) -> None:
    local = "CREATE SCHEMA dev; CREATE TABLE dev.t (a integer, b integer)"
    prod = "CREATE SCHEMA app; CREATE TABLE app.t (a integer, hot integer)"
    (project / "of_source.sql").write_text("CREATE SCHEMA dev; CREATE TABLE dev.t (a integer);")
    (project / "of_target.sql").write_text("CREATE SCHEMA app; CREATE TABLE app.t (a integer);")
    with two_databases(server, project, local, prod):
        found = [
            json.loads(pgsync("compare", "local", "prod", "--map", "dev=app", "--base", base, "-f", "json").out)
            for base in ("of_source.sql", "of_target.sql")
        ]

    for one in found:
        assert _names(one, "differences") == {"c column app.t.b"}
        assert _names(one, "kept") == {"c column app.t.hot"}


def test_reports_name_what_is_kept_and_what_is_to_be_decided(pgsync: "Command", server: Server, project: Path) -> None:
    evil = identifier(HOSTILE)
    ours = f"ALTER TABLE orders ADD COLUMN note text; CREATE TABLE {evil} (a integer)"
    theirs = f"ALTER TABLE orders ADD COLUMN hot integer; CREATE TABLE {evil} (a text)"
    with _sides(pgsync, server, project, ours, theirs):
        options = ("compare", "local", "prod", "--base", "base.json", "-f")
        markdown, page, github, sarif = (pgsync(*options, form) for form in ("markdown", "html", "github", "sarif"))
        plan = pgsync("plan", "local", "prod", "--base", "base.json", "--theirs", "*", "-f", "json", "--no-proof")

    assert markdown.code == page.code == github.code == sarif.code == 0
    assert "would bring PROD what LOCAL changed since base.json" in markdown.out
    assert ":warning: to decide: " in markdown.out
    assert "+ column public.orders.hot" in markdown.out
    assert "1 to decide; until then prod stays as it is there" in page.out
    assert "1 kept that prod changed since the base" in page.out
    assert "[red]" in page.out
    assert "\x1b" not in page.out + markdown.out
    assert "::error" in github.out
    assert "conflict" in sarif.out
    document = json.loads(plan.out)
    assert [one["decision"] for one in document["conflicts"]] == ["target"]
    assert document["options"]["base"] == "base.json"


def test_on_a_terminal_each_conflict_is_asked_for(
    pgsync: "Command", server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    ours, theirs, _ = CONFLICTS["two definitions"]
    with _sides(pgsync, server, project, ours, theirs):
        words = ["plan", "local", "prod", "--base", "base.json", "--out", "m.sql"]
        local = on_a_terminal(words, {"Whose change counts? (local, prod)": "local"}, project)
        prod = on_a_terminal(words, {"Whose change counts? (local, prod)": ""}, project)

    assert "function public.g(): local and prod changed it" in local.err
    assert local.code == prod.code == 0
    assert "CREATE OR REPLACE FUNCTION public.g()" in local.out
    assert "Nothing to do" in prod.out


def test_the_base_can_be_whatever_a_source_can_but_must_last(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "base.sql").write_text(BASE)
    ours, theirs = "ALTER TABLE orders ADD COLUMN note text", "ALTER TABLE orders ADD COLUMN hot integer"
    with two_databases(server, project, BASE, BASE) as (local, prod):
        pgsync("compare", "local", "prod")
        state = json.loads(pgsync("snapshot", "list", "prod", "-f", "json").out)["connections"]["prod"][0]["state"][:8]
        server.execute(ours, parse(local).dbname)
        server.execute(theirs, parse(prod).dbname)
        found = {
            base: pgsync("compare", "local", "prod", "--base", base, "-f", "json")
            for base in ("base.sql", f"prod@{state}")
        }
        moving = pgsync("compare", "local", "prod", "--base", "prod@last")

    for result in found.values():
        assert _names(json.loads(result.out), "differences") == {"c column public.orders.note"}
        assert _names(json.loads(result.out), "kept") == {"c column public.orders.hot"}
    assert moving.code == 64
    assert "prod@last is another state after each comparison, and no base" in moving.err
    assert "--base prod@" in moving.err


def test_options_that_do_not_fit(pgsync: "Command", server: Server, project: Path) -> None:
    ours, theirs, name = CONFLICTS["two definitions"]
    with _sides(pgsync, server, project, ours, theirs):
        alone = pgsync("compare", "local", "prod", "--ours", "x")
        twice = pgsync("plan", "local", "prod", "--base", "base.json", "--ours", name, "--theirs", name)
        many = pgsync("compare", "local", "prod", "local", "--base", "base.json")
        plans = pgsync("plan", "local", "prod", "local", "--base", "base.json", "--out", "plans")
        misspelt = pgsync("plan", "local", "prod", "--base", "base.json", "--ours", "funtion:g")

    assert {result.code for result in (alone, twice, many, plans, misspelt)} == {64}
    assert "--ours goes with --base" in alone.err
    assert "is decided twice" in twice.err
    assert "--base is for one target" in many.err
    assert "--base is for one target" in plans.err
