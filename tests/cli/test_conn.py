"""pgsync conn: connections are tested before they are saved, and no password is in any file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import Server
from pgsync.conninfo import parse

if TYPE_CHECKING:
    from cli.conftest import Command

SECRET = "pa:ss/w@rd"
SECRET_IN_URL = "pa%3Ass%2Fw%40rd"


@pytest.fixture
def locked(server: Server) -> str:
    """The URL of a role that needs the password SECRET, without it."""
    server.execute(f"DROP ROLE IF EXISTS pw_conn; CREATE ROLE pw_conn LOGIN PASSWORD '{SECRET}'")
    return server.conninfo("postgres", "pw_conn")


def _with_password(url: str) -> str:
    return url.replace("pw_conn@", f"pw_conn:{SECRET_IN_URL}@")


def _all_text(directory: Path) -> str:
    files = [path for path in directory.rglob("*") if path.is_file()]
    return "".join(path.read_text() for path in files)


def test_add_tests_saves_and_names_the_file(pgsync: "Command", server: Server, project: Path) -> None:
    result = pgsync("conn", "add", "local", server.conninfo())

    assert result.code == 0
    assert "PostgreSQL 18" in result.out
    assert "superuser" in result.out
    assert "saved local in pgsync.toml" in result.err
    assert 'env = "dev"' in (project / "pgsync.toml").read_text()


def test_add_does_not_save_what_cannot_be_reached(pgsync: "Command", project: Path) -> None:
    result = pgsync("conn", "add", "local", "postgresql://x@/x?host=/nonexistent")

    assert result.code == 1
    assert "no server is running there" in result.err
    assert not (project / "pgsync.toml").exists()


def test_add_can_save_without_a_test(pgsync: "Command") -> None:
    assert pgsync("conn", "add", "far", "--host", "db.example.com", "--port", "6543", "--no-test").code == 0
    assert "@db.example.com:6543/" in pgsync("conn", "list").out


def test_another_host_must_prove_itself_and_ask_for_scram(pgsync: "Command", project: Path) -> None:
    pgsync("conn", "add", "far", "postgresql://a@db.example.com/x", "--no-test")
    text = (project / "pgsync.toml").read_text()
    assert 'url = "postgresql://a@db.example.com/x"' in text
    assert 'require_auth = "scram-sha-256"' in text

    pgsync("conn", "edit", "far", "--require-auth", "any", "--sslmode", "require", "--no-test")

    text = (project / "pgsync.toml").read_text()
    assert "require_auth" not in text
    assert 'host = "db.example.com"' in text
    assert 'sslmode = "require"' in text


def test_ctrl_c_at_a_question_ends_with_130(locked: str, project: Path) -> None:
    from cli.conftest import on_a_terminal

    result = on_a_terminal(["conn", "add", "app", locked], {"Password for app": "\x03"}, project)

    assert result.code == 130
    assert not (project / "pgsync.toml").exists()


def test_add_asks_for_what_is_missing(server: Server, project: Path) -> None:
    from cli.conftest import on_a_terminal

    answers = {"Host": str(server.embedded.socket_directory), "Port": "", "Database": "", "Role": ""}
    result = on_a_terminal(["conn", "add", "local"], answers, project)

    assert result.code == 0, result.err
    assert 'dbname = "postgres"' in (project / "pgsync.toml").read_text()


def test_add_needs_an_address(pgsync: "Command") -> None:
    result = pgsync("conn", "add", "local")

    assert result.code == 64
    assert "no address given" in result.err


def test_add_refuses_a_name_that_is_taken(pgsync: "Command", server: Server) -> None:
    pgsync("conn", "add", "local", server.conninfo())

    assert pgsync("conn", "add", "local", server.conninfo()).code == 64


def test_a_malformed_url_is_not_echoed(pgsync: "Command") -> None:
    result = pgsync("conn", "add", "local", "postgresql://app:hunter2@@host/db")

    assert result.code == 1
    assert "position" in result.err
    assert "hunter2" not in result.out + result.err


def test_a_password_in_a_url_moves_to_the_keyring(
    pgsync: "Command", locked: str, keyring_file: Path, project: Path
) -> None:
    result = pgsync("conn", "add", "app", _with_password(locked))

    assert result.code == 0
    assert SECRET in json.loads(keyring_file.read_text()).values()
    assert SECRET not in _all_text(project) + _all_text(project.parent / "home") + result.out + result.err
    assert SECRET_IN_URL not in _all_text(project)
    assert "keyring" in pgsync("conn", "test", "app").out


def test_a_password_comes_on_stdin(pgsync: "Command", locked: str, keyring_file: Path) -> None:
    result = pgsync("conn", "add", "app", locked, "--password-stdin", stdin=f"{SECRET}\n")

    assert result.code == 0
    assert SECRET in keyring_file.read_text()


def test_remove_forgets_the_password(pgsync: "Command", locked: str, keyring_file: Path) -> None:
    pgsync("conn", "add", "app", _with_password(locked))

    assert pgsync("conn", "remove", "app").code == 0
    assert json.loads(keyring_file.read_text()) == {}
    assert "No connections yet" in pgsync("conn", "list").err


def test_another_address_does_not_get_the_password(
    pgsync: "Command", locked: str, keyring_file: Path, server: Server
) -> None:
    pgsync("conn", "add", "app", _with_password(locked))
    assert keyring_file.exists()
    name = server.create_database()

    result = pgsync("conn", "edit", "app", "--dbname", name)

    assert result.code == 1
    assert "asks for a password" in result.err
    server.drop_database(name)


def test_no_password_anywhere_lists_what_was_tried(pgsync: "Command", locked: str) -> None:
    pgsync("conn", "add", "app", locked, "--no-test", "--password-env", "MY_PASSWORD")

    result = pgsync("conn", "test", "app")

    assert result.code == 1
    for tried in ("PGSYNC_PASSWORD_APP: not set", "password_env MY_PASSWORD: not set", "keyring:", ".pgpass"):
        assert tried in result.err


def test_the_first_source_wins(pgsync: "Command", locked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pgsync("conn", "add", "app", locked, "--no-test", "--password-env", "MY_PASSWORD")
    monkeypatch.setenv("MY_PASSWORD", SECRET)
    assert "password_env MY_PASSWORD" in pgsync("conn", "test", "app").out

    monkeypatch.setenv("PGSYNC_PASSWORD_APP", "wrong")
    result = pgsync("conn", "test", "app")

    assert result.code == 1
    assert "did not accept the password" in result.err
    assert "It came from: PGSYNC_PASSWORD_APP" in result.err


def test_pgpass_is_found_by_libpq(
    pgsync: "Command", locked: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pgpass = project.parent / "home" / ".pgpass"
    escaped = SECRET.replace(":", "\\:")
    pgpass.write_text(f"*:*:*:pw_conn:{escaped}\n")
    pgpass.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(pgpass))
    pgsync("conn", "add", "app", locked, "--no-test")

    assert "libpq (.pgpass)" in pgsync("conn", "test", "app").out


def test_a_command_runs_only_after_trust(pgsync: "Command", locked: str, project: Path) -> None:
    (project / "secret").write_text(SECRET)
    pgsync("conn", "add", "app", locked, "--no-test", "--password-command", "cat secret")

    refused = pgsync("conn", "test", "app")
    assert refused.code == 1
    assert "not trusted" in refused.err

    assert "cat secret" in pgsync("trust", "--yes").out
    assert "password_command" in pgsync("conn", "test", "app").out

    pgsync("conn", "edit", "app", "--no-test", "--password-command", "cat ./secret")
    assert "not trusted" in pgsync("conn", "test", "app").err


def test_trust_is_asked_for_and_never_assumed(pgsync: "Command", locked: str) -> None:
    pgsync("conn", "add", "app", locked, "--no-test", "--password-command", "cat secret")

    assert pgsync("trust").code == 3


@pytest.mark.parametrize(
    ("backend", "line"),
    (
        ("keyring.backends.fail.Keyring", "this machine has no keyring"),
        ("keyring.backends.null.Keyring", "the keyring is switched off"),
        ("file_keyring.ForgetfulKeyring", "the keyring did not keep the password"),
        ("file_keyring.LockedKeyring", "the keyring is locked and nobody unlocked it"),
        ("file_keyring.DeniedKeyring", "the keyring denied access"),
        ("file_keyring.HangingKeyring", "the keyring did not answer within 3 s"),
        ("nowhere.Keyring", "the keyring could not be started"),
    ),
)
def test_each_failure_of_the_keyring_has_its_line(
    pgsync: "Command",
    locked: str,
    keyring_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    backend: str,
    line: str,
) -> None:
    assert keyring_file.parent.exists()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)

    result = pgsync("conn", "add", "app", _with_password(locked))

    assert result.code == 0
    assert f"the password was not saved: {line}" in result.err
    assert "Set PGSYNC_PASSWORD_APP" in result.err


@pytest.mark.parametrize(
    ("backend", "line"),
    (
        ("keyring.backends.fail.Keyring", "this machine has no keyring"),
        ("keyring.backends.null.Keyring", "the keyring is switched off"),
        ("file_keyring.LockedKeyring", "the keyring is locked and nobody unlocked it"),
        ("file_keyring.DeniedKeyring", "the keyring denied access"),
        ("file_keyring.HangingKeyring", "the keyring did not answer within 3 s"),
        ("nowhere.Keyring", "the keyring could not be started"),
    ),
)
def test_a_password_that_the_keyring_does_not_give_comes_from_the_next_source(
    pgsync: "Command",
    locked: str,
    keyring_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    backend: str,
    line: str,
) -> None:
    pgsync("conn", "add", "app", _with_password(locked))
    assert SECRET in keyring_file.read_text()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)

    assert f"keyring: {line}" in pgsync("conn", "test", "app").err

    pgpass = keyring_file.parent / "home" / ".pgpass"
    pgpass.write_text(f"*:*:*:pw_conn:{SECRET.replace(':', chr(92) + ':')}\n")
    pgpass.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(pgpass))

    assert "libpq (.pgpass)" in pgsync("conn", "test", "app").out


def test_the_file_keeps_its_comments(pgsync: "Command", server: Server, project: Path) -> None:
    path = project / "pgsync.toml"
    path.write_text('# mine\n[defaults]\nsource = "local" # the one here\n\n[compare]\n# later\nmode = "strict"\n')

    pgsync("conn", "add", "local", server.conninfo())
    pgsync("conn", "add", "prod", server.conninfo(), "--env", "prod")
    pgsync("conn", "default", "prod", "--target")
    pgsync("conn", "rename", "local", "mine")

    text = path.read_text()
    assert text.startswith('# mine\n[defaults]\nsource = "mine" # the one here\n')
    assert 'target = "prod"' in text
    assert "# later" in text
    assert [line.split()[0] for line in pgsync("conn", "list").out.splitlines()] == ["prod", "mine"]


def test_an_unknown_connection_is_compared_with_the_known_ones(pgsync: "Command", server: Server) -> None:
    pgsync("conn", "add", "local", server.conninfo())

    result = pgsync("conn", "test", "lcoal")

    assert result.code == 64
    assert 'Did you mean "local"?' in result.err


def test_list_and_show_are_json_on_demand(pgsync: "Command", server: Server) -> None:
    pgsync("conn", "add", "local", server.conninfo())

    (listed,) = json.loads(pgsync("conn", "list", "-f", "json").out)
    shown = json.loads(pgsync("conn", "show", "local", "-f", "json").out)
    (tested,) = json.loads(pgsync("conn", "test", "local", "-f", "json").out)

    assert listed["name"] == shown["name"] == tested["name"] == "local"
    assert parse(shown["url"]) == parse(server.conninfo())
    assert tested["server"]["is_superuser"] is True


def test_a_url_works_where_a_name_does(pgsync: "Command", server: Server) -> None:
    assert pgsync("conn", "test", server.conninfo()).code == 0


def test_all_connections_are_tested_and_one_failure_counts(pgsync: "Command", server: Server) -> None:
    pgsync("conn", "add", "local", server.conninfo())
    pgsync("conn", "add", "far", "postgresql://x@/x?host=/nonexistent", "--no-test")

    result = pgsync("conn", "test")

    assert result.code == 1
    assert "PostgreSQL 18" in result.out
    assert "far  error: could not connect" in result.err


def test_a_terminal_is_asked_and_may_save(locked: str, keyring_file: Path, project: Path) -> None:
    from cli.conftest import on_a_terminal

    result = on_a_terminal(
        ["conn", "add", "app", locked], {"Password for app": SECRET, "Save it in the keyring?": "y"}, project
    )

    assert result.code == 0, result.err
    assert "typed in" in result.out
    assert SECRET not in result.err
    assert SECRET in keyring_file.read_text()
