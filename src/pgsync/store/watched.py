"""What pgsync watch found the last time: .pgsync/watch/KEY.json."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pgsync.store.paths import project_directory, write_private

_FIELDS = {"sides", "drift", "digest", "since"}


def load(project_file: Path | None, key: str) -> dict[str, Any] | None:
    """Return what was saved under a key; None when there is nothing that can be read."""
    try:
        found = json.loads(_path(project_file, key).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.keys() >= _FIELDS else None


def save(project_file: Path | None, key: str, state: Mapping[str, Any]) -> None:
    """Keep a state under a key."""
    write_private(_path(project_file, key), json.dumps(state, indent=1) + "\n")


def _path(project_file: Path | None, key: str) -> Path:
    return project_directory(project_file) / ".pgsync" / "watch" / f"{key}.json"
