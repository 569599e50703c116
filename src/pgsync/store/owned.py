"""Small TOML files that only pgsync writes: what was trusted, where a password was saved."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from pgsync.store.paths import write_private


def read_owned(path: Path) -> dict[str, Any]:
    """Return what the file says; nothing for a missing or damaged one, which holds nothing irreplaceable."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_owned(path: Path, values: Mapping[str, Any]) -> None:
    """Replace the file, readable by its owner alone."""
    write_private(path, "# Written by pgsync; edits are overwritten.\n" + tomli_w.dumps(values))
