"""Opening sessions: what goes wrong is said in the user's terms, and nothing strays in."""

import os
import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import psycopg
import pytest

from pgsync.conninfo import ConnectionTarget, parse
from pgsync.errors import ConnectionFailed, PasswordRejected, PasswordRequired
from pgsync.server.connect import (
    child_environment,
    connect,
    connection_parameters,
    describe_server,
    read_session,
    system_certificates,
    write_session,
)

if TYPE_CHECKING:
    from conftest import Server


@pytest.fixture(scope="module")
def locked(server: "Server") -> ConnectionTarget:
    """The target of a role that needs a password, without it."""
    server.execute("DROP ROLE IF EXISTS pw_app; CREATE ROLE pw_app LOGIN PASSWORD 's3cret'")
    return server.embedded.target("postgres", "pw_app")


def test_a_session_describes_its_server(server: "Server") -> None:
    with connect(server.embedded.target()) as conn:
        info = describe_server(conn)

    assert info.major == 18
    assert (info.database, info.role, info.is_superuser) == ("postgres", "postgres", True)
    assert (info.is_standby, info.is_read_only, info.is_pooled, info.tls) == (False, False, False, None)
    assert info.system_identifier is not None
    assert 0 < info.latency < 1


def test_a_role_without_rights_can_describe_the_server(server: "Server") -> None:
    server.execute("DROP ROLE IF EXISTS plain; CREATE ROLE plain LOGIN")
    with connect(server.embedded.target(user="plain")) as conn:
        read_session(conn)

        assert describe_server(conn).is_superuser is False


def test_a_read_only_setting_is_seen_behind_our_own(database: str) -> None:
    target = parse(database)
    with connect(target) as conn:
        read_session(conn)
        assert describe_server(conn).is_read_only is False
        write_session(conn, 1, 1)
        conn.execute(f'ALTER DATABASE "{target.dbname}" SET default_transaction_read_only = on')
    with connect(target) as conn:
        write_session(conn, 1, 1)

        assert describe_server(conn).is_read_only is True


def test_a_read_session_cannot_write_and_waits_briefly(database: str) -> None:
    with connect(parse(database)) as conn:
        read_session(conn)

        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            conn.execute("CREATE TABLE public.t ()")
        assert conn.execute("SHOW lock_timeout").fetchone() == ("2s",)
        assert conn.execute("SHOW search_path").fetchone() == ("pg_catalog, pg_temp",)
        assert conn.execute("SHOW application_name").fetchone() == ("pgsync",)


def test_a_read_session_does_not_run_views(database: str) -> None:
    with connect(parse(database)) as conn:
        conn.execute("CREATE VIEW public.v AS SELECT 1")
        read_session(conn)

        with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState):
            conn.execute("SELECT * FROM public.v")


def test_a_write_session_has_the_limits_asked_for(database: str) -> None:
    with connect(parse(database)) as conn:
        write_session(conn, 1.5, 10, "pgsync apply 12345678")

        assert conn.execute("SHOW lock_timeout").fetchone() == ("1500ms",)
        assert conn.execute("SHOW statement_timeout").fetchone() == ("10s",)
        assert conn.execute("SHOW application_name").fetchone() == ("pgsync apply 12345678",)


def test_a_missing_password_is_asked_for(locked: ConnectionTarget) -> None:
    with pytest.raises(PasswordRequired):
        connect(locked)


def test_a_wrong_password_is_rejected_and_not_shown(locked: ConnectionTarget) -> None:
    with pytest.raises(PasswordRejected) as caught:
        connect(replace(locked, password="wr0ng"))

    assert "wr0ng" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_right_password_opens_a_session(locked: ConnectionTarget) -> None:
    with connect(replace(locked, password="s3cret")) as conn:
        assert describe_server(conn).role == "pw_app"


def test_a_missing_database_is_named(server: "Server") -> None:
    with pytest.raises(ConnectionFailed, match='there is no database "nowhere"'):
        connect(server.embedded.target("nowhere"))


