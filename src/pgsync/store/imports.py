"""Connections that other programs keep: pg_service.conf, .pgpass, DATABASE_URL, compose files, VS Code's settings."""

import configparser
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pgsync.conninfo import SCHEMES, ConnectionTarget, from_parameters, parse
from pgsync.errors import ConfigError, PgsyncError
from pgsync.plain import dataclass

COMPOSE_FILES = ("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_URL_VARIABLE = re.compile(r"(?:(?P<before>\w+)_)?(?:DATABASE|POSTGRES|POSTGRESQL|PG|DB)_?UR[LI](?:_(?P<after>\w+))?")
_ENV_LINE = re.compile(r"(?:export\s+)?(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S*))\s*(?:#.*)?")
_JSON_WITH_COMMENTS = re.compile(
    r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/|,(?=(?:\s|//[^\n]*|/\*.*?\*/)*[}\]])', re.DOTALL
)
_VARIABLE = re.compile(r"\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))")
_WORDS = ("host", "port", "dbname", "user", "password")
# VS Code's settings with connections (Microsoft's PostgreSQL extension, SQLTools) and their words for ours.
_VSCODE_SETTINGS = {
    "pgsql.connections": ("server", "port", "database", "user", "password"),
    "sqltools.connections": ("server", "port", "database", "username", "password"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A connection somebody else keeps. origin: where, in words; the target may hold its password."""

    origin: str
    target: ConnectionTarget


def look_around(directory: Path, environment: Mapping[str, str] = os.environ) -> Iterator[Found]:
    """Return the connections of every usual place; what cannot be read is passed over, as nobody asked for it."""
    yield from from_environment(environment)
    home = Path(environment.get("HOME", "~")).expanduser()
    places = [
        *(directory / name for name in (".env", *COMPOSE_FILES, ".vscode/settings.json")),
        Path(environment.get("PGSERVICEFILE", home / ".pg_service.conf")),
        Path(environment.get("PGPASSFILE", home / ".pgpass")),
        home / ".config" / "Code" / "User" / "settings.json",
        home / "Library" / "Application Support" / "Code" / "User" / "settings.json",
    ]
    for path in places:
        if path.is_file():
            try:
                yield from from_file(path, environment)
            except PgsyncError:
                continue


def from_file(path: Path, environment: Mapping[str, str] = os.environ) -> list[Found]:
    """Return the connections in a file, whose name tells what it is; raises PgsyncError when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise PgsyncError(f"could not read {path}", f"{reason}.") from None
    if path.suffix == ".json":
        return list(_from_vscode(path, text))
    if path.suffix in {".yaml", ".yml"}:
        return list(_from_compose(path, text, environment))
    if path.name.endswith("pgpass") or path.name == "pgpass.conf":
        return list(_from_pgpass(path, text))
    if path.name.startswith(".env") or path.suffix == ".env":
        variables = {found[1]: found[2] or found[3] or found[4] or "" for found in _env_lines(text)}
        return [replace(found, origin=f"{found.origin} in {path}") for found in from_environment(variables)]
    if path.suffix == ".conf":
        return list(_from_services(path, text))
    raise ConfigError(
        f"{path} is no file that connections are imported from",
        hint="Known: pg_service.conf, .pgpass, .env, compose.yaml, VS Code's settings.json.",
    )


def from_environment(variables: Mapping[str, str]) -> Iterator[Found]:
    """Return what DATABASE_URL and variables named like it hold."""
    for name, value in variables.items():
        found = _URL_VARIABLE.fullmatch(name)
        # SQLAlchemy writes the driver behind the scheme.
        url = re.sub(r"^postgres(?:ql)?\+\w+://", "postgresql://", value)
        if found is None or not url.startswith(SCHEMES):
            continue
        words = "_".join(filter(None, (found["before"], found["after"]))).lower()
        try:
            yield Found(f"variable {name}", parse(url, connection_name(words or "database")))
        except ConfigError:
            continue


def connection_name(text: str) -> str:
    """Return a text as the name of a connection: letters, digits, `_`, `.` and `-`."""
    return _NOT_IN_NAME.sub("-", text).strip("-._") or "connection"


def _from_services(path: Path, text: str) -> Iterator[Found]:
    """One connection for each service; libpq itself goes on reading the file."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",), strict=False)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        raise ConfigError(f"could not read {path}", str(error).splitlines()[0]) from None
    for service in parser.sections():
        yield Found(f"service {service} in {path}", from_parameters({"service": service}, connection_name(service)))


def _from_pgpass(path: Path, text: str) -> Iterator[Found]:
    """One connection for each line without a wildcard; its password stays where it is, libpq finds it."""
    for number, line in enumerate(text.splitlines(), 1):
        # host:port:database:user:password
        fields = [re.sub(r"\\(.)", r"\1", field) for field in re.split(r"(?<!\\):", line)]
        if line.startswith("#") or len(fields) != len(_WORDS) or "*" in (fields[0], fields[2], fields[3]):
            continue
        parameters = {word: field for word, field in zip(_WORDS[:-1], fields, strict=False) if field != "*"}
        yield from _described(f"line {number} of {path}", fields[2], parameters)


def _from_compose(path: Path, text: str, environment: Mapping[str, str]) -> Iterator[Found]:
    """One connection for each service that publishes a PostgreSQL port."""
    import yaml

    try:
        services = (yaml.safe_load(text) or {}).get("services") or {}
    except (yaml.YAMLError, AttributeError):
        raise ConfigError(f"could not read {path}", "It is no compose file.") from None
    for name, service in services.items():
        port = _published_port(service, environment) if isinstance(service, dict) else None
        if port is None:
            continue
        values = service.get("environment") or {}
        pairs = values.items() if isinstance(values, dict) else (str(item).partition("=")[::2] for item in values)
        variables = {str(key): _expanded(str(value), environment) for key, value in pairs if value is not None}
        user = variables.get("POSTGRES_USER", "postgres")
        parameters = {
            "host": "localhost",
            "port": port,
            "user": user,
            "dbname": variables.get("POSTGRES_DB", user),
            "password": variables.get("POSTGRES_PASSWORD", ""),
        }
        yield from _described(f"service {name} in {path}", str(name), parameters)


def _published_port(service: Mapping[str, Any], environment: Mapping[str, str]) -> str | None:
    """Return the port of this machine that leads to the container's 5432."""
    for port in service.get("ports") or ():
        if isinstance(port, dict):
            inside, outside = str(port.get("target")), str(port.get("published") or "")
        else:
            outside, _, inside = _expanded(str(port), environment).partition("/")[0].rpartition(":")
        if inside == "5432" and outside:
            return _expanded(outside, environment).rpartition(":")[2]
    return None


def _expanded(text: str, environment: Mapping[str, str]) -> str:
    """Replace ${NAME}, ${NAME:-default} and $NAME."""
    return _VARIABLE.sub(lambda m: environment.get(m[1] or m[3], m[2] or ""), text)


def _from_vscode(path: Path, text: str) -> Iterator[Found]:
    """The connections that PostgreSQL extensions keep in VS Code's settings."""
    try:
        settings = json.loads(_JSON_WITH_COMMENTS.sub(lambda found: found[1] or "", text))
    except ValueError as error:
        raise ConfigError(f"could not read {path}", f"It is no settings file: {error}.") from None
    for key, names in _VSCODE_SETTINGS.items():
        if not isinstance(settings, dict):
            continue
        for entry in settings.get(key) or ():
            if str(entry.get("driver", "PostgreSQL")) != "PostgreSQL":  # SQLTools knows other systems too
                continue
            given = {word: str(entry[name]) for word, name in zip(_WORDS, names, strict=True) if entry.get(name)}
            title = str(entry.get("profileName") or entry.get("name") or entry.get("label") or given.get("dbname", ""))
            yield from _described(f"{key} in {path}", title, given)


def _described(origin: str, title: str, parameters: Mapping[str, str]) -> Iterator[Found]:
    try:
        yield Found(origin, from_parameters(parameters, connection_name(title)))
    except ConfigError:
        return


def _env_lines(text: str) -> Iterator[re.Match[str]]:
    for line in text.splitlines():
        found = _ENV_LINE.fullmatch(line.strip())
        if found is not None:
            yield found
