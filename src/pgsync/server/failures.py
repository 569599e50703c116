"""Why no session could be opened, or one was lost, in the user's terms: message, detail and hint."""

import re

import psycopg

from pgsync.conninfo import ConnectionTarget
from pgsync.errors import ConnectionFailed, PasswordRejected, PasswordRequired


def explained(error: psycopg.Error, target: ConnectionTarget, tunnel: str = "") -> ConnectionFailed:
    """Say in the user's terms why no session could be opened; tunnel: why its SSH tunnel leads nowhere."""
    text = _redacted(str(error), target)
    place = _place(target)
    if error.pgconn is not None and error.pgconn.needs_password:
        return PasswordRequired(
            f"the server at {place} asks for a password",
            f"No password was found for {target.address}.",
            f'Save one with "pgsync conn edit {target.name}", or set a variable and name it with '
            "password_env. More: pgsync help credentials.",
        )
    if re.search(r"password authentication failed|authentication failed for user", text):
        return PasswordRejected(
            f"the server at {place} did not accept the password",
            _server_text(text),
            f'Save the right one with "pgsync conn edit {target.name}"; "pgsync conn test" shows where '
            "the one used came from.",
        )
    if tunnel:
        return ConnectionFailed(
            f"could not connect to {place} through {target.ssh_host}",
            f"ssh said: {tunnel}.",
            f"host and port are meant as {target.ssh_host} sees them; check them there.",
        )
    for pattern, message, hint in _REASONS:
        if re.search(pattern, text):
            return ConnectionFailed(message.format(place=place, target=target), _server_text(text), hint)
    return ConnectionFailed(f"could not connect to {place}", _server_text(text))


def lost(error: BaseException) -> ConnectionFailed | None:
    """Say that a session ended while something was read, if that is what this error is; None for every other one."""
    if not isinstance(error, psycopg.Error):
        return None
    state = error.sqlstate or ""
    is_lost = state in _LOST or state.startswith("08") or (not state and isinstance(error, psycopg.OperationalError))
    if not is_lost:
        return None
    lines = (error.diag.message_primary or str(error)).strip().splitlines() or ["the server did not say why"]
    return ConnectionFailed("the connection was lost", f"{lines[0][:1].upper()}{lines[0][1:].removesuffix('.')}.")


# admin_shutdown, crash_shutdown, cannot_connect_now, database_dropped, idle and transaction timeouts
_LOST = frozenset({"57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04"})


def _place(target: ConnectionTarget) -> str:
    if target.service:
        return f"service={target.service}"
    host = target.host or "the local socket"
    return f"{host}:{target.port}" if target.port is not None else host


def _redacted(text: str, target: ConnectionTarget) -> str:
    secrets = [target.password, target.option("sslpassword")]
    for secret in filter(None, secrets):
        text = text.replace(secret, "****")
    return text


def _server_text(text: str) -> str:
    """Return the reason alone, on one line, without the address that libpq puts in front of it."""
    lines = [line.strip().removeprefix("connection failed: ") for line in text.splitlines()]
    reasons = [re.sub(r"^connection to server (?:at|on socket) .*? failed: ", "", line) for line in lines]
    wanted = [
        reason for reason in reasons if reason and reason != "Multiple connection attempts failed. All failures were:"
    ]
    return ". ".join(dict.fromkeys(reason.rstrip(".") for reason in wanted)) or "The server gave no reason."


# What libpq and the server say (their messages carry no SQLSTATE before a session exists), what we call it
# and what to do about it. The first match wins.
_REASONS: tuple[tuple[str, str, str], ...] = (
    (
        r"on socket .* failed: (No such file or directory|Connection refused)",
        "could not connect to {place}: no server is running there",
        'Check that the server runs; name its socket directory, or host = "localhost", if it is elsewhere.',
    ),
    (
        r"Connection refused",
        "could not connect to {place}: connection refused",
        "Nothing listens there. Check host and port, and that the server runs and has listen_addresses set.",
    ),
    (
        r"translate host name|Name or service not known|nodename nor servname|failure in name resolution",
        "could not connect to {place}: the host name is unknown",
        "Check its spelling, the network and the VPN.",
    ),
    (
        r"timeout expired|[Tt]imed out",
        "could not connect to {place}: no answer in time",
        "The host is down, or a firewall drops the packets. Check the network and the VPN.",
    ),
    (
        r"Network is unreachable|No route to host",
        "could not connect to {place}: the network does not reach it",
        "Check the network and the VPN.",
    ),
    (
        r'role ".*" does not exist',
        'there is no role "{target.user}" on {place}',
        "Name another with user = …, or create it: CREATE ROLE … LOGIN.",
    ),
    (
        r'database ".*" does not exist',
        'there is no database "{target.dbname}" on {place}',
        "Name another with dbname = …, or create it: CREATE DATABASE ….",
    ),
    (
        r"certificate (verify failed|is not trusted)|root certificate file|SSL error: certificate",
        "the certificate of {place} could not be verified",
        (
            "Name your certificate authority's file with sslrootcert = …. If you accept that anybody can "
            'pose as this server, set sslmode = "require".'
        ),
    ),
    (
        r"server certificate for .* does not match host name",
        "the certificate of {place} belongs to another host",
        (
            "Connect with the name in the certificate, or name your certificate authority's file and set "
            'sslmode = "verify-ca".'
        ),
    ),
    (
        r"server does not support SSL",
        "the server at {place} does not offer encryption",
        'pgsync encrypts connections to other hosts. If the network is private, set sslmode = "disable".',
    ),
    (
        r"no pg_hba\.conf entry",
        "the server at {place} does not admit this connection",
        "Add a line for it to pg_hba.conf on the server, or check user, database and sslmode.",
    ),
    (
        r"too many clients already|remaining connection slots|too many connections",
        "the server at {place} has no free connection",
        "Close sessions, or raise max_connections or the role's CONNECTION LIMIT.",
    ),
    (
        r"the database system is (starting up|shutting down|in recovery mode)|not accepting connections",
        "the server at {place} does not accept connections now",
        "Try again in a moment.",
    ),
    (
        r'definition of service ".*" not found|service file ".*" not found',
        'there is no service "{target.service}"',
        "Services are defined in ~/.pg_service.conf or the file that PGSERVICEFILE names.",
    ),
    (
        r"permission denied for database|is not permitted to log in",
        'role "{target.user}" may not connect to database "{target.dbname}" on {place}',
        "GRANT CONNECT ON DATABASE … TO …, or ALTER ROLE … LOGIN.",
    ),
    (
        r"authentication method requirement",
        "the server at {place} wants a weaker authentication than the connection allows",
        (
            "If that is right, as with tokens of a cloud provider, set require_auth for the connection: "
            '"pgsync conn add --require-auth any" accepts every method.'
        ),
    ),
    (
        r"[Pp]eer authentication failed|Ident authentication failed",
        "the server at {place} does not take this account for the role",
        'Check pg_hba.conf on the server, or connect through host = "localhost" with a password.',
    ),
)