def test_a_missing_role_is_named(server: "Server") -> None:
    with pytest.raises(ConnectionFailed, match='there is no role "nobody_here"'):
        connect(server.embedded.target(user="nobody_here"))


def test_a_port_where_nothing_listens_refuses() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        target = ConnectionTarget("x", host="127.0.0.1", port=unused.getsockname()[1])

        with pytest.raises(ConnectionFailed, match="connection refused") as caught:
            connect(target)
    assert caught.value.hint is not None


def test_a_missing_socket_is_no_running_server() -> None:
    with pytest.raises(ConnectionFailed, match="no server is running there"):
        connect(ConnectionTarget("x", host="/nonexistent"))


def test_an_unknown_host_is_said() -> None:
    with pytest.raises(ConnectionFailed, match="the host name is unknown"):
        connect(ConnectionTarget("x", host="nowhere.invalid"))


def test_a_silent_host_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        target = ConnectionTarget("x", host="127.0.0.1", port=silent.getsockname()[1])

        with pytest.raises(ConnectionFailed, match="no answer in time"):
            connect(target, timeout=2)


def test_an_unknown_service_is_named() -> None:
    with pytest.raises(ConnectionFailed, match='there is no service "nowhere"'):
        connect(ConnectionTarget("x", service="nowhere"))


def test_stray_variables_never_reach_a_named_connection(server: "Server", monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "PGSERVICE": "nowhere",
        "PGPASSWORD": "stray",
        "PGOPTIONS": "-c search_path=stray",
        "PGHOST": "nowhere.invalid",
        "PGUSER": "stray",
    }.items():
        monkeypatch.setenv(name, value)

    with connect(server.embedded.target()) as conn:
        assert conn.execute("SHOW search_path").fetchone() == ('"$user", public',)
    assert os.environ["PGPASSWORD"] == "stray"


def test_a_url_follows_the_variables(server: "Server", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c search_path=wanted")

    with connect(parse(server.conninfo())) as conn:
        assert conn.execute("SHOW search_path").fetchone() == ("wanted",)


def test_another_host_is_verified_unless_the_target_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    default = connection_parameters(parse("postgresql://db.example.com/shop"))
    weaker = connection_parameters(parse("postgresql://db.example.com/shop?sslmode=require"))
    local = connection_parameters(parse("postgresql://localhost/shop"))
    monkeypatch.setenv("PGSSLMODE", "prefer")
    followed = connection_parameters(parse("postgresql://db.example.com/shop"))
    named = connection_parameters(replace(parse("postgresql://db.example.com/shop"), is_named=True))

    assert (default["sslmode"], default["sslrootcert"]) == ("verify-full", system_certificates())
    assert weaker["sslmode"] == "require"
    assert "sslmode" not in followed
    assert named["sslmode"] == "verify-full"
    assert "sslrootcert" not in weaker
    assert "sslmode" not in local


def test_a_silent_network_is_given_up_within_a_minute_unless_the_target_says_otherwise() -> None:
    default = connection_parameters(parse("postgresql://localhost/shop"))
    patient = connection_parameters(parse("postgresql://localhost/shop?tcp_user_timeout=0&keepalives_idle=600"))

    probes = int(default["keepalives_count"]) * int(default["keepalives_interval"])
    assert int(default["keepalives_idle"]) + probes <= 60
    assert int(default["tcp_user_timeout"]) <= 60_000
    assert (patient["tcp_user_timeout"], patient["keepalives_idle"]) == ("0", "600")


def test_programs_get_the_password_in_their_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGOPTIONS", "stray")
    environment = child_environment(parse("postgresql://app:s3cret@localhost:5433/shop?sslmode=disable"))

    assert environment["PGPASSWORD"] == "s3cret"
    assert (environment["PGHOST"], environment["PGPORT"]) == ("localhost", "5433")
    assert environment["PGSSLMODE"] == "disable"
    assert "PGOPTIONS" not in environment
