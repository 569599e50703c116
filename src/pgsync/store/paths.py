"""Where things live: the project's .pgsync, the user's own directories; 0700 and 0600 throughout."""

import os
from pathlib import Path

import platformdirs

PROJECT_FILE = "pgsync.toml"
LAST_ERROR = "last-error.txt"
"""Where the last unexpected error happened: its class and the lines of code, nothing of what they held."""
_PRIVATE_DIRECTORY = 0o700
_PRIVATE_FILE = 0o600


def find_project_file(start: Path | None = None) -> Path | None:
    """Return the nearest pgsync.toml from `start` upward; the search ends at the root of a git work tree."""
    start = (start or Path.cwd()).absolute()
    for directory in (start, *start.parents):
        if (directory / PROJECT_FILE).is_file():
            return directory / PROJECT_FILE
        if (directory / ".git").exists():
            return None
    return None


def project_directory(project_file: Path | None) -> Path:
    """Return the directory that relative paths in the settings start from."""
    return (project_file.parent if project_file else Path.cwd()).absolute()


def user_file() -> Path:
    """Return the user's own settings, which every project inherits."""
    return platformdirs.user_config_path("pgsync", appauthor=False) / PROJECT_FILE


def shown(path: Path) -> str:
    """Return a file's name as it is shown: from the current directory when it is below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def state_file(name: str) -> Path:
    """Return a file that only pgsync reads and writes, such as trusted.toml."""
    return platformdirs.user_state_path("pgsync", appauthor=False) / name


def private_directory(path: Path) -> Path:
    """Create a directory, and what is missing above it, that only its owner may enter."""
    path.mkdir(mode=_PRIVATE_DIRECTORY, parents=True, exist_ok=True)
    return path


def plans_directory(project_file: Path | None, configured: str) -> Path:
    """Return where plans are kept: `configured`, or .pgsync/plans of the project."""
    return private_directory(project_directory(project_file) / configured)


def runs_directory(project_file: Path | None) -> Path:
    """Return where the journals of runs are kept."""
    private_directory(project_directory(project_file) / ".pgsync")
    return private_directory(project_directory(project_file) / ".pgsync" / "runs")


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read; a reader sees the old text or the new one, never a part."""
    private_directory(path.parent)
    write_atomically(path, text, _PRIVATE_FILE)


def write_private_bytes(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, as write_private()."""
    private_directory(path.parent)
    _replace(path, data, _PRIVATE_FILE)


def write_atomically(path: Path, text: str, mode: int | None = None) -> None:
    """Replace a file's text in one step.

    mode: permissions; None keeps the file's own, or leaves a new file to the umask.
    """
    _replace(path, text.encode("utf-8"), mode)


def _replace(path: Path, data: bytes, mode: int | None) -> None:
    path = path.resolve()  # a symbolic link stays one
    if mode is None:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
