"""Encryption: another host must prove who it is, and conn test shows how it did."""

import os
import select
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import Server
from pgsync.server.tunnel import close_tunnels

if TYPE_CHECKING:
    from cli.conftest import Command

STAND_IN = Path(__file__).parent / "stand_in_ssh.py"
OPENSSL = shutil.which("openssl")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with ca.crt, and server.crt for db.internal, valid for ten days."""
    if OPENSSL is None:
        pytest.skip("there is no openssl on this machine")
    directory = tmp_path_factory.mktemp("certificates")

    def openssl(*words: str) -> None:
        subprocess.run([str(OPENSSL), *words], cwd=directory, check=True, capture_output=True)

    make = ("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl(*make, "-x509", "-subj", "/CN=Test Authority", "-days", "10", "-keyout", "ca.key", "-out", "ca.crt")
    openssl(*make, "-subj", "/CN=db.internal", "-keyout", "server.key", "-out", "server.csr")
    (directory / "names").write_text("subjectAltName=DNS:db.internal\n")
    signed = ("-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "10", "-extfile", "names")
    openssl("x509", "-req", "-in", "server.csr", *signed, "-out", "server.crt")
    return directory


@pytest.fixture(scope="module")
def port(certificates: Path, server: Server) -> Iterator[int]:
    """The TCP port of a front that encrypts as a server does, before the test's server, whose build cannot."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "server.crt", certificates / "server.key")
    server.execute("DROP ROLE IF EXISTS pw_tls; CREATE ROLE pw_tls LOGIN PASSWORD 'hush'")
    (goal,) = server.embedded.socket_directory.glob(".s.PGSQL.*[0-9]")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_front, args=(listener, context, str(goal)), daemon=True).start()
        yield listener.getsockname()[1]


def _front(listener: socket.socket, context: ssl.SSLContext, goal: str) -> None:
    while True:
        try:
            plain, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_encrypt, args=(plain, context, goal), daemon=True).start()


def _encrypt(plain: socket.socket, context: ssl.SSLContext, goal: str) -> None:
    with suppress(OSError), plain, socket.socket(socket.AF_UNIX) as inside:
        if len(plain.recv(8)) < 8:  # SSLRequest; a tunnel that is tried sends nothing
            return
        plain.sendall(b"S")
        with context.wrap_socket(plain, server_side=True) as encrypted:
            inside.connect(goal)
            encrypted.setblocking(False)
            while _passed_on(encrypted, inside):
                select.select([encrypted, inside], [], [], 0.02)


def _passed_on(encrypted: ssl.SSLSocket, inside: socket.socket) -> bool:
    """Pass on what there is both ways; tell whether both are still there."""
    with suppress(ssl.SSLWantReadError):
        data = encrypted.recv(65536)
        if not data:
            return False
        inside.sendall(data)
    if select.select([inside], [], [], 0)[0]:
        data = inside.recv(65536)
        encrypted.setblocking(True)
        encrypted.sendall(data)
        encrypted.setblocking(False)
        return bool(data)
    return True


@pytest.fixture
def elsewhere(port: int, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The settings of a connection to that server under the name of another host, which a tunnel leads to."""
    assert project.exists()
    directory = tmp_path / "bin"
    directory.mkdir()
    (directory / "ssh").write_text(f'#!/bin/sh\nexec {sys.executable} {STAND_IN} "$@"\n')
    (directory / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", str(directory), prepend=os.pathsep)
    monkeypatch.setenv("PGSYNC_PASSWORD_FAR", "hush")
    monkeypatch.setenv("STAND_IN_GOAL", f"127.0.0.1:{port}")
    yield '[connections.far]\nuser = "pw_tls"\ndbname = "postgres"\nssh_host = "bastion"\n'
    close_tunnels()


def test_another_host_is_verified_by_default(
    pgsync: "Command", project: Path, elsewhere: str, certificates: Path
) -> None:
    authority = f'sslrootcert = "{certificates / "ca.crt"}"\n'
    (project / "pgsync.toml").write_text(f'{elsewhere}host = "db.internal"\n{authority}')

    result = pgsync("conn", "test", "far")

    assert result.code == 0, result.err
    assert "TLSv1.3 TLS_" in result.out
    assert "server verified (verify-full)" in result.out
    assert "db.internal, issued by Test Authority, until 2" in result.out
    assert "9 days from now" in " ".join(result.out.split())


@pytest.mark.parametrize(
    ("host", "authority", "message"),
    (
        ("db.internal", False, "the certificate of db.internal"),
        ("other.internal", True, "belongs to another host"),
    ),
)
def test_a_server_that_does_not_prove_itself_is_refused(
    pgsync: "Command", project: Path, elsewhere: str, certificates: Path, *, host: str, authority: bool, message: str
) -> None:
    named = f'sslrootcert = "{certificates / "ca.crt"}"\n' if authority else ""
    (project / "pgsync.toml").write_text(f'{elsewhere}host = "{host}"\n{named}')

    result = pgsync("conn", "test", "far")

    assert result.code == 1
    assert message in result.err


def test_encryption_without_proof_is_said(pgsync: "Command", project: Path, elsewhere: str) -> None:
    (project / "pgsync.toml").write_text(f'{elsewhere}host = "db.internal"\nsslmode = "require"\n')

    assert "the server is not verified (sslmode=require)" in pgsync("conn", "test", "far").out
