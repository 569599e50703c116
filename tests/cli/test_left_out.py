"""What is left out of comparisons and plans: aspects, partitions made at run time, what others made."""

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from cli.pair import two_databases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cli.conftest import Command
    from conftest import Server

EVENTS = """
CREATE TABLE events (id bigserial, at date) PARTITION BY RANGE (at);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
"""
LOCAL = (
    EVENTS
    + """
ALTER TABLE events ADD note text;
CREATE INDEX events_at ON events (at);
CREATE TABLE events_3 PARTITION OF events FOR VALUES FROM ('2026-03-01') TO ('2026-04-01');
"""
)
MORE = """
CREATE TABLE events_2 (id serial NOT NULL, at date) PARTITION BY RANGE (at);
ALTER TABLE events_2 ALTER id TYPE bigint;
CREATE TABLE events_2a PARTITION OF events_2 FOR VALUES FROM ('2026-02-01') TO ('2026-02-10');
CREATE INDEX events_2a_id ON events_2a (id);
CREATE VIEW latest AS SELECT id FROM events_2a;
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
COMMENT ON TABLE events_2a IS 'made by a cron job';
"""
PROD = EVENTS + MORE


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


@contextmanager
def _pair(server: "Server", project: Path, local: str, prod: str, settings: str = "") -> "Iterator[str]":
    """Yield the URL of prod; settings: more of pgsync.toml."""
    with two_databases(server, project, local, prod) as (_, target):
        file = project / "pgsync.toml"
        file.write_text(file.read_text() + settings)
        yield target


def _compared(pgsync: "Command", *words: str) -> Any:
    result = pgsync("compare", "-f", "json", *words)
    assert result.code == 0, result.err
    return json.loads(result.out)


def _differing(pgsync: "Command", *words: str) -> set[str]:
    return {f"{d['verb']} {d['kind']} {d['name']}" for d in _compared(pgsync, *words)["differences"]}


def _partitions(url: str) -> list[str]:
    with psycopg.connect(url) as conn:
        rows = conn.execute("SELECT relid::text FROM pg_partition_tree('events') WHERE level > 0 ORDER BY 1").fetchall()
    return [name for (name,) in rows]


def test_additive_partitions_are_created_and_never_dropped(pgsync: "Command", server: "Server", project: Path) -> None:
    with _pair(server, project, LOCAL, PROD, '[compare.partitions]\n"public.events" = "additive"\n') as prod:
        planned = pgsync("plan", "--out", "m.sql")
        text = (project / "m.sql").read_text()
        applied = pgsync("apply", "m.sql", "--yes")

        assert planned.code == 0, planned.err
        assert "2 partitions of public.events are left as they are." in planned.out
        assert "events_2" not in text
        assert "latest" not in text
        assert applied.code == 0, applied.err
        assert _partitions(prod) == ["events_1", "events_2", "events_2a", "events_3"]
        assert _differing(pgsync) == set()
        with psycopg.connect(prod) as conn:
            assert conn.execute("SELECT note FROM events_2a").rowcount == 0
            found = conn.execute("SELECT count(*) FROM pg_index WHERE indisvalid AND indrelid = 'events_2a'::regclass")
            assert found.fetchone() == (2,)


def test_partitions_made_while_a_plan_waits_make_it_not_stale_and_survive_its_rollback(
    pgsync: "Command", server: "Server", project: Path
) -> None:
    made = "CREATE TABLE events_{0} PARTITION OF events FOR VALUES FROM ('2026-0{0}-01') TO ('2026-0{0}-28')"
    with _pair(server, project, LOCAL, PROD, '[compare.partitions]\n"public.events" = "additive"\n') as prod:
        assert pgsync("plan").code == 0
        with psycopg.connect(prod) as conn:
            conn.execute(made.format(4).encode())
        applied = pgsync("apply", "--yes")
        with psycopg.connect(prod) as conn:
            conn.execute(made.format(5).encode())
        back = pgsync(
            "rollback", "--yes",
            "--allow", "DATA_DROP_TABLE:public.events_3", "--allow", "DATA_DROP_COLUMN:public.events.note",
        )  # fmt: skip

        assert applied.code == 0, applied.err
        assert back.code == 0, back.err
        assert _partitions(prod) == ["events_1", "events_2", "events_2a", "events_4", "events_5"]


