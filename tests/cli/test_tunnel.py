"""Connections through ssh_host: OpenSSH's client forwards the port, as its own configuration says."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import Server
from pgsync.server.tunnel import close_tunnels

if TYPE_CHECKING:
    from cli.conftest import Command

SECRET = "through-the-tunnel"
NOBODY = 65534
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
STAND_IN = Path(__file__).parent / "stand_in_ssh.py"


@contextmanager
def _stand_in(directory: Path) -> Iterator[None]:
    """Yield with a program ssh that forwards as OpenSSH's does, and logs in to no other host than bastion."""
    (directory / "ssh").write_text(f'#!/bin/sh\nexec {sys.executable} {STAND_IN} "$@"\n')
    (directory / "ssh").chmod(0o755)
    yield


@contextmanager
def _openssh(directory: Path) -> Iterator[None]:
    """Yield with a real sshd that the account of the database server runs, known to ssh as bastion."""
    if SSHD is None:
        pytest.skip("there is no sshd on this machine")
    home = Path(tempfile.mkdtemp(prefix="pgsync-sshd-"))
    is_root = os.getuid() == 0
    port = _free_port()
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home / name], check=True)
    shutil.copy(home / "user.pub", home / "authorized")
    (home / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {home}/host\nPidFile none\nUsePAM yes\nStrictModes no\n"
        f"AuthorizedKeysFile {home}/authorized\nPasswordAuthentication no\n"
    )
    config = directory / "ssh_config"
    account = "nobody" if is_root else _account()
    config.write_text(
        f"Host bastion\nHostName 127.0.0.1\nPort {port}\nUser {account}\nIdentityFile {directory}/user\n"
        f"IdentitiesOnly yes\nUserKnownHostsFile {directory}/known_hosts\n"
    )
    shutil.copy(home / "user", directory / "user")
    (directory / "user").chmod(0o600)
    (directory / "known_hosts").write_text(f"[127.0.0.1]:{port} {(home / 'host.pub').read_text()}")
    (directory / "ssh").write_text(f'#!/bin/sh\nexec {shutil.which("ssh")} -F {config} "$@"\n')
    (directory / "ssh").chmod(0o755)
    prefix = []
    if is_root:
        for path in (home, *home.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        prefix = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    server = subprocess.Popen([*prefix, SSHD, "-D", "-e", "-f", str(home / "sshd_config")], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home)


@pytest.fixture(params=[_stand_in, _openssh], ids=["stand-in", "openssh"])
def bastion(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A host that ssh knows as bastion."""
    directory = tmp_path / "bin"
    directory.mkdir()
    with request.param(directory):
        monkeypatch.setenv("PATH", str(directory), prepend=os.pathsep)
        yield
        close_tunnels()


@pytest.fixture
def shop(server: Server, project: Path) -> Iterator[str]:
    """A connection that leads through bastion to a role with a password; yields its name."""
    server.execute(f"DROP ROLE IF EXISTS pw_tunnel; CREATE ROLE pw_tunnel LOGIN PASSWORD '{SECRET}'")
    (project / "pgsync.toml").write_text(
        f'[connections.shop]\nhost = "{server.embedded.socket_directory}"\nport = {_port(server)}\n'
        'dbname = "postgres"\nuser = "pw_tunnel"\nssh_host = "bastion"\n'
    )
    yield "shop"
    server.execute("DROP ROLE pw_tunnel")


@pytest.mark.usefixtures("bastion")
def test_a_connection_goes_through_the_tunnel(
    pgsync: "Command", shop: str, monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    monkeypatch.setenv("PGSYNC_PASSWORD_SHOP", SECRET)

    result = pgsync("conn", "test", shop)

    assert result.code == 0, result.err
    assert "via bastion" in result.out
    assert "PostgreSQL 18" in result.out
    assert pgsync("explore", shop, "--depth", "1").code == 0
    assert project.exists()


@pytest.mark.usefixtures("bastion")
def test_a_tunnel_does_not_make_a_password_superfluous(pgsync: "Command", shop: str) -> None:
    result = pgsync("conn", "test", shop)

    assert result.code == 1
    assert "asks for a password" in result.err
    assert "via bastion" in result.err


@pytest.mark.usefixtures("bastion")
def test_what_the_tunnel_cannot_reach_is_said(pgsync: "Command", project: Path) -> None:
    (project / "pgsync.toml").write_text(
        f'[connections.shop]\nhost = "127.0.0.1"\nport = {_free_port()}\nssh_host = "bastion"\n'
    )

    result = pgsync("conn", "test", "shop")

    assert result.code == 1
    assert "through bastion" in result.err
    assert "open failed" in result.err


@pytest.mark.usefixtures("bastion")
def test_the_tunnel_ends_with_its_command(shop: str, project: Path) -> None:
    command = [sys.executable, "-m", "pgsync", "conn", "test", shop]
    environment = os.environ | {"PGSYNC_PASSWORD_SHOP": SECRET}

    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert not _processes_with(str(project.parent / "bin"), "-oExitOnForwardFailure")


@pytest.mark.usefixtures("bastion")
def test_an_unknown_host_is_said_with_what_to_do(pgsync: "Command", project: Path) -> None:
    (project / "pgsync.toml").write_text('[connections.shop]\nhost = "127.0.0.1"\nssh_host = "no-such-host.invalid"\n')

    result = pgsync("conn", "test", "shop")

    assert result.code == 1
    assert "error: no tunnel to no-such-host.invalid" in result.err
    assert "Check ssh_host" in result.err


def test_without_ssh_it_is_said(pgsync: "Command", project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    (project / "pgsync.toml").write_text('[connections.shop]\nhost = "127.0.0.1"\nssh_host = "bastion"\n')

    assert "there is no program ssh" in pgsync("conn", "test", "shop").err


@pytest.mark.parametrize("name", ("-oProxyCommand=touch x", "a b", "", "user@-x"))
def test_ssh_host_is_never_an_option(pgsync: "Command", project: Path, name: str) -> None:
    (project / "pgsync.toml").write_text(f'[connections.shop]\nhost = "127.0.0.1"\nssh_host = "{name}"\n')

    result = pgsync("conn", "test", "shop")

    assert result.code == 1
    assert "pgsync.toml:3: error: connections.shop.ssh_host" in result.err


def test_add_and_edit_take_a_tunnel(pgsync: "Command", project: Path) -> None:
    added = pgsync(
        "conn", "add", "shop", "--host", "db.internal", "--dbname", "x", "--ssh-host", "bastion", "--no-test"
    )
    assert added.code == 0, added.err
    assert 'ssh_host = "bastion"' in (project / "pgsync.toml").read_text()
    assert "@db.internal/x via bastion" in pgsync("conn", "list").out

    pgsync("conn", "edit", "shop", "--port", "6432", "--no-test")
    assert "@db.internal:6432/x via bastion" in pgsync("conn", "list").out


def _port(server: Server) -> int:
    (path,) = server.embedded.socket_directory.glob(".s.PGSQL.*[0-9]")
    return int(path.name.rpartition(".")[2])


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("sshd did not start")


def _account() -> str:
    import getpass

    return getpass.getuser()


def _processes_with(*texts: str) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if all(text in line for text in texts)]
