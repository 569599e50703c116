"""Sessions on a server: how they are opened, set up and described (PostgreSQL docs 34.1 and 19.11)."""

import os
import ssl
import time
from collections.abc import Mapping
from pathlib import Path
from threading import RLock
from typing import Any, LiteralString

import psycopg
from psycopg import pq

from pgsync.conninfo import ConnectionTarget
from pgsync.errors import ConfigError, PgsyncError
from pgsync.plain import dataclass
from pgsync.server.failures import explained
from pgsync.server.tunnel import LOOPBACK, open_tunnel

Connection = psycopg.Connection[tuple[Any, ...]]

SUPPORTED_VERSIONS = range(13, 19)
CONNECT_TIMEOUT = 10
"""Seconds to wait for each host."""

# Files that a user may keep anywhere: they name no server and no person by themselves.
_FILE_VARIABLES = frozenset({"PGPASSFILE", "PGSERVICEFILE", "PGSYSCONFDIR"})
_environment_lock = RLock()

# The kernel's own patience with a network that has gone silent is two hours; this is 50 seconds. Values of libpq.
_SILENCE = {"keepalives_idle": "20", "keepalives_interval": "10", "keepalives_count": "3", "tcp_user_timeout": "45000"}

# Debian and Alpine, Fedora and Red Hat, SUSE, macOS and BSD.
_CERTIFICATE_FILES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)

# Each of these changes what pg_get_*def() and casts to text return (CATALOG.md 4.1).
_TEXT_SETTINGS = {
    "search_path": "pg_catalog, pg_temp",
    "client_encoding": "UTF8",
    "DateStyle": "ISO",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "3",
    "standard_conforming_strings": "on",
    "quote_all_identifiers": "off",
    "xmloption": "content",
    "row_security": "off",
    "jit": "off",
}
# Server version from which a setting exists.
_SINCE = {"idle_session_timeout": 14, "client_connection_check_interval": 14, "transaction_timeout": 17}


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerInfo:
    """A server as one session sees it.

    version_num: as in server_version_num: 180004.
    tls: protocol version, "TLSv1.3"; None when the connection is not encrypted.
    is_standby: in recovery, so nothing can be written.
    is_read_only: sessions start with default_transaction_read_only, by server, database or role setting.
    is_pooled: a pooler such as PgBouncer stands between us and the server.
    system_identifier: of the cluster (pg_control_system()); None when the role may not read it.
    latency: seconds of one round trip.
    """

    version_num: int
    version: str
    database: str
    role: str
    host: str
    port: int
    tls: str | None
    is_superuser: bool
    is_standby: bool
    is_read_only: bool
    is_pooled: bool
    system_identifier: str | None
    latency: float

    @property
    def major(self) -> int:
        """Return the major version: 18."""
        return self.version_num // 10000


def connect(
    target: ConnectionTarget, *, application_name: str = "pgsync", timeout: int = CONNECT_TIMEOUT
) -> Connection:
    """Open a session in autocommit mode.

    timeout: seconds to wait for each host.
    Raises PasswordRequired, PasswordRejected or, for every other reason, ConnectionFailed.
    """
    parameters = connection_parameters(target) | {"application_name": application_name}
    tunnel = open_tunnel(target)
    if tunnel is not None:
        # libpq goes to hostaddr and still looks for `host` in the certificate and in .pgpass.
        parameters |= {"host": target.host or "localhost", "hostaddr": LOOPBACK, "port": str(tunnel.port)}
    parameters.setdefault("connect_timeout", str(timeout))
    try:
        with _environment_lock:
            hidden = _hidden_environment(target)
            if hidden:
                return _open_without(hidden, parameters)
        return _open(parameters)
    except psycopg.Error as error:
        problem = "" if tunnel is None else tunnel.refusal()
        raise explained(error, target, problem) from None  # the cause's text may hold the connection string


def connection_parameters(target: ConnectionTarget) -> dict[str, str]:
    """Return the libpq parameters of a target, with the encryption a host elsewhere gets by default.

    A network that goes silent is given up within a minute (SAFETY.md R06) unless the target says otherwise.
    A host elsewhere is verified (sslmode=verify-full against the system's certificate authorities) unless
    the target says otherwise: libpq's own default, prefer, accepts any server and even no encryption.
    """
    parameters = target.parameters()
    parameters.setdefault("gssencmode", "disable")
    if not target.service:  # whose file may say it
        parameters = _SILENCE | parameters
    follows = not target.is_named  # the environment, where the target itself says nothing
    is_elsewhere = bool(target.host) and not target.is_loopback and not target.service
    if is_elsewhere and not (follows and "PGSSLMODE" in os.environ):
        parameters.setdefault("sslmode", "verify-full")
    has_root = _own_root_certificate().exists() or (follows and "PGSSLROOTCERT" in os.environ)
    if parameters.get("sslmode") == "verify-full" and not has_root:
        parameters.setdefault("sslrootcert", "system")
    if parameters.get("sslrootcert") == "system":
        parameters["sslrootcert"] = system_certificates()
    return parameters