def test_ignored_partitions_are_neither_created_nor_dropped_but_follow_their_table(
    pgsync: "Command", server: "Server", project: Path
) -> None:
    with _pair(server, project, LOCAL, PROD) as prod:
        rule = ("--partitions", "events=ignore-children")
        differing = _differing(pgsync, *rule)
        left_out = _compared(pgsync, *rule)["left_out"]
        assert pgsync("plan", *rule).code == 0
        applied = pgsync("apply", "--yes")

        assert differing == {"create column public.events.note", "create index public.events_at"}
        assert left_out["partitions"] == {"public.events": 4}
        assert applied.code == 0, applied.err
        assert _partitions(prod) == ["events_1", "events_2", "events_2a"]
        assert _differing(pgsync, *rule) == set()


@pytest.mark.parametrize("name", ("events", "happenings"))
def test_additive_partitions_follow_their_renamed_table(
    pgsync: "Command", server: "Server", project: Path, name: str
) -> None:
    local = EVENTS + "ALTER TABLE events RENAME TO happenings;"
    with _pair(server, project, local, PROD) as prod:
        rule = ("--partitions", f"public.{name}=additive")
        renamed = ("--rename", "table:public.events=happenings")
        planned = pgsync("plan", *rule, *renamed)
        applied = pgsync("apply", "--yes", "--allow", "DEP_RENAME")

        assert planned.code == 0, planned.err
        assert "Proved" in planned.out
        assert applied.code == 0, applied.err
        with psycopg.connect(prod) as conn:
            found = conn.execute("SELECT count(*) FROM pg_partition_tree('happenings') WHERE level > 0").fetchone()
        back = pgsync("rollback", "--yes", "--allow", "DEP_RENAME")

        assert found == (3,)
        assert back.code == 0, back.err
        assert _partitions(prod) == ["events_1", "events_2", "events_2a"]


def test_partitions_are_compared_in_full_by_default(pgsync: "Command", server: "Server", project: Path) -> None:
    with _pair(server, project, LOCAL, PROD):
        assert {"drop table public.events_2", "create table public.events_3"} <= _differing(pgsync)
        managed = _differing(pgsync, "--partitions", "events=managed", "--partitions", "*=additive")
        assert managed == _differing(pgsync)


def test_a_wrong_partition_rule_is_explained(pgsync: "Command", server: "Server", project: Path) -> None:
    with _pair(server, project, "", ""):
        result = pgsync("compare", "--partitions", "events=often")

        assert result.code == 64
        assert "managed, ignore-children, additive" in result.err

        (project / "pgsync.toml").write_text('[compare.partitions]\n"public.events" = "often"\n')
        result = pgsync("compare", "a", "b")

        assert "pgsync.toml:2: error: compare.partitions.public.events: expected" in result.err


KNOWN = """
CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY);
CREATE SCHEMA auth AUTHORIZATION supabase_admin;
CREATE TABLE auth.users (id integer PRIMARY KEY, email text);
ALTER TABLE auth.users OWNER TO supabase_auth_admin;
CREATE FUNCTION auth.uid() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION auth.uid() OWNER TO supabase_auth_admin;
"""


@pytest.fixture
def _supabase(server: "Server") -> None:
    for role in ("supabase_admin", "supabase_auth_admin"):
        server.execute(
            f"DO $$BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END$$"
        )


