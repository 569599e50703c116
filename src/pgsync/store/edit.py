"""Edits of pgsync.toml that keep the user's comments and order (tomlkit)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import tomlkit
from tomlkit.items import Array, Table
from tomlkit.toml_document import TOMLDocument

from pgsync.errors import ConfigError
from pgsync.store.config import read_settings
from pgsync.store.paths import write_atomically


def set_connection(path: Path, name: str, values: Mapping[str, Any]) -> None:
    """Write [connections.NAME]: new and changed keys; a value of None removes its key."""
    document = _open(path)
    connections = _table(document, "connections", is_super=True)
    if name not in connections:
        connections[name] = tomlkit.table()
    connection = cast("Table", connections[name])
    for key, value in values.items():
        if value is not None:
            connection[key] = value
        elif key in connection:
            del connection[key]
    _save(path, document)


def remove_connection(path: Path, name: str) -> None:
    """Remove [connections.NAME] and the defaults that name it."""
    document = _open(path)
    del _table(document, "connections", is_super=True)[name]
    defaults = document.get("defaults", {})
    for side in [side for side, value in defaults.items() if value == name]:
        del defaults[side]
    _save(path, document)


def rename_connection(path: Path, name: str, new_name: str) -> None:
    """Give a connection another name, in its place and in the defaults."""
    document = _open(path)
    connections = _table(document, "connections", is_super=True)
    connection = connections[name]
    del connections[name]
    connections[new_name] = connection
    defaults = document.get("defaults", {})
    for side in [side for side, value in defaults.items() if value == name]:
        defaults[side] = new_name
    _save(path, document)


def set_default(path: Path, side: str, value: str) -> None:
    """Write [defaults] source or target."""
    document = _open(path)
    _table(document, "defaults")[side] = value
    _save(path, document)


def add_ignored(path: Path, pattern: str, comment: str = "") -> bool:
    """Add a pattern to [compare] ignore, on a line of its own with its comment; tells whether it was new."""
    document = _open(path)
    compare = _table(document, "compare")
    ignored = compare.setdefault("ignore", tomlkit.array())
    if pattern in ignored:
        return False
    ignored = cast("Array", compare["ignore"])
    ignored.add_line(pattern, comment=comment or None)
    if not ignored.as_string().rstrip().endswith("\n]"):
        ignored.add_line(indent="")
    _save(path, document)
    return True


def remove_ignored(path: Path, pattern: str) -> bool:
    """Remove a pattern from [compare] ignore; tells whether it was there."""
    document = _open(path)
    ignored = document.get("compare", {}).get("ignore", [])
    if pattern not in ignored:
        return False
    ignored.remove(pattern)
    _save(path, document)
    return True


def _open(path: Path) -> TOMLDocument:
    """Read a file that load() has found valid; a missing one is empty."""
    return tomlkit.parse(path.read_text(encoding="utf-8-sig")) if path.exists() else tomlkit.document()


def _table(document: TOMLDocument, name: str, *, is_super: bool = False) -> Table:
    if name not in document:
        document[name] = tomlkit.table(is_super)
    return cast("Table", document[name])


def _save(path: Path, document: TOMLDocument) -> None:
    """Replace the file, unless what would be written is no longer valid."""
    text = tomlkit.dumps(document)
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_text(encoding="utf-8") if path.exists() else None
    write_atomically(path, text)
    try:
        read_settings(path)
    except ConfigError:
        if old is None:
            path.unlink()
        else:
            write_atomically(path, old)
        raise
