"""Addresses of connections: what the options say, and the keys of [connections.NAME] that they become."""

import shlex
from dataclasses import replace
from typing import Any

from pgsync.conninfo import ConnectionTarget, from_parameters, parse


def given_parameters(**options: str | int | None) -> dict[str, str]:
    """Return the address options that were given, as libpq parameters."""
    return {key: str(value) for key, value in options.items() if value is not None}


def without_any(parameters: dict[str, str]) -> dict[str, str]:
    """Drop require_auth = any: to libpq that is the parameter's absence."""
    return {key: value for key, value in parameters.items() if (key, value) != ("require_auth", "any")}


def changed_target(old: ConnectionTarget, name: str, url: str | None, parameters: dict[str, str]) -> ConnectionTarget:
    """Return a connection with another address, or with parts of it changed."""
    known = parse(url).parameters() if url else old.parameters()
    return from_parameters(without_any(known | parameters), name)


def address_values(target: ConnectionTarget, *, as_url: bool = False) -> dict[str, Any]:
    """Return the keys of [connections.NAME]: a URL, or one key for each part; encryption on its own."""
    own = ("sslmode", "sslrootcert", "require_auth")
    options = dict(target.options)
    values: dict[str, Any] = {key: options.pop(key) for key in own if key in options}
    if as_url:
        return {"url": replace(target, options=tuple(options.items())).url} | values
    keys = ("host", "port", "dbname", "user", "service")
    parts = {key: getattr(target, key) for key in keys if getattr(target, key) not in ("", None)}
    return parts | values | ({"options": options} if options else {})


def words_of(command: str | None) -> list[str] | None:
    """Return the words of a command, as a shell would split it."""
    return shlex.split(command) if command else None
