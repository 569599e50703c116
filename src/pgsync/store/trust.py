"""Which project files may run commands: `pgsync trust` remembers a file and exactly what it said."""

import hashlib
import json
from pathlib import Path

from pgsync.store.config import Configuration
from pgsync.store.owned import read_owned, write_owned
from pgsync.store.paths import state_file, user_file

_FILE = "trusted.toml"


def commands_of(configuration: Configuration, path: Path) -> dict[str, list[str]]:
    """Return connection → password_command as one file defines them."""
    return {
        name: connection.password_command
        for name, connection in configuration.settings.connections.items()
        if connection.password_command and configuration.file_of_connection(name) == path
    }


def is_trusted(configuration: Configuration, path: Path | None) -> bool:
    """Tell whether a file's commands may run: the user's own file's always, a project's after trust()."""
    if path is None or path == user_file():
        return True
    return read_owned(state_file(_FILE)).get(str(path)) == _digest(configuration, path)


def trust(configuration: Configuration, path: Path) -> None:
    """Let the commands of a project file run until one of them changes."""
    trusted = read_owned(state_file(_FILE)) | {str(path): _digest(configuration, path)}
    write_owned(state_file(_FILE), trusted)


def distrust(path: Path) -> None:
    """Take trust() back."""
    trusted = read_owned(state_file(_FILE))
    if trusted.pop(str(path), None) is not None:
        write_owned(state_file(_FILE), trusted)


def _digest(configuration: Configuration, path: Path) -> str:
    """Return the SHA-256 of the commands together with the connections that they unlock."""
    said = {
        name: [command, configuration.settings.connections[name].target(name).address]
        for name, command in commands_of(configuration, path).items()
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
