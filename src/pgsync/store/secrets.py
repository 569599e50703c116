"""Where a password comes from: the chain of `pgsync help credentials`, without server and terminal."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import field

from pgsync.conninfo import ConnectionTarget
from pgsync.plain import dataclass
from pgsync.store.config import Configuration, shown
from pgsync.store.keychain import KeyringUnusable, load_password
from pgsync.store.trust import is_trusted

COMMAND_TIMEOUT = 60.0
"""Seconds a password_command may take: it may ask for a fingerprint or a PIN."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the chain came to.

    password: None when no link had one.
    origin: the link that had it, in words: "the keyring".
    tried: one line for each link that could have had one, and why it had none.
    """

    password: str | None = field(repr=False)
    origin: str = ""
    tried: tuple[str, ...] = ()


def variable_name(connection: str) -> str:
    """Return the environment variable with a connection's password: PGSYNC_PASSWORD_MY_PROD for my-prod."""
    return "PGSYNC_PASSWORD_" + re.sub(r"\W", "_", connection, flags=re.ASCII).upper()


def find_password(
    target: ConnectionTarget, configuration: Configuration, given: Mapping[str, str] | None = None
) -> Found:
    """Ask each link in turn; the first password wins.

    given: connection → password that came on stdin or in a URL.
    """
    tried: list[str] = []
    for origin, password, problem in _links(target, configuration, given or {}):
        if password is not None:
            return Found(password, origin, tuple(tried))
        tried.append(f"{origin}: {problem}")
    return Found(None, "", tuple(tried))


def _links(
    target: ConnectionTarget, configuration: Configuration, given: Mapping[str, str]
) -> Iterator[tuple[str, str | None, str]]:
    """Return origin, password and, without one, the reason; a later link is asked only when it is needed."""
    name = _connection(target)
    if name in given:
        yield "given with this command", given[name], ""
    if target.password is not None:
        yield "the URL", target.password, ""
    if target.is_named:
        yield from _named_links(target, configuration)
    settings = configuration.settings.connections.get(name) if name != target.name else None
    for address in (target.address, *(() if settings is None else (settings.target(name).address,))):
        try:
            password = load_password(address)
        except KeyringUnusable as error:
            yield "keyring", None, error.message
        else:
            yield "keyring", password, f"nothing saved for {address}"


def _connection(target: ConnectionTarget) -> str:
    """Return the name of the connection; of CONNECTION/DATABASE the one whose password it has."""
    return target.name.partition("/")[0] if target.is_named else target.name


def _named_links(target: ConnectionTarget, configuration: Configuration) -> Iterator[tuple[str, str | None, str]]:
    name = _connection(target)
    variable = variable_name(name)
    yield variable, os.environ.get(variable), "not set"
    settings = configuration.settings.connections.get(name)
    if settings is None:
        return
    if settings.password_env is not None:
        origin = f"password_env {settings.password_env}"
        yield origin, os.environ.get(settings.password_env), "not set"
    if settings.password_command is not None:
        path = configuration.file_of_connection(name)
        if path is not None and not is_trusted(configuration, path):
            yield "password_command", None, f'not run: {shown(path)} is not trusted; see "pgsync trust"'
        else:
            yield "password_command", *_run(settings.password_command)


def _run(command: list[str]) -> tuple[str | None, str]:
    """Return the first line a command prints, or why there is none; its output is never shown."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=COMMAND_TIMEOUT,
            check=False,
        )
    except FileNotFoundError:
        return None, f"there is no program {command[0]}"
    except OSError as error:
        return None, f"{command[0]} could not be started: {error.strerror}"
    except subprocess.TimeoutExpired:
        return None, f"{command[0]} did not end within {COMMAND_TIMEOUT:.0f} s"
    except UnicodeDecodeError:
        return None, f"{command[0]} printed something that is no text"
    if done.returncode != 0:
        return None, f"{command[0]} ended with code {done.returncode}"
    password = done.stdout.split("\n", 1)[0].rstrip("\r")
    return (password, "") if password else (None, f"{command[0]} printed nothing")
