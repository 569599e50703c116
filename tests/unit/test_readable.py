"""Errors of the driver while reading, in our words."""

import psycopg
import pytest
from psycopg import errors

from pgsync.errors import ConnectionFailed, ExitCode, PgsyncError
from pgsync.server.readable import readable


@pytest.mark.parametrize(
    ("error", "message", "code"),
    (
        (errors.QueryCanceled("x"), "could not read prod in time", ExitCode.ERROR),
        (errors.LockNotAvailable("x"), "could not read prod in time", ExitCode.LOCK_NOT_OBTAINED),
        (errors.AdminShutdown("x"), "lost the connection to prod", ExitCode.ERROR),
        (errors.InsufficientPrivilege("x"), "could not read prod", ExitCode.ERROR),
    ),
)
def test_says_what_was_read_and_nothing_of_the_driver(error: psycopg.Error, message: str, code: ExitCode) -> None:
    with pytest.raises(PgsyncError) as caught, readable("prod"):
        raise error

    assert caught.value.message == message
    assert caught.value.exit_code == code
    assert caught.value.detail is None


def test_a_lost_server_is_a_failed_connection(database: str) -> None:
    with (
        psycopg.connect(database, autocommit=True) as conn,
        psycopg.connect(database, autocommit=True) as other,
    ):
        other.execute("SELECT pg_terminate_backend(%s)", (conn.info.backend_pid,))

        with pytest.raises(ConnectionFailed, match="lost the connection to prod"), readable("prod"):
            conn.execute("SELECT 1")


def test_the_servers_words_are_kept(database: str) -> None:
    with (
        psycopg.connect(database, autocommit=True) as conn,
        pytest.raises(PgsyncError) as caught,
        readable("prod"),
    ):
        conn.execute("SELECT 1 / 0")

    assert caught.value.detail == "The server said: division by zero [22012]"