def system_certificates() -> str:
    """Return the file with the certificate authorities that this machine trusts; "system" when none is known.

    The OpenSSL inside psycopg's binary package looks for them where no machine has them
    (/usr/lib/psycopg-openssl), so libpq's own sslrootcert=system would trust nobody.
    """
    if pq.__impl__ != "binary":
        return "system"
    places = [os.environ.get("SSL_CERT_FILE"), ssl.get_default_verify_paths().cafile, *_CERTIFICATE_FILES]
    return next((place for place in places if place and Path(place).is_file()), "system")


def child_environment(target: ConnectionTarget) -> dict[str, str]:
    """Return the environment in which psql or pg_dump reach `target`: no password in their arguments."""
    variables = {
        option.keyword.decode(): option.envvar.decode() for option in pq.Conninfo.get_defaults() if option.envvar
    }
    environment = {name: value for name, value in os.environ.items() if name not in variables.values()}
    for keyword, value in connection_parameters(target).items():
        if keyword in variables:
            environment[variables[keyword]] = value
    return environment


def read_session(conn: Connection, *, lock_timeout: float = 2, statement_timeout: float = 300) -> None:
    """Set a session up for reading the catalogs: read-only, and the same text from every server.

    lock_timeout, statement_timeout: seconds; 0 waits for ever.
    Views and foreign tables of users cannot be read, because what they call runs as us (CVE-2024-7348).
    """
    settings = _TEXT_SETTINGS | {
        "default_transaction_read_only": "on",
        "TimeZone": "UTC",
        "lc_monetary": "C",
        "lock_timeout": _milliseconds(lock_timeout),
        "statement_timeout": _milliseconds(statement_timeout),
        "idle_in_transaction_session_timeout": "0",
        "idle_session_timeout": "0",
        "transaction_timeout": "0",
    }
    with conn.pipeline():
        _configure(conn, settings)
        conn.execute(
            "SELECT pg_catalog.set_config(name, 'view,foreign-table', false) FROM pg_catalog.pg_settings"
            " WHERE name = 'restrict_nonsystem_relation_kind'"  # in the minor releases since August 2024
        )


def write_session(
    conn: Connection, lock_timeout: float, statement_timeout: float, application_name: str = "pgsync"
) -> None:
    """Set a session up for changing a database (SAFETY.md 3.2).

    lock_timeout, statement_timeout: seconds; 0 waits for ever.
    The time zone stays the database's own: constants in DDL were written for it.
    """
    _configure(
        conn,
        _TEXT_SETTINGS
        | {
            "default_transaction_read_only": "off",
            "default_transaction_isolation": "read committed",
            "default_tablespace": "",
            "check_function_bodies": "off",
            "client_min_messages": "notice",
            "synchronous_commit": "on",
            "lock_timeout": _milliseconds(lock_timeout),
            "statement_timeout": _milliseconds(statement_timeout),
            "idle_in_transaction_session_timeout": "60s",
            "idle_session_timeout": "0",
            "transaction_timeout": "0",
            "client_connection_check_interval": "5s",
            "application_name": application_name,
        },
    )


def describe_server(conn: Connection, *, is_timed: bool = True) -> ServerInfo:
    """Return what a session on this connection is and may do; is_timed: with the latency, for one more round trip."""
    begin = time.perf_counter()
    if is_timed:
        conn.execute("SELECT")
    latency = time.perf_counter() - begin if is_timed else 0.0
    row = conn.execute(_DESCRIBE).fetchone()
    if row is None:  # pragma: no cover - a SELECT without FROM returns a row
        raise PgsyncError("the server did not describe itself")
    version_num, version, database, role, is_superuser, is_standby, is_read_only, pid, tls, identifier = row
    return ServerInfo(
        version_num=version_num,
        version=version,
        database=database,
        role=role,
        host=conn.info.host,
        port=conn.info.port,
        tls=tls,
        is_superuser=is_superuser,
        is_standby=is_standby,
        is_read_only=is_read_only,
        is_pooled=pid != conn.info.backend_pid,
        system_identifier=identifier,
        latency=latency,
    )


