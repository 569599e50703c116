"""Directories that pgsync writes as a whole: the files of an export."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from pgsync.errors import PgsyncError, UsageError
from pgsync.store.layouts import EXPORT_MARK, MASTER
from pgsync.store.paths import write_atomically

_INCLUDE = "\\ir "


def earlier_files(directory: Path) -> frozenset[str]:
    """Return the files of an earlier export in a directory; raises UsageError for one that holds anything else."""
    if not directory.exists():
        return frozenset()
    if not directory.is_dir():
        raise UsageError(f"{directory} is not a directory")
    master = directory / MASTER
    with suppress(OSError, UnicodeDecodeError):
        text = master.read_text(encoding="utf-8")
        if text.startswith(EXPORT_MARK):
            listed = [line.removeprefix(_INCLUDE) for line in text.splitlines() if line.startswith(_INCLUDE)]
            return frozenset([MASTER, *filter(_is_inside, listed)])
    if any(not entry.name.startswith(".") for entry in directory.iterdir()):
        raise UsageError(
            f"{directory} is not replaced",
            f"It is not empty, and has no {MASTER} of pgsync export.",
            "Name another directory.",
        )
    return frozenset()


def write(directory: Path, files: Mapping[str, str], earlier: frozenset[str]) -> int:
    """Write files below a directory and remove those of an earlier export; returns how many were removed.

    A file that has the same bytes already is left alone. Raises PgsyncError.
    """
    gone = sorted(earlier - files.keys())
    try:
        for name, text in files.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != text.encode():
                write_atomically(path, text)
        for name in gone:
            (directory / name).unlink(missing_ok=True)
            for above in PurePosixPath(name).parents[:-1]:
                with suppress(OSError):  # not empty
                    (directory / above).rmdir()
    except OSError as error:
        raise PgsyncError(f"could not write {directory}", f"{error.strerror or error}.") from None
    return len(gone)


def _is_inside(name: str) -> bool:
    """Tell whether a path in a list stays below the list's directory."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts
