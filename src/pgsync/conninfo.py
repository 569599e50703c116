"""Connection strings, as libpq reads them (PostgreSQL docs 34.1.1), and the target they describe.

They are parsed here because libpq quotes a malformed string in its error, password and all.
"""

import re
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Literal, NoReturn
from urllib.parse import quote, unquote_to_bytes

from pgsync.errors import ConfigError
from pgsync.plain import dataclass

Environment = Literal["dev", "staging", "prod"]

SCHEMES = ("postgresql://", "postgres://")
STDIN = "-"
GIT = "git:"
LOCAL_HOSTS = frozenset({"", "localhost", "127.0.0.1", "::1"})
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")

_NAMED = ("host", "port", "dbname", "user", "password", "service")
_KNOWN = frozenset(
    """
    application_name channel_binding client_encoding connect_timeout fallback_application_name gssdelegation
    gssencmode gsslib hostaddr keepalives keepalives_count keepalives_idle keepalives_interval krbsrvname
    load_balance_hosts max_protocol_version min_protocol_version oauth_client_id oauth_client_secret
    oauth_issuer oauth_scope options passfile require_auth requirepeer scram_client_key scram_server_key
    servicefile ssl_max_protocol_version ssl_min_protocol_version sslcert sslcertmode sslcompression sslcrl
    sslcrldir sslkey sslkeylogfile sslmode sslnegotiation sslpassword sslrootcert sslsni target_session_attrs
    tcp_user_timeout
    """.split()
)
_SECRET = frozenset({"sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key"})
_SPACE = re.compile(r"\s*")
_KEYWORD = re.compile(r"(\w+)\s*=\s*")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'", re.DOTALL)
_BARE = re.compile(r"(?:[^\s\\]|\\.)*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ConnectionTarget:
    """One database to connect to: what a connection's name, a URL or service=NAME stands for.

    name: what the user called it: "prod", or the address itself when it has no name.
    options: further libpq parameters, such as ("sslmode", "require"); sorted.
    ssh_host: the host that an SSH tunnel leads through, as OpenSSH's client names it; host is then seen from there.
    environment: decides how much is asked before a change; None when the user did not say.
    is_named: defined in a configuration file; the PG* environment variables then have no say.
    """

    name: str
    host: str = ""
    port: int | None = None
    dbname: str = ""
    user: str = ""
    service: str = ""
    password: str | None = field(default=None, repr=False, compare=False)  # a secret is no part of the identity
    options: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    ssh_host: str = ""
    environment: Environment | None = None
    read_only: bool = False
    is_named: bool = False

    @property
    def is_local(self) -> bool:
        """Whether the connection stays on this machine: a Unix socket or a loopback address, and no tunnel."""
        return self.is_loopback and not self.ssh_host

    @property
    def is_loopback(self) -> bool:
        """Whether the address is a Unix socket or a loopback address, of this machine or of the tunnel's end."""
        hosts = (self.option("hostaddr") or self.host).split(",")
        return not self.service and all(host in LOCAL_HOSTS or host.startswith(("/", "@", "127.")) for host in hosts)

    @property
    def address(self) -> str:
        """Return user@host:port/dbname as far as it is known, and its tunnel: what a keyring entry is bound to."""
        if self.service:
            return f"service={self.service}"
        host = f"[{self.host}]" if ":" in self.host and not self.host.startswith("/") else self.host
        port = f":{self.port}" if self.port is not None else ""
        tunnel = f" via {self.ssh_host}" if self.ssh_host else ""
        return f"{self.user}@{host or 'local'}{port}/{self.dbname}{tunnel}"

    @property
    def url(self) -> str:
        """Return the target as a URL without its secrets."""
        if self.service:
            return f"postgresql://?service={quote(self.service, safe='')}"
        is_plain = re.fullmatch(r"[\w.,-]*|[0-9a-fA-F:]+", self.host)
        host = f"[{self.host}]" if ":" in self.host else self.host
        authority = (
            (f"{quote(self.user, safe='')}@" if self.user else "")
            + (host if is_plain else quote(self.host, safe=""))
            + (f":{self.port}" if self.port is not None else "")
        )
        query = "&".join(f"{key}={quote(value, safe='/')}" for key, value in self.options if key not in _SECRET)
        return f"postgresql://{authority}/{quote(self.dbname, safe='')}" + (f"?{query}" if query else "")

    def option(self, keyword: str) -> str | None:
        """Return a further libpq parameter's value."""
        return dict(self.options).get(keyword)

    def parameters(self) -> dict[str, str]:
        """Return the libpq parameters that are set, the password among them."""
        found = {
            "host": self.host,
            "port": "" if self.port is None else str(self.port),
            "dbname": self.dbname,
            "user": self.user,
            "service": self.service,
            "password": self.password or "",
        }
        return {keyword: value for keyword, value in found.items() if value} | dict(self.options)


def is_snapshot_name(text: str) -> bool:
    """Tell whether a word names a snapshot's file, where no connection has that name."""
    return text.endswith((".json", ".json.gz", ".json.zst")) and not is_connection_string(text)


def is_file_name(text: str) -> bool:
    """Tell whether a word names files with a schema, where no connection has that name.

    That is a snapshot, SQL files, a directory of them, git:REV:PATH, or - for standard input.
    """
    if is_snapshot_name(text) or text == STDIN or text.startswith(GIT):
        return True
    return not is_connection_string(text) and (text.endswith((".sql", ".sql.gz")) or Path(text).is_dir())


def is_connection_string(text: str) -> bool:
    """Tell whether `text` is a URL or a keyword=value string rather than a name or a file."""
    return text.startswith(SCHEMES) or _KEYWORD.match(text) is not None


def parse(text: str, name: str | None = None) -> ConnectionTarget:
    """Return what a URL or keyword=value string describes.

    name: what to call it; its address when None.
    Raises ConfigError with the position of the mistake and none of the text.
    """
    parameters = _parse_url(text) if text.startswith(SCHEMES) else _parse_keywords(text)
    return from_parameters(parameters, name)


def from_parameters(parameters: Mapping[str, str], name: str | None = None) -> ConnectionTarget:
    """Return the target that libpq parameters describe; raises ConfigError for an unknown or wrong one."""
    for keyword in parameters:
        if keyword not in _KNOWN and keyword not in _NAMED:
            raise ConfigError(f'invalid connection option "{keyword}"')
    port = parameters.get("port") or None
    if port is not None and not (port.isdecimal() and port.isascii() and 0 < int(port) < 2**16):
        raise ConfigError(
            "invalid port in connection string", "A port is a number from 1 to 65535, the same for all hosts."
        )
    sslmode = parameters.get("sslmode")
    if sslmode is not None and sslmode not in SSL_MODES:
        raise ConfigError("invalid sslmode", f"It is one of {', '.join(SSL_MODES)}.")
    target = ConnectionTarget(
        name=name or "",
        host=parameters.get("host", ""),
        port=None if port is None else int(port),
        dbname=parameters.get("dbname", ""),
        user=parameters.get("user", ""),
        service=parameters.get("service", ""),
        password=parameters.get("password") or None,
        options=tuple(sorted((key, value) for key, value in parameters.items() if key not in _NAMED)),
    )
    return target if name else replace(target, name=target.address)


def _malformed(position: int, reason: str) -> NoReturn:
    raise ConfigError(
        f"invalid connection string (position {position + 1})",
        reason,
        "It looks like postgresql://user@host:5432/dbname; write %40 for @, %2F for / and %3A for : inside a part.",
    )


def _parse_url(text: str) -> dict[str, str]:
    """Split postgresql://user:password@host:port/dbname?keyword=value."""
    start = text.index("://") + 3
    rest, _, query = text.partition("?")
    authority, _, dbname = rest[start:].partition("/")
    userinfo, at, hosts = authority.rpartition("@")
    if "@" in userinfo:
        _malformed(start + userinfo.index("@"), "The part before the host contains an unescaped @.")
    user, _, password = userinfo.partition(":")
    parameters: dict[str, str] = {}
    if at:
        parameters["user"] = _decoded(user, start)
        parameters["password"] = _decoded(password, start + len(user) + 1)
    parameters |= _hosts(hosts, start + len(userinfo) + len(at))
    parameters["dbname"] = _decoded(dbname, start + len(authority) + 1)
    parameters |= _query(query, len(rest) + 1)
    return {keyword: value for keyword, value in parameters.items() if value}


def _hosts(text: str, position: int) -> dict[str, str]:
    """Split host:port[,host:port…]; an IPv6 address stands in brackets."""
    hosts: list[str] = []
    ports: list[str] = []
    for part in text.split(","):
        found = re.fullmatch(r"(?:\[(?P<ipv6>[^\]]*)\]|(?P<host>[^:\[\]]*))(?::(?P<port>.*))?", part)
        if found is None:
            _malformed(position, "A host is a name, an IPv4 address or an IPv6 address in brackets.")
        if (found["port"] or "").strip("0123456789"):
            _malformed(
                position + found.start("port"),
                "A port is a number; if this is part of a password, its special characters must be escaped.",
            )
        hosts.append(_decoded(found["ipv6"] or found["host"] or "", position))
        ports.append(found["port"] or "")
        position += len(part) + 1
    return {"host": ",".join(hosts).strip(","), "port": ports[0] if len(set(ports)) == 1 else ",".join(ports)}


def _query(text: str, position: int) -> dict[str, str]:
    """Split keyword=value&keyword=value."""
    parameters: dict[str, str] = {}
    for part in text.split("&") if text else ():
        keyword, equals, value = part.partition("=")
        if not equals:
            _malformed(position, "A parameter after ? is written keyword=value.")
        word = _decoded(keyword, position)
        if word == "ssl" and value == "true":  # libpq's concession to JDBC
            word, value = "sslmode", "require"
        parameters[word] = _decoded(value, position + len(keyword) + 1)
        position += len(part) + 1
    return parameters


def _decoded(text: str, position: int) -> str:
    """Undo percent encoding."""
    wrong = re.search(r"%(?![0-9a-fA-F]{2})|[\x00-\x20\x7f]", text)
    if wrong is not None:
        _malformed(position + wrong.start(), "A % is followed by two hexadecimal digits; a space is %20.")
    try:
        decoded = unquote_to_bytes(text).decode()
    except UnicodeDecodeError:
        _malformed(position, "The percent-encoded bytes are not UTF-8.")
    if "\0" in decoded:
        _malformed(position, "A part contains %00.")
    return decoded


def _parse_keywords(text: str) -> dict[str, str]:
    """Split keyword = value keyword = 'quoted value' …."""
    parameters: dict[str, str] = {}
    position = _match(_SPACE, text, 0).end()
    while position < len(text):
        keyword = _KEYWORD.match(text, position)
        if keyword is None:
            _malformed(position, "A keyword and an equals sign are expected here.")
        position = keyword.end()
        if text.startswith("'", position):
            value = _QUOTED.match(text, position)
            if value is None:
                _malformed(position, "The quoted value has no end.")
            raw = value[1]
        else:
            value = _match(_BARE, text, position)
            raw = value[0]
        parameters[keyword[1]] = re.sub(r"\\(.)", r"\1", raw, flags=re.DOTALL)
        position = _match(_SPACE, text, value.end()).end()
    return {keyword: value for keyword, value in parameters.items() if value}


def _match(pattern: re.Pattern[str], text: str, position: int) -> re.Match[str]:
    """Match a pattern that also matches nothing."""
    found = pattern.match(text, position)
    if found is None:
        _malformed(position, "An escape at the end has nothing to escape.")
    return found
