"""Directories of migration tools: where they are, what is in them, which version comes next."""

import ast
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pgsync.errors import PgsyncError, UsageError
from pgsync.store.paths import write_atomically

_USUAL = {
    "flyway": ("src/main/resources/db/migration", "db/migration", "sql", "migrations"),
    "dbmate": ("db/migrations",),
    "golang-migrate": ("db/migrations", "migrations"),
    "supabase": ("supabase/migrations",),
    "alembic": ("alembic/versions", "migrations/versions"),
    "rails": ("db/migrate",),
}
_VERSIONS = {
    "flyway": re.compile(r"[VvBb](\d+)__.*\.sql"),
    "dbmate": re.compile(r"(\d+)[_-].*\.sql"),
    "golang-migrate": re.compile(r"(\d+)_.*\.(?:up|down)\.sql"),
    "supabase": re.compile(r"(\d+)_.*\.sql"),
    "rails": re.compile(r"(\d+)_.*\.rb"),
}
_STAMP = "%Y%m%d%H%M%S"
_STAMPED = 14  # digits
_RAILS = re.compile(r"ActiveRecord::Migration\[(\d+)\.(\d+)\]")


def directory_of(tool: str, out: Path | None) -> Path:
    """Return the directory that a tool's files go to: as named, or the tool's usual one; raises UsageError."""
    if out is not None:
        if out.exists() and not out.is_dir():
            raise UsageError(f"{out} is not a directory", f"The files of {tool} go to a directory.")
        return out
    usual = [Path(name) for name in _USUAL[tool]]
    found = next((path for path in usual if path.is_dir()), None)
    if found is None:
        raise UsageError(
            f"there is no directory {usual[0]}", f"That is where {tool} has its files.", "Name one: --out DIR"
        )
    return found


def versions(tool: str, directory: Path, count: int, now: datetime | None = None) -> list[str]:
    """Return the next versions in the manner of those that are there: numbers of the same width, or moments (UTC)."""
    pattern = _VERSIONS.get(tool)
    names = [path.name for path in directory.iterdir()] if directory.is_dir() else []
    known = [found[1] for name in names if pattern is not None and (found := pattern.fullmatch(name))]
    last = max(known, key=int, default="")
    if last and len(last) < _STAMPED and tool != "supabase":
        return [str(int(last) + 1 + number).zfill(len(last)) for number in range(count)]
    moment = now or datetime.now(UTC)
    with suppress(ValueError):
        moment = max(moment, datetime.strptime(last, _STAMP).replace(tzinfo=UTC) + timedelta(seconds=1))
    return [(moment + timedelta(seconds=number)).strftime(_STAMP) for number in range(count)]


def alembic_head(directory: Path) -> str | None:
    """Return the revision that no other one follows, None when there is none; raises PgsyncError for several."""
    followed: dict[str, tuple[str, ...]] = {}
    for path in sorted(directory.glob("*.py")) if directory.is_dir() else ():
        values = dict(_assigned(path))
        revision: Any = values.get("revision")
        before: Any = values.get("down_revision")
        if isinstance(revision, str):
            followed[revision] = (before,) if isinstance(before, str) else tuple(map(str, before or ()))
    heads = sorted(followed.keys() - {name for names in followed.values() for name in names})
    if len(heads) > 1:
        raise PgsyncError(
            "the directory has more than one head", f"Heads: {', '.join(heads)}.", "Merge them first: alembic merge"
        )
    return heads[0] if heads else None


def rails_release(directory: Path) -> str | None:
    """Return the newest release that the migrations of a directory are written for."""
    found: set[tuple[int, int]] = set()
    for path in directory.glob("*.rb") if directory.is_dir() else ():
        with suppress(OSError, UnicodeDecodeError):
            found |= {(int(a), int(b)) for a, b in _RAILS.findall(path.read_text(encoding="utf-8"))}
    return None if not found else ".".join(map(str, max(found)))


def write(directory: Path, files: Mapping[str, str]) -> list[Path]:
    """Write new files; raises PgsyncError when one is there already."""
    paths = [directory / name for name in files]
    there = next((path for path in paths if path.exists()), None)
    if there is not None:
        raise PgsyncError(f"{there} is not replaced", "It is there already.")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for path, text in zip(paths, files.values(), strict=True):
            write_atomically(path, text)
    except OSError as error:
        raise PgsyncError(f"could not write {directory}", f"{error.strerror or error}.") from None
    return paths


def _assigned(path: Path) -> Iterator[tuple[str, object]]:
    """Return the constants that a Python file assigns to names at its top."""
    with suppress(OSError, SyntaxError, ValueError):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign):
                targets: list[ast.expr] = node.targets
            elif isinstance(node, ast.AnnAssign):
                targets = [node.target]
            else:
                continue
            for target in targets:
                if isinstance(target, ast.Name) and node.value is not None:
                    with suppress(ValueError):
                        yield target.id, ast.literal_eval(node.value)
