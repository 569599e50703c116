"""Snapshots: everything that is in a database, kept in a file that is compared like a database."""

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from pgsync.app.catalogs import Database, Progress, read_one, silent
from pgsync.app.connections import Connections
from pgsync.app.reference_rows import require_keys
from pgsync.conninfo import STDIN, is_snapshot_name
from pgsync.errors import PgsyncError, UsageError
from pgsync.kinds import SCOPES
from pgsync.plain import dataclass
from pgsync.store import snapshot
from pgsync.text import clean_line

SUFFIX = ".snapshot.json.gz"


@dataclass(frozen=True, slots=True)
class Taken:
    """A database and the file that its snapshot was written to. data: its text where it goes to standard output."""

    database: Database
    path: Path
    data: bytes = b""


def take(
    connections: Connections, name: str, out: Path | None, progress: Progress = silent, rows: Collection[str] = ()
) -> Taken:
    """Write everything that is in a database to a file; raises ConnectionFailed, UsageError, PgsyncError.

    out: the file, replaced only when it is a snapshot itself; None for NAME.snapshot.json.gz here; - for none: the
    text is returned, not compressed. rows: the scopes of the rows that are kept too.
    """
    is_piped = out == Path(STDIN)
    if out is not None and not is_piped:
        _require_own(out)
    database = read_one(connections, name, progress, {*rows, *(() if connections.is_file(name) else SCOPES)})
    require_keys(database)
    path = out or Path(f"{_file_name(database)}{SUFFIX}")
    origin = snapshot.Origin(
        name=database.short_name,
        address=database.origin if database.file is not None else database.target.address,
        taken=database.taken or datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%SZ"),
        version_num=database.info.version_num,
    )
    if is_piped:
        return Taken(database, path, snapshot.dumps(database.catalog, origin))
    _require_own(path)
    progress(f"writing {path}")
    try:
        snapshot.save(database.catalog, path, origin)
    except OSError as error:
        raise PgsyncError(f"could not write {path}", f"{error.strerror or error}.") from None
    return Taken(database, path)


def _file_name(database: Database) -> str:
    if database.name == STDIN:
        return "stdin"
    return "".join(c if c.isalnum() or c in "._-" else "_" for c in clean_line(database.short_name)).lstrip(".") or "_"


def _require_own(path: Path) -> None:
    if not is_snapshot_name(path.name):
        raise UsageError(
            f"{path} is no name for a snapshot",
            "By its name a snapshot is known on the command line.",
            "Let it end in .json, .json.gz or .json.zst.",
        )
    if path.name.endswith(".zst"):
        snapshot.zstandard(path.name)
    if not path.absolute().parent.is_dir():
        raise PgsyncError(f"could not write {path}", f"There is no directory {path.parent}.")
    if path.exists() and not snapshot.is_snapshot(path):
        raise UsageError(
            f"{path} is not replaced", "It is there, and it is no snapshot of pgsync.", "Name another file."
        )
