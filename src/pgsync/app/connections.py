"""Connections: resolving their names, opening them along the credential chain, testing and saving them."""

import difflib
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

from pgsync.conninfo import ConnectionTarget, Environment, is_connection_string, is_file_name, is_snapshot_name, parse
from pgsync.errors import PasswordRejected, PasswordRequired, PgsyncError, UsageError
from pgsync.plain import dataclass
from pgsync.store.config import Configuration
from pgsync.store.keychain import KeyringUnusable, delete_password, save_password
from pgsync.store.paths import PROJECT_FILE, user_file
from pgsync.store.secrets import find_password, variable_name

if TYPE_CHECKING:  # listing connections does not wait for psycopg
    from pgsync.server.connect import Connection, ServerInfo
    from pgsync.server.role import RoleInfo
    from pgsync.server.tls import Tls

NO_PASSWORD = "none needed (trust, peer, certificate or .pgpass)"  # noqa: S105


class Prompter(Protocol):
    """Whoever can be asked; the command line on a terminal."""

    def ask_secret(self, question: str) -> str:
        """Return an answer that is not shown while it is typed."""

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Return whether the answer is yes."""

    def say(self, text: str = "") -> None:
        """Say something that is no result."""


@dataclass(frozen=True, slots=True)
class Report:
    """What testing a connection found.

    tls: None when it is not encrypted. password_origin: in words; never the password.
    missing: for each thing to do the GRANTs that the role lacks.
    scratch: databases that a killed proof left behind. obstacle: why nothing can be applied here at all.
    """

    target: ConnectionTarget
    server: "ServerInfo"
    role: "RoleInfo"
    tls: "Tls | None"
    password_origin: str
    missing: Mapping[str, list[str]]
    scratch: tuple[str, ...] = ()

    @property
    def obstacle(self) -> str:
        """Return why no plan can be applied through this connection, whatever is granted; "" when one can."""
        from pgsync.server.connect import is_newer

        obstacles = {
            "the server is a standby": self.server.is_standby,
            "it is behind a pooler: apply needs the direct address": self.server.is_pooled,
            "the connection says read_only = true": self.target.read_only,
            "the server is newer than pgsync": is_newer(self.server),
        }
        return next((text for text, holds in obstacles.items() if holds), "")


class Connections:
    """The connections of one run: passwords are asked for once and kept in memory only."""

    def __init__(self, configuration: Configuration, prompter: Prompter | None = None) -> None:
        """Use the connections of a configuration; prompter: None when nobody can be asked."""
        self.configuration = configuration
        self._prompter = prompter
        self._given: dict[str, str] = {}
        self._known: dict[tuple[str, str], tuple[str | None, str]] = {}
        self._lock = RLock()
        self.notices: list[str] = []

    def notice(self, text: str) -> None:
        """Have something told that is no reason to stop, once."""
        if text not in self.notices:
            self.notices.append(text)

    def give_password(self, name: str, password: str) -> None:
        """Use this password for a connection, before every other source."""
        self._given[name] = password

    def quietly(self) -> "Connections":
        """Return the same connections, with the passwords that are known, where nobody is asked."""
        quiet = Connections(self.configuration)
        quiet._given, quiet._known = self._given, self._known
        return quiet

    def resolve(self, text: str) -> ConnectionTarget:
        """Return what a connection's name, a URL or service=NAME stands for; raises UsageError.

        It has no password yet: authenticate() or open() find it.
        """
        connections = self.configuration.settings.connections
        if text in connections:
            return connections[text].target(text)
        if is_connection_string(text):
            return parse(text)
        if (beside := self.beside(text)) is not None:
            return replace(connections[beside[0]].target(text), dbname=beside[1])
        if not self.is_state(text) and self.is_file(text) and is_snapshot_name(text):
            raise UsageError(
                f"{text} is a snapshot, not a database",
                "A snapshot can be explored, compared and planned for; only a live database can be changed.",
            )
        if not self.is_state(text) and self.is_file(text):
            raise UsageError(
                f"{text} is SQL, not a database",
                "SQL can be compared and planned from; only a live database can be changed or looked into.",
            )
        if self.is_state(text):
            raise UsageError(
                f"{text} is what {text.partition('@')[0]} looked like, not a database",
                "A kept state can be explored, compared and planned for; only a live database can be changed.",
            )
        if "/" in text:
            raise UsageError(f'there is no file or directory "{text}"', "It is no connection's name or URL either.")
        close = difflib.get_close_matches(text, connections, n=1)
        known = f"Known: {', '.join(connections)}." if connections else "None is configured yet."
        raise UsageError(
            f'unknown connection "{text}"',
            known,
            f'Did you mean "{close[0]}"?' if close else f'Add it with "pgsync conn add {text}".',
        )

    def is_file(self, text: str) -> bool:
        """Tell whether a side of a comparison is a snapshot, SQL or a kept state rather than a connection."""
        if text in self.configuration.settings.connections:
            return False
        return self.is_state(text) or is_file_name(text)

    def is_state(self, text: str) -> bool:
        """Tell whether a word is a connection as it was: prod@2026-10-01."""
        name, at, _ = text.partition("@")
        return bool(at) and name in self.configuration.settings.connections

    def beside(self, text: str) -> tuple[str, str] | None:
        """Return the connection and the database of CONNECTION/DATABASE: another one on the same server."""
        name, _, dbname = text.partition("/")
        is_one = bool(dbname) and name in self.configuration.settings.connections and not self.is_file(text)
        return (name, dbname) if is_one else None

    def open(self, target: ConnectionTarget, *, application_name: str = "pgsync") -> "Connection":
        """Open a session with the first password of the chain; raises ConnectionFailed."""
        from pgsync.server.connect import connect

        known = self._known.get(_key(target))
        if known is not None:
            return connect(replace(target, password=known[0]), application_name=application_name)
        shared = self._known.get(_key(whole)) if (whole := self._whole(target)) is not None else None
        if shared is not None:
            with suppress(PasswordRequired, PasswordRejected):  # a server may ask for it in one database only
                conn = connect(replace(target, password=shared[0]), application_name=application_name)
                self._known[_key(target)] = shared
                return conn
        with self._lock:
            return self._open_first(target, application_name)

    def authenticate(self, target: ConnectionTarget) -> ConnectionTarget:
        """Return the target with a password that works, so that any thread can connect() to it."""
        if _key(target) not in self._known:
            self.open(target).close()
        return replace(target, password=self._known[_key(target)][0])

    def password_origin(self, target: ConnectionTarget) -> str:
        """Return where the password of an opened connection came from."""
        return self._known.get(_key(target), (None, ""))[1]

    def test(self, target: ConnectionTarget) -> Report:
        """Open a read-only session and describe what is there; raises ConnectionFailed."""
        from pgsync.server.connect import describe_server, read_session
        from pgsync.server.role import describe_role, missing_grants
        from pgsync.server.scratch import left_behind
        from pgsync.server.tls import describe_tls

        with self.open(target) as conn:
            read_session(conn)
            server = describe_server(conn)
            tls = describe_tls(conn, is_pooled=server.is_pooled)
            origin = self.password_origin(target)
            left = left_behind(conn)
            return Report(target, server, describe_role(conn), tls, origin, missing_grants(conn), left)

    def missing_grants(self, target: ConnectionTarget) -> dict[str, list[str]]:
        """Return for each thing to do the GRANTs that the connection's role lacks; raises ConnectionFailed."""
        from pgsync.server.connect import read_session
        from pgsync.server.role import missing_grants

        with self.open(target) as conn:
            read_session(conn)
            return missing_grants(conn)

    def _whole(self, target: ConnectionTarget) -> ConnectionTarget | None:
        """Return the connection on whose server CONNECTION/DATABASE is; None for another target."""
        found = self.beside(target.name) if target.is_named else None
        return None if found is None else self.resolve(found[0])

    def _open_first(self, target: ConnectionTarget, application_name: str) -> "Connection":
        from pgsync.server.connect import connect

        found = find_password(target, self.configuration, self._given)
        candidate = replace(target, password=found.password)
        try:
            conn = connect(candidate, application_name=application_name)
        except PasswordRequired as error:
            tried = (*found.tried, "libpq: nothing in .pgpass or the service file")
            conn, candidate = self._ask(candidate, error, tried, application_name)
            self._known[_key(target)] = candidate.password, "typed in"
            return conn
        except PasswordRejected as error:
            origin = found.origin or "libpq (.pgpass or PGPASSWORD)"
            raise PasswordRejected(error.message, f"{error.detail} It came from: {origin}.", error.hint) from None
        used = conn.pgconn.used_password
        origin = found.origin if found.password and used else ("libpq (.pgpass)" if used else NO_PASSWORD)
        self._known[_key(target)] = found.password, origin
        return conn

    def _ask(
        self, target: ConnectionTarget, error: PgsyncError, tried: tuple[str, ...], application_name: str
    ) -> tuple["Connection", ConnectionTarget]:
        from pgsync.server.connect import connect

        if self._prompter is None:
            lines = "\n".join(f"  {line}" for line in (*tried, "prompt: there is no terminal"))
            hint = _password_hint(target)
            raise PasswordRequired(error.message, f"No password was found. Tried:\n{lines}", hint)
        candidate = replace(target, password=self._prompter.ask_secret(f"Password for {target.name}"))
        conn = connect(candidate, application_name=application_name)
        if self._prompter.confirm("Save it in the keyring?"):
            try:
                save_password(target.address, candidate.password or "")
            except KeyringUnusable as problem:
                self._prompter.say(f"not saved: {problem.message}. {_password_hint(target)}")
        return conn, candidate