@pytest.mark.usefixtures("_supabase")
def test_what_others_made_is_left_out_and_counted(pgsync: "Command", server: "Server", project: Path) -> None:
    with _pair(server, project, "", KNOWN):
        compared, planned = pgsync("compare"), pgsync("plan")

        assert "No differences" in compared.out
        assert (
            "1 table of Alembic and 3 objects of Supabase left out; compare them with --include-known." in compared.out
        )
        assert "Nothing to do" in planned.out
        assert "left out; compare them with --include-known." in planned.out
        assert _compared(pgsync)["left_out"]["known"] == {
            "Alembic": {"table": 1},
            "Supabase": {"function": 1, "schema": 1, "table": 1},
        }
        assert "drop table auth.users" in _differing(pgsync, "--include-known")


@pytest.mark.usefixtures("_supabase")
def test_known_things_can_be_taken_in_by_a_setting(pgsync: "Command", server: "Server", project: Path) -> None:
    with _pair(server, project, "", KNOWN, "[compare]\ninclude_known = true\n"):
        assert "drop table public.alembic_version" in _differing(pgsync)
        assert _differing(pgsync, "--no-include-known") == set()


@pytest.mark.usefixtures("_supabase")
def test_what_users_attach_to_a_platforms_table_is_compared(pgsync: "Command", server: "Server", project: Path) -> None:
    mine = """
    CREATE FUNCTION welcome() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER welcome AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION welcome();
    CREATE POLICY own ON auth.users USING (id = auth.uid());
    """
    with _pair(server, project, KNOWN + mine, KNOWN + "ALTER TABLE auth.users ADD phone text;"):
        assert _differing(pgsync) == {
            "create function public.welcome()",
            "create owner function.public.welcome()",
            "create trigger auth.users.welcome",
            "create policy auth.users.own",
        }


@pytest.mark.usefixtures("_supabase")
def test_what_a_change_needs_of_a_platform_comes_along(pgsync: "Command", server: "Server", project: Path) -> None:
    mine = "CREATE TABLE profile (id integer REFERENCES auth.users);"
    with _pair(server, project, KNOWN + mine, ""):
        planned = pgsync("plan", "--out", "m.sql")

        assert "Added, because the selected changes need it:" in planned.out
        assert "CREATE TABLE auth.users" in (project / "m.sql").read_text()
        assert "alembic_version" not in (project / "m.sql").read_text()


def test_a_schema_is_known_by_a_table_in_it_whoever_owns_it(pgsync: "Command", server: "Server", project: Path) -> None:
    hasura = """
    CREATE SCHEMA hdb_catalog;
    CREATE TABLE hdb_catalog.hdb_version (version text, upgraded_on timestamptz);
    CREATE TABLE hdb_catalog.event_log (id serial PRIMARY KEY);
    """
    with _pair(server, project, "CREATE SCHEMA drizzle; CREATE TABLE drizzle.mine (id integer);", hasura):
        assert {name.partition(" ")[2] for name in _differing(pgsync)} == {
            "schema drizzle", "owner schema.drizzle", "table drizzle.mine", "owner table.drizzle.mine",
            "column drizzle.mine.id",
        }  # fmt: skip
        assert _compared(pgsync)["left_out"]["known"] == {"Hasura": {"schema": 1, "sequence": 1, "table": 2}}


def test_a_table_of_ones_own_with_a_known_name_is_compared(pgsync: "Command", server: "Server", project: Path) -> None:
    known = "CREATE TABLE schema_migrations (version text PRIMARY KEY);"
    with _pair(server, project, known + "ALTER TABLE schema_migrations ADD approved_by text;", known):
        assert _differing(pgsync) == {"create column public.schema_migrations.approved_by"}


ASPECTS = """
CREATE TABLE t (a integer, b text);
CREATE TABLE fresh (a integer);
ALTER TABLE fresh OWNER TO left_out_role;
GRANT SELECT ON fresh TO left_out_role;
COMMENT ON TABLE fresh IS 'new';
ALTER TABLE t OWNER TO left_out_role;
GRANT SELECT ON t TO left_out_role;
COMMENT ON TABLE t IS 'x';
ALTER TABLE t SET (fillfactor = 70);
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO left_out_role;
"""


