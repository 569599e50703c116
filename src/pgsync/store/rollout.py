"""A directory with the plans for many targets: targets.json, the source's snapshot, and what came of each target."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pgsync.errors import PgsyncError, UsageError
from pgsync.store.paths import write_private

FORMAT = 1
KIND = "pgsync targets"
TARGETS = "targets.json"
PROGRESS = "progress.json"
SOURCE = "source.snapshot.json.gz"


def is_rollout(path: Path) -> bool:
    """Tell whether a path is a directory with plans for many targets."""
    return (path / TARGETS).is_file()


def create(directory: Path) -> None:
    """Make the directory; raises UsageError when it holds anything but earlier plans for many targets."""
    if directory.exists() and (not directory.is_dir() or (any(directory.iterdir()) and not is_rollout(directory))):
        raise UsageError(f"{directory} is not replaced", "It holds no plans for many targets.", "Name a new directory.")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for path in (*directory.glob("group-*"), directory / PROGRESS):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise PgsyncError(f"could not write {directory}", f"{error.strerror or error}.") from None


def save(directory: Path, document: Mapping[str, Any]) -> None:
    """Write what the plans are for."""
    write_private(directory / TARGETS, json.dumps({"format": FORMAT, "kind": KIND, **document}, indent=1) + "\n")


def load(directory: Path) -> dict[str, Any]:
    """Return what the plans are for; raises PgsyncError for another format."""
    path = directory / TARGETS
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict) or found.get("kind") != KIND or found.get("format") != FORMAT:
        raise PgsyncError(f"{path} cannot be read", "It is damaged, or of another pgsync.", "Plan again.")
    return found


def progress(directory: Path) -> dict[str, dict[str, Any]]:
    """Return what came of each target so far, by its name."""
    try:
        found = json.loads((directory / PROGRESS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def save_progress(directory: Path, states: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep what came of each target."""
    write_private(directory / PROGRESS, json.dumps(states, indent=1, sort_keys=True) + "\n")