def save_connection(path: Path, target: ConnectionTarget, values: Mapping[str, Any]) -> str | None:
    """Write a connection to a file and its password to the keyring.

    values: the keys of [connections.NAME]. Returns why the password was not saved, None when all went well.
    """
    from pgsync.store.edit import set_connection  # for which alone tomlkit is needed

    set_connection(path, target.name, values)
    if target.password is None:
        return None
    try:
        save_password(target.address, target.password)
    except KeyringUnusable as error:
        return f"the password was not saved: {error.message}. {_password_hint(target)}"
    return None


def forget_connection(configuration: Configuration, name: str) -> str | None:
    """Remove a connection and its saved password; returns why the password is still there, if it is."""
    from pgsync.store.edit import remove_connection  # for which alone tomlkit is needed

    path = _file_of(configuration, name)
    address = configuration.settings.connections[name].target(name).address
    remove_connection(path, name)
    others = configuration.settings.connections.items()
    if any(other.target(key).address == address for key, other in others if key != name):
        return None
    try:
        delete_password(address)
    except KeyringUnusable as error:
        return f"its password is still in the keyring: {error.message}"
    return None


def rename(configuration: Configuration, name: str, new_name: str) -> None:
    """Give a connection another name; its password stays, as it belongs to the address."""
    from pgsync.store.edit import rename_connection  # for which alone tomlkit is needed

    if new_name in configuration.settings.connections:
        raise UsageError(f'there is already a connection "{new_name}"')
    rename_connection(_file_of(configuration, name), name, new_name)


def file_to_write(configuration: Configuration, *, is_for_user: bool = False) -> Path:
    """Return the file a new connection goes to: the project's, a new one here, or the user's own."""
    if is_for_user:
        return user_file()
    return configuration.project_file or Path.cwd() / PROJECT_FILE


def guessed_environment(target: ConnectionTarget) -> Environment | None:
    """Return what a connection's name or address says about it, None when it says nothing."""
    words = set(re.split(r"[^a-z]+", target.name.lower()))
    if words & {"prod", "production", "live"}:
        return "prod"
    if words & {"stage", "staging"}:
        return "staging"
    return "dev" if target.is_local else None


def _file_of(configuration: Configuration, name: str) -> Path:
    path = configuration.file_of_connection(name)
    if path is None:
        raise UsageError(f'unknown connection "{name}"')
    return path


def _key(target: ConnectionTarget) -> tuple[str, str]:
    return target.name, target.address


def _password_hint(target: ConnectionTarget) -> str:
    if not target.is_named:
        return 'Save the connection with "pgsync conn add NAME URL". More: pgsync help credentials.'
    return f"Set {variable_name(target.name)}, or name a source: password_env, password_command, ~/.pgpass."