@pytest.fixture
def _role(server: "Server") -> None:
    server.execute("DO $$BEGIN CREATE ROLE left_out_role; EXCEPTION WHEN duplicate_object THEN NULL; END$$")


@pytest.mark.usefixtures("_role")
@pytest.mark.parametrize("how", ("options", "settings", "lenient"))
def test_aspects_are_left_out_of_comparison_plan_and_apply(
    pgsync: "Command", server: "Server", project: Path, how: str
) -> None:
    words = ("--no-owners", "--no-privileges", "--no-comments", "--no-storage") if how == "options" else ()
    settings = "owners = false\nprivileges = false\ncomments = false\nstorage = false\n" if how == "settings" else ""
    mode = 'mode = "lenient"\n' if how == "lenient" else ""
    with _pair(server, project, ASPECTS, "CREATE TABLE t (a integer, b text);", "[compare]\n" + settings + mode):
        differing = _differing(pgsync, *words)
        planned = pgsync("plan", "--out", "m.sql", *words)
        applied = pgsync("apply", "m.sql", "--yes")
        text = (project / "m.sql").read_text()

        assert differing == {"create table public.fresh", "create column public.fresh.a"}
        assert planned.code == 0, planned.err
        assert [line for line in text.splitlines() if line.startswith(("CREATE", "ALTER", "GRANT", "COMMENT"))] == [
            "CREATE TABLE public.fresh ("
        ]
        assert applied.code == 0, applied.err
        assert _differing(pgsync, *words) == set()


@pytest.mark.usefixtures("_role")
def test_an_aspect_that_the_mode_leaves_out_can_be_taken_in(pgsync: "Command", server: "Server", project: Path) -> None:
    with _pair(server, project, ASPECTS, "CREATE TABLE t (a integer, b text);"):
        assert "create comment table.public.t" not in _differing(pgsync, "--lenient")
        assert "create comment table.public.t" in _differing(pgsync, "--lenient", "--comments")


@pytest.mark.usefixtures("_role")
def test_what_is_rebuilt_keeps_the_owner_and_privileges_that_are_not_compared(
    pgsync: "Command", server: "Server", project: Path
) -> None:
    local = "CREATE TABLE t (a integer); CREATE MATERIALIZED VIEW m AS SELECT a + {} AS b FROM t;"
    owned = (
        "ALTER TABLE m OWNER TO left_out_role; GRANT SELECT ON m TO PUBLIC; COMMENT ON MATERIALIZED VIEW m IS 'kept';"
    )
    with _pair(server, project, local.format(1), local.format(2) + owned) as prod:
        assert pgsync("plan", "--lenient").code == 0
        assert pgsync("apply", "--yes").code == 0

        with psycopg.connect(prod) as conn:
            query = (
                "SELECT relowner::regrole::text, obj_description(oid), relacl::text LIKE '%,=r/%' "
                "FROM pg_class WHERE relname = 'm'"
            )
            assert conn.execute(query).fetchone() == ("left_out_role", "kept", True)


def test_the_order_of_columns_is_reported_once_and_counts_for_no_exit_code(
    pgsync: "Command", server: "Server", project: Path
) -> None:
    with _pair(server, project, "CREATE TABLE t (a integer, b text)", "CREATE TABLE t (b text, a integer)"):
        result = pgsync("compare", "--exit-code")
        lines = [line.strip() for line in result.out.splitlines()]

        assert result.code == 0
        assert lines.count("· table public.t  column order  CORR_COLUMN_ORDER") == 1
        assert "- b, a  in prod" in lines
        assert "+ a, b  in local" in lines
        assert _compared(pgsync)["notes"] == [
            {
                "kind": "table",
                "name": "public.t",
                "path": ["public", "t"],
                "what": "column order",
                "current": "b, a",
                "desired": "a, b",
                "hazard": "CORR_COLUMN_ORDER",
            }
        ]
        assert _compared(pgsync, "--no-column-order")["notes"] == []
        assert pgsync("compare", "--exit-code", "--strict").code == 2
        assert "column order" in pgsync("plan").out
