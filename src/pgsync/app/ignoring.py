"""Ignoring objects for good: [compare] ignore in pgsync.toml."""

from pathlib import Path

from pgsync.store.config import Configuration
from pgsync.store.edit import add_ignored
from pgsync.store.paths import PROJECT_FILE


def ignore(configuration: Configuration, pattern: str) -> tuple[Path, bool]:
    """Add a pattern to the project's settings; returns the file, and whether it was not there yet.

    Raises ConfigError; comments and order in the file stay as they are.
    """
    path = configuration.project_file or Path.cwd() / PROJECT_FILE
    return path, add_ignored(path, pattern)
