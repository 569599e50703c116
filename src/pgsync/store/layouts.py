"""Directories of SQL files: which framework's they are, by their names, and which files make the schema in which order.

Sources: the documentation of Flyway ("Migrations"), golang-migrate ("MIGRATIONS.md"), dbmate ("Creating
Migrations"), Supabase ("Local development with schema migrations") and Rails ("Active Record Migrations").
"""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from pgsync.errors import PgsyncError
from pgsync.plain import dataclass

MASTER = "load.sql"
"""The file of an export that loads all others in their order."""
EXPORT_MARK = "-- pgsync export"
"""What the first line of MASTER begins with."""

EXPORT_SAYS = "-- With: "
"""What the line begins with that lists the aspects of which the export has everything."""

_FLYWAY = re.compile(r"(?P<prefix>[VUBR])(?P<version>\d+(?:[._]\d+)*)?__.*\.sql", re.IGNORECASE)
_FLYWAY_CALLBACK = re.compile(r"(before|after|create)[A-Z]\w*(__.*)?\.sql")
_UP = re.compile(r"(?P<version>\d+)[_-].*\.up\.sql|(?P<only>\d+)\.up\.sql")
_DOWN = re.compile(r".*[._]down\.sql", re.IGNORECASE)
_TIMESTAMPED = re.compile(r"(?P<version>\d{14})_.*\.sql")
_NUMBERED = re.compile(r"(?P<version>\d+)[^/]*\.sql")
_UP_MARK = re.compile(r"^--[ \t]*migrate:up\b.*$", re.MULTILINE | re.IGNORECASE)
_DOWN_MARK = re.compile(r"^--[ \t]*migrate:down\b", re.MULTILINE | re.IGNORECASE)
_FOLDERS = ("migrations", "migrate")  # of a directory that holds what else a framework needs

Reader = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Layout:
    """The files that make a schema, in their order.

    words: what they are, for people: "Flyway migrations". is_ordered: each needs only what comes before it.
    has_down: each file has its way back in a second part. says: the aspects of which an export has everything.
    """

    names: tuple[str, ...]
    words: str
    is_ordered: bool = True
    has_down: bool = False
    says: frozenset[str] = frozenset()


def arranged(names: Iterable[str], read: Reader) -> Layout:
    """Return how the files of a directory make a schema; raises PgsyncError for one that has none.

    names: of all files in it, relative, with slashes. read: returns the text of one.
    """
    every = sorted(name for name in names if not any(part.startswith(".") for part in PurePosixPath(name).parts))
    if (whole := _whole(every, read)) is not None:
        return whole
    for folder in _FOLDERS:
        inside = [name for name in every if name.startswith(f"{folder}/") and name.endswith(".sql")]
        if inside and len(inside) < len(every):
            found = arranged((name.removeprefix(f"{folder}/") for name in inside), lambda n: read(f"{folder}/{n}"))  # noqa: B023 - called at once
            return Layout(tuple(f"{folder}/{n}" for n in found.names), found.words, found.is_ordered, found.has_down)
    files = [name for name in every if name.endswith(".sql")]
    if not files:
        raise PgsyncError("there is no .sql file in it", *_ruby(every))
    return _migrations(files, read) or Layout(tuple(files), "SQL files", is_ordered=False)


def up_part(text: str) -> str:
    """Return the text of a dbmate migration with all lines but those of its way up left empty."""
    down = _DOWN_MARK.search(text)
    up = _UP_MARK.search(text)
    start, end = (0 if up is None else up.end()), (len(text) if down is None else down.start())
    if up is not None and down is not None and down.start() < up.start():
        end = len(text)
    return "\n" * text.count("\n", 0, start) + text[start:end]


def _whole(names: Sequence[str], read: Reader) -> Layout | None:
    """Return the one file that has everything: an export's list, or the dump that Rails keeps."""
    if MASTER in names and (text := read(MASTER)).startswith(EXPORT_MARK):
        said = next((line for line in text.splitlines() if line.startswith(EXPORT_SAYS)), "")
        return Layout((MASTER,), "pgsync export", says=frozenset(said.removeprefix(EXPORT_SAYS).split()))
    has_ruby = any(name.endswith(".rb") for name in names)
    if "structure.sql" in names and (has_ruby or any(name.startswith("migrate/") for name in names)):
        return Layout(("structure.sql",), "Rails structure")
    return None


def _ruby(names: Sequence[str]) -> tuple[str | None, str | None]:
    if any(name.endswith(".rb") for name in names):
        return (
            "It has Ruby files; what they do is known to Rails only.",
            "Let Rails keep SQL: config.active_record.schema_format = :sql, then bin/rails db:schema:dump.",
        )
    return None, None


def _migrations(files: list[str], read: Reader) -> Layout | None:
    """Return the migrations of the framework whose naming rule all of the files follow."""
    bases = {name: PurePosixPath(name).name for name in files}
    if (flyway := _flyway(bases)) is not None:
        return flyway
    ups = {name: found for name, base in bases.items() if (found := _UP.fullmatch(base)) is not None}
    if ups and all(name in ups or _DOWN.fullmatch(bases[name]) for name in files):
        return Layout(tuple(sorted(ups, key=lambda n: (int(ups[n]["version"] or ups[n]["only"]), n))), "migrations")
    files = [name for name in files if not _DOWN.fullmatch(bases[name])]
    stamped = [name for name in files if _TIMESTAMPED.fullmatch(bases[name])]
    if len(stamped) == len(files):
        has_down = any(_UP_MARK.search(read(name)) for name in files)
        words = "dbmate migrations" if has_down else "migrations"
        return Layout(tuple(sorted(files, key=lambda n: bases[n])), words, has_down=has_down)
    numbers = {name: found for name in files if (found := _NUMBERED.fullmatch(bases[name])) is not None}
    if files and len(numbers) == len(files):
        has_down = any(_UP_MARK.search(read(name)) for name in files)
        ordered = sorted(files, key=lambda n: (str(PurePosixPath(n).parent), int(numbers[n]["version"]), n))
        return Layout(tuple(ordered), "numbered SQL files", has_down=has_down)
    return None


def _flyway(bases: dict[str, str]) -> Layout | None:
    """Return Flyway's order: the newest baseline, versions above it, then what is repeatable by its description."""
    found = {name: match for name, base in bases.items() if (match := _FLYWAY.fullmatch(base)) is not None}
    strange = [n for n in bases if n not in found and not _FLYWAY_CALLBACK.fullmatch(bases[n])]
    if not found or strange:
        return None

    def of(prefix: str) -> list[str]:
        return [name for name, match in found.items() if match["prefix"].upper() == prefix]

    def version(name: str) -> tuple[int, ...]:
        numbers = [int(part) for part in re.split("[._]", found[name]["version"] or "0")]
        while len(numbers) > 1 and not numbers[-1]:
            numbers.pop()
        return tuple(numbers)

    first = sorted(of("B"), key=version)[-1:]
    versions = sorted(of("V"), key=version)
    if first:
        versions = [*first, *(name for name in versions if version(name) > version(first[0]))]
    return Layout((*versions, *sorted(of("R"), key=lambda n: bases[n])), "Flyway migrations")
