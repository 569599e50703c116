"""Roles, memberships and privileges on parameters: both databases of a case would have them, so here time passes."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from conftest import Server
from pgsync.conninfo import ConnectionTarget, parse
from pgsync.engine.diff import Mode, diff
from pgsync.engine.plan import make_plan
from pgsync.kinds import BY_NAME, kinds_in
from pgsync.model.objects import Catalog
from pgsync.server.connect import connect, read_session, write_session
from pgsync.server.introspect import introspect
from proof import SERVERS

ROLES = ("pgsync_c_app", "pgsync_c_dba", "pgsync_c_group", "pgsync_c_other", "pgsync_c_Odd one")
OF_CLUSTER = {"role", "membership", "parameter privilege"}


class Cluster:
    """A server on which this test has some roles of its own."""

    def __init__(self, target: ConnectionTarget) -> None:
        self.target = target
        with connect(target) as conn:
            self.version = conn.info.server_version // 10000

    def run(self, script: str) -> None:
        with connect(self.target) as conn:
            conn.execute(script.encode())

    def read(self) -> Catalog:
        """Return what is read with --roles, of the roles of this test."""
        with connect(self.target) as conn:
            read_session(conn)
            catalog = introspect(conn, kinds_in({"roles"}))
        others = [id_ for id_ in catalog.objects if id_.kind in OF_CLUSTER and not _is_ours(id_.path)]
        return catalog.with_objects(
            {id_: item for id_, item in catalog.objects.items() if id_ not in others}, catalog.dependencies
        )

    def go(self, wanted: Catalog) -> list[str]:
        """Make the server look like a catalog; returns what was run."""
        plan = make_plan(self.read(), wanted, BY_NAME)
        with connect(self.target) as conn:
            write_session(conn, lock_timeout=10, statement_timeout=60)
            for planned in plan.statements:
                conn.execute(planned.statement.sql.encode())
        assert [change.id for change in diff(self.read(), wanted, BY_NAME, Mode.STRICT)] == []
        return [planned.statement.sql for planned in plan.statements]

    def drop(self) -> None:
        for name in ROLES:
            quoted = '"' + name.replace('"', '""') + '"'
            with connect(self.target) as conn:
                try:
                    conn.execute(f"DROP OWNED BY {quoted} CASCADE".encode())
                    conn.execute(f"DROP ROLE {quoted}".encode())
                except psycopg.errors.UndefinedObject:
                    continue


def _is_ours(path: tuple[str, ...]) -> bool:
    return any(name.startswith("pgsync_c") for name in path) or path[0] in {"log_statement", "work_mem"}


@contextmanager
def _cluster(target: ConnectionTarget) -> Iterator[Cluster]:
    found = Cluster(target)
    found.drop()
    try:
        yield found
    finally:
        found.drop()


@pytest.fixture(params=("embedded", *SERVERS), ids=lambda uri: uri.rpartition("@")[2])
def cluster(request: pytest.FixtureRequest, server: Server) -> Iterator[Cluster]:
    target = server.embedded.target() if request.param == "embedded" else parse(request.param)
    with _cluster(target) as found:
        yield found


BEFORE = """
CREATE ROLE pgsync_c_app LOGIN CONNECTION LIMIT 5 VALID UNTIL '2030-01-01 00:00:00+00';
ALTER ROLE pgsync_c_app SET work_mem = '8MB';
ALTER ROLE pgsync_c_app SET search_path = app, "Odd Schema";
COMMENT ON ROLE pgsync_c_app IS 'It''s the application';
CREATE ROLE pgsync_c_dba SUPERUSER CREATEROLE CREATEDB REPLICATION BYPASSRLS NOINHERIT;
CREATE ROLE pgsync_c_group;
CREATE ROLE "pgsync_c_Odd one";
GRANT pgsync_c_group TO pgsync_c_app WITH ADMIN OPTION;
GRANT pg_monitor TO pgsync_c_app;
GRANT pgsync_c_group TO "pgsync_c_Odd one";
"""
AFTER = """
ALTER ROLE pgsync_c_app NOLOGIN CREATEDB NOINHERIT CONNECTION LIMIT -1 VALID UNTIL 'infinity';
ALTER ROLE pgsync_c_app SET work_mem = '16MB';
ALTER ROLE pgsync_c_app RESET search_path;
ALTER ROLE pgsync_c_app SET statement_timeout = '5s';
COMMENT ON ROLE pgsync_c_app IS NULL;
ALTER ROLE pgsync_c_dba NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS;
REVOKE ADMIN OPTION FOR pgsync_c_group FROM pgsync_c_app;
REVOKE pg_monitor FROM pgsync_c_app;
DROP ROLE "pgsync_c_Odd one";
CREATE ROLE pgsync_c_other;
GRANT pgsync_c_other TO pgsync_c_group;
"""


def test_roles_go_there_and_back(cluster: Cluster) -> None:
    nothing = cluster.read()
    cluster.run(BEFORE)
    before = cluster.read()
    cluster.run(AFTER)
    after = cluster.read()

    back = cluster.go(before)
    cluster.go(after)
    gone = cluster.go(nothing)
    made = cluster.go(before)

    assert 'CREATE ROLE "pgsync_c_Odd one"' in back
    assert "ALTER ROLE pgsync_c_app SET search_path TO 'app', 'Odd Schema'" in made
    assert all(sql.startswith("DROP ROLE") for sql in gone), gone
    assert not any("PASSWORD" in sql for sql in back + made)


def test_a_new_role_that_can_log_in_has_no_password_and_the_plan_says_so(cluster: Cluster) -> None:
    nothing = cluster.read()
    cluster.run("CREATE ROLE pgsync_c_app LOGIN PASSWORD 'geheim'; CREATE ROLE pgsync_c_group")

    plan = make_plan(nothing, cluster.read(), BY_NAME)

    assert [planned.statement.sql for planned in plan.statements] == [
        "CREATE ROLE pgsync_c_app LOGIN",
        "CREATE ROLE pgsync_c_group",
    ]
    (words,) = plan.manual
    assert "as pgsync never reads one" in words
    assert words.endswith("ALTER ROLE pgsync_c_app PASSWORD '...'")


def test_options_of_memberships_and_their_grantors_go_there_and_back(cluster: Cluster) -> None:
    if cluster.version < 16:
        pytest.skip("memberships have options since 16")
    cluster.run(BEFORE)
    before = cluster.read()
    cluster.run("""
        GRANT pgsync_c_group TO pgsync_c_app WITH INHERIT FALSE, SET FALSE;
        SET SESSION AUTHORIZATION pgsync_c_app; GRANT pgsync_c_group TO pgsync_c_dba; RESET SESSION AUTHORIZATION""")
    after = cluster.read()

    cluster.go(before)
    again = cluster.go(after)

    assert again[-1].endswith("GRANTED BY pgsync_c_app")


def test_an_older_server_gets_memberships_as_it_can_have_them(cluster: Cluster) -> None:
    if cluster.version < 16:
        pytest.skip("memberships have options since 16")
    nothing = cluster.read()
    cluster.run("""
        CREATE ROLE pgsync_c_app; CREATE ROLE pgsync_c_group; CREATE ROLE pgsync_c_other;
        GRANT pgsync_c_group TO pgsync_c_app WITH ADMIN TRUE;
        GRANT pg_checkpoint TO pgsync_c_app;
        GRANT pgsync_c_other TO pgsync_c_app WITH SET FALSE""")
    old = nothing.with_objects(nothing.objects, nothing.dependencies)
    object.__setattr__(old, "server", type(old.server)(13))

    plan = make_plan(old, cluster.read(), BY_NAME)

    assert "GRANT pgsync_c_group TO pgsync_c_app WITH ADMIN OPTION" in [p.statement.sql for p in plan.statements]
    assert not any("pg_checkpoint" in planned.statement.sql for planned in plan.statements)
    assert any("PostgreSQL 13 has no role pg_checkpoint" in words for words in plan.manual)
    assert any("PostgreSQL 13 has no memberships WITH INHERIT TRUE, SET FALSE" in words for words in plan.manual)


def test_a_role_that_another_database_uses_stays(server: Server) -> None:
    with _cluster(server.embedded.target()) as cluster, server.database("CREATE TABLE t (a integer)") as url:
        nothing = cluster.read()
        cluster.run("CREATE ROLE pgsync_c_app")
        name = url.rpartition("/")[2].partition("?")[0]
        server.execute("ALTER TABLE t OWNER TO pgsync_c_app", parse(url).dbname or name)

        plan = make_plan(cluster.read(), nothing, BY_NAME)

        assert plan.statements == []
        assert "role pgsync_c_app: not dropped, as other databases of the server use it" in plan.manual[0]


def test_a_role_to_which_something_that_stays_belongs_stays(server: Server) -> None:
    with _cluster(server.embedded.target()) as cluster:
        nothing = cluster.read()
        cluster.run("CREATE ROLE pgsync_c_app; CREATE SCHEMA pgsync_c_kept AUTHORIZATION pgsync_c_app")
        now = cluster.read()
        kept = {id_: item for id_, item in now.objects.items() if id_.kind != "role"}

        plan = make_plan(now, nothing.with_objects(kept, now.dependencies), BY_NAME)

        assert plan.statements == []
        assert "something that stays belongs to it" in plan.manual[0]


def test_a_role_is_made_before_what_belongs_to_it_and_dropped_after(server: Server) -> None:
    with _cluster(server.embedded.target()) as cluster:
        nothing = cluster.read()
        cluster.run("""
            CREATE ROLE pgsync_c_app; CREATE ROLE pgsync_c_group;
            CREATE SCHEMA pgsync_c_s AUTHORIZATION pgsync_c_app; CREATE TABLE pgsync_c_s.t (a integer);
            GRANT SELECT ON pgsync_c_s.t TO pgsync_c_group; ALTER TABLE pgsync_c_s.t ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON pgsync_c_s.t TO pgsync_c_group USING (true);
            ALTER DEFAULT PRIVILEGES FOR ROLE pgsync_c_app GRANT SELECT ON TABLES TO pgsync_c_group""")
        all_of_it = cluster.read()

        gone = cluster.go(nothing)
        made = cluster.go(all_of_it)

        assert {sql.split()[0] for sql in gone[-2:]} == {"DROP"}
        assert made[0] == "CREATE ROLE pgsync_c_app"


def test_privileges_on_parameters_go_there_and_back(cluster: Cluster) -> None:
    if cluster.version < 15:
        pytest.skip("there are privileges on parameters since 15")
    cluster.run("CREATE ROLE pgsync_c_app")
    nothing = cluster.read()
    cluster.run("GRANT SET ON PARAMETER log_statement TO pgsync_c_app WITH GRANT OPTION")
    one = cluster.read()
    cluster.run(
        "GRANT SET, ALTER SYSTEM ON PARAMETER log_statement TO pgsync_c_app; "
        "REVOKE GRANT OPTION FOR SET ON PARAMETER log_statement FROM pgsync_c_app; "
        "GRANT SET ON PARAMETER work_mem TO pgsync_c_app"
    )
    more = cluster.read()

    cluster.go(one)
    cluster.go(more)

    assert cluster.go(nothing) == [
        "REVOKE ALL ON PARAMETER log_statement FROM pgsync_c_app",
        "REVOKE SET ON PARAMETER work_mem FROM pgsync_c_app",
    ]
