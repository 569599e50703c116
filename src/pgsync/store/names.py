"""The names of the objects that were last read from each connection: the Tab key asks here, never a server."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pgsync.store.paths import private_directory, project_directory, write_private

_DIRECTORY = "names"


def remember(project_file: Path | None, connection: str, names: Iterable[str]) -> None:
    """Keep kind:name of everything in a database; nothing without a project, or where nothing can be written."""
    if project_file is None:
        return
    with suppress(OSError):
        private_directory(_of(project_file).parent)
        lines = [name for name in names if "\n" not in name]
        write_private(_of(project_file) / connection, "\n".join([*sorted(lines), ""]))


def recall(project_file: Path | None, connection: str | None = None) -> list[str]:
    """Return kind:name of everything that was last read from a connection, or from all of them."""
    directory = _of(project_file)
    files = [directory / connection] if connection else sorted(directory.iterdir()) if directory.is_dir() else []
    found: dict[str, None] = {}
    for path in files:
        with suppress(OSError, UnicodeDecodeError):
            found |= dict.fromkeys(path.read_text(encoding="utf-8").splitlines())
    return list(found)


def _of(project_file: Path | None) -> Path:
    return project_directory(project_file) / ".pgsync" / _DIRECTORY