# reset_val is what the session began with: read_session() does not hide the server's own setting.
_DESCRIBE: LiteralString = """
SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4,
       pg_catalog.current_setting('server_version'),
       pg_catalog.current_database()::pg_catalog.text,
       CURRENT_USER::pg_catalog.text,
       (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) CURRENT_USER),
       pg_catalog.pg_is_in_recovery(),
       (SELECT reset_val OPERATOR(pg_catalog.=) 'on' FROM pg_catalog.pg_settings
         WHERE name OPERATOR(pg_catalog.=) 'default_transaction_read_only'),
       pg_catalog.pg_backend_pid(),
       (SELECT version FROM pg_catalog.pg_stat_ssl
         WHERE ssl AND pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()),
       CASE WHEN pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')
            THEN (SELECT system_identifier::pg_catalog.text FROM pg_catalog.pg_control_system()) END
"""


def _milliseconds(seconds: float) -> str:
    return f"{round(seconds * 1000)}ms"


def _configure(conn: Connection, settings: Mapping[str, str]) -> None:
    """Set what this server version knows, in one round trip."""
    major = conn.info.server_version // 10000
    known = {name: value for name, value in settings.items() if _SINCE.get(name, 0) <= major}
    conn.execute(
        "SELECT pg_catalog.set_config(name, value, false)"
        " FROM ROWS FROM (pg_catalog.unnest(%s::text[]), pg_catalog.unnest(%s::text[])) AS s (name, value)",
        (list(known), list(known.values())),
    )


def _open(parameters: Mapping[str, str]) -> Connection:
    # prepare_threshold=None: prepared statements do not survive a transaction pooler.
    return psycopg.connect("", autocommit=True, prepare_threshold=None, **parameters)  # type: ignore[arg-type]


def _open_without(variables: Mapping[str, str], parameters: Mapping[str, str]) -> Connection:
    """Open a session while the given environment variables are gone; libpq reads them at no other time."""
    for name in variables:
        del os.environ[name]
    try:
        return _open(parameters)
    finally:
        os.environ.update(variables)


def _hidden_environment(target: ConnectionTarget) -> dict[str, str]:
    """Return the variables that libpq would follow and that have no say in a named connection."""
    if not target.is_named:
        return {}
    return {
        name: value
        for name, value in os.environ.items()
        if name.startswith("PG") and not name.startswith("PGSYNC_") and name not in _FILE_VARIABLES
    }


def _own_root_certificate() -> Path:
    return Path.home() / ".postgresql" / "root.crt"


@dataclass(frozen=True, slots=True)
class Driver:
    """What talks to the server. implementation: "binary" or "c" for compiled, "python" for slow."""

    version: str
    libpq: str
    implementation: str


def driver() -> Driver:
    """Return which psycopg and libpq are in use."""
    number = pq.version()
    return Driver(psycopg.__version__, f"{number // 10000}.{number % 10000}", pq.__impl__)


def require_supported(info: ServerInfo) -> None:
    """Raise ConfigError for a server that is older than all versions that pgsync knows; newer ones can be read."""
    if info.major < SUPPORTED_VERSIONS[0]:
        raise _unsupported(info, "Older servers have no support by PostgreSQL either.")


def require_known(info: ServerInfo) -> None:
    """Raise ConfigError unless pgsync knows this version well enough to change a database of it."""
    require_supported(info)
    if info.major not in SUPPORTED_VERSIONS:
        raise _unsupported(info, "A newer server can be compared and planned for; use a newer pgsync to change it.")


def is_newer(info: ServerInfo) -> bool:
    """Tell whether a server is newer than all versions that pgsync knows."""
    return info.major > SUPPORTED_VERSIONS[-1]


def catalog_columns(conn: Connection) -> list[tuple[str, str]]:
    """Return every column of every system catalog, the catalog's name with each."""
    return conn.execute(_CATALOG_COLUMNS).fetchall()


_CATALOG_COLUMNS: LiteralString = """
SELECT c.relname::pg_catalog.text, a.attname::pg_catalog.text
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid OPERATOR(pg_catalog.=) c.oid
 WHERE c.relnamespace OPERATOR(pg_catalog.=) 'pg_catalog'::pg_catalog.regnamespace
   AND c.relkind OPERATOR(pg_catalog.=) 'r' AND c.oid OPERATOR(pg_catalog.<) 16384::pg_catalog.oid
   AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped
 ORDER BY 1, a.attnum
"""


def _unsupported(info: ServerInfo, hint: str) -> ConfigError:
    known = f"pgsync knows PostgreSQL {SUPPORTED_VERSIONS[0]} to {SUPPORTED_VERSIONS[-1]}."
    return ConfigError(f"PostgreSQL {info.version} is not supported", known, hint)


def session_default(conn: Connection, name: str) -> str:
    """Return the value that a setting has at the beginning of a session, whatever was set since."""
    query = "SELECT reset_val FROM pg_catalog.pg_settings WHERE pg_catalog.lower(name) OPERATOR(pg_catalog.=) %s"
    row = conn.execute(query, (name.lower(),)).fetchone()
    return "" if row is None else str(row[0] or "")
