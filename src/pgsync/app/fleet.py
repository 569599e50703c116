"""Many targets: read in parallel, each compared with one source, grouped by what differs."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote

from pgsync.app.catalogs import Database, Progress, comparable, read_one, silent
from pgsync.app.choice import ALL, Choice
from pgsync.app.compare import Comparison, compared
from pgsync.app.connections import Connections
from pgsync.conninfo import SCHEMES, parse
from pgsync.engine.diff import Verb
from pgsync.errors import PgsyncError, UsageError
from pgsync.model.spoken import spoken
from pgsync.server.connect import read_session
from pgsync.server.explore import database_names
from pgsync.store import snapshot

PARALLEL = 4
"""Targets that are read at the same time."""

_GLOB = re.compile(r"[*?\[]")
_MAINTENANCE = "postgres"  # the database that is asked for the names of the others
_SIGNS = {Verb.CREATE: "+", Verb.DROP: "-", Verb.ALTER: "~"}


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """One target. connection: what resolves to it. schema: its own one, where tenants are schemas of one database."""

    connection: str
    name: str
    schema: str = ""

    def __str__(self) -> str:
        return f"{self.name}:{self.schema}" if self.schema else self.name


@dataclass(frozen=True, slots=True)
class Group:
    """Targets that differ from the source in the same way. lines: what differs, "~ table public.orders"."""

    members: tuple[Member, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What came of comparing many targets with one source. unreachable: with the reason."""

    source: Database
    matching: tuple[Member, ...]
    groups: tuple[Group, ...]
    unreachable: Mapping[Member, str]
    seconds: float = 0.0

    @property
    def sentence(self) -> str:
        """Return the summary: "212 targets match, 3 differ in the same 2 objects, 1 unreachable"."""
        words = []
        if self.matching or not (self.groups or self.unreachable):
            count = len(self.matching)
            words.append(f"{count:,} target{'' if count == 1 else 's'} match{'es' if count == 1 else ''}")
        for group in self.groups:
            count, objects = len(group.members), len(group.lines)
            same = "the same " if count > 1 else ""
            verb = "differ" if count > 1 else "differs"
            words.append(f"{count:,} {verb} in {same}{objects:,} object{'' if objects == 1 else 's'}")
        if self.unreachable:
            words.append(f"{len(self.unreachable):,} unreachable")
        return ", ".join(words)


def is_many(connections: Connections, targets: Sequence[str], choice: Choice) -> bool:
    """Tell whether words name more than one target: several words, a pattern, or a pattern of schemas."""
    return len(targets) != 1 or _is_pattern(connections, targets[0]) or _schema_pattern(choice) is not None


def listed_in(path: Path) -> list[str]:
    """Return the targets in a file: one in a line, # begins a comment; raises PgsyncError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "It is not UTF-8"
        raise PgsyncError(f"could not read {path}", f"{reason}.") from None
    return [text for line in lines if (text := line.partition(" #")[0].strip()) and not text.startswith("#")]


def survey(
    connections: Connections,
    source: str,
    targets: Sequence[str],
    choice: Choice = ALL,
    parallel: int = PARALLEL,
    progress: Progress = silent,
) -> Survey:
    """Compare many targets with one source; raises UsageError, ConnectionFailed for the source.

    targets: connections' names, URLs, and patterns: of names, or of the database, CONNECTION/tenant_* or in a URL.
    parallel: how many are read at the same time; no more than that many catalogs are kept.
    """
    names = expanded(connections, targets)
    desired = read_one(connections, source, progress, choice.scopes)
    matching: list[Member] = []
    unreachable: dict[Member, str] = {}
    groups: dict[str, dict[Member, tuple[str, ...]]] = {}
    with ThreadPoolExecutor(max_workers=max(1, parallel)) as pool:
        jobs = {pool.submit(_compared, connections, desired, name, choice): name for name in names}
        try:
            for number, job in enumerate(as_completed(jobs), 1):
                progress(f"compared {number:,} of {len(jobs):,}")
                name = jobs[job]
                try:
                    for member, digest, lines in job.result():
                        if lines:
                            groups.setdefault(digest, {})[member] = lines
                        else:
                            matching.append(member)
                except PgsyncError as error:
                    unreachable[Member(name, _shown(connections, name))] = error.message
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    found = [Group(tuple(sorted(group)), group[min(group)]) for group in groups.values()]
    return Survey(
        desired,
        tuple(sorted(matching)),
        tuple(sorted(found, key=lambda group: (-len(group.members), group.members))),
        dict(sorted(unreachable.items())),
    )


def choice_for(choice: Choice, member: Member) -> Choice:
    """Return what is wanted of one target: of a tenant that is a schema, that schema alone."""
    if not member.schema:
        return choice
    pattern = _schema_pattern(choice)
    schemas = {old: member.schema if new == pattern else new for old, new in choice.names.schemas.items()}
    selection = replace(choice.selection, schemas=(member.schema,))
    return replace(choice, names=replace(choice.names, schemas=schemas), selection=selection)


def expanded(connections: Connections, targets: Sequence[str]) -> list[str]:
    """Return every target once, patterns replaced by what they match; raises UsageError for one without a match."""
    found: list[str] = []
    for word in targets:
        names = list(_matches(connections, word)) if _is_pattern(connections, word) else [word]
        if not names:
            raise UsageError(
                f'nothing matches "{word}"',
                "A pattern is one of connections' names, or of databases: CONNECTION/tenant_*, or in a URL.",
            )
        found += names
    for name in found:
        connections.resolve(name)
    return list(dict.fromkeys(found))


def without_secrets(connections: Connections, member: Member) -> Member:
    """Return a target as it may be written to a file."""
    target = connections.resolve(member.connection)
    return replace(member, connection=target.name if target.is_named else target.url)


def normal_text(text: str, member: Member) -> str:
    """Return a text that is the same for every tenant: with a mark in place of the name of its schema."""
    if not member.schema:
        return text
    return re.sub(rf"(?<!\w){re.escape(member.schema)}(?!\w)", "\N{REPLACEMENT CHARACTER}", text)


def _compared(
    connections: Connections, desired: Database, name: str, choice: Choice
) -> list[tuple[Member, str, tuple[str, ...]]]:
    """Return what differs in a target, or in each of its schemas that are tenants: a digest, and lines; no catalog."""
    database = read_one(connections, name, silent, choice.scopes)
    source, target = comparable(desired, database, choice.scopes)
    found = []
    for member in _members(name, target, choice):
        comparison = compared(source, target, choice_for(choice, member))
        found.append((member, _digest(comparison, member), tuple(_lines(comparison))))
    return found


def _members(name: str, target: Database, choice: Choice) -> Iterator[Member]:
    pattern = _schema_pattern(choice)
    if pattern is None:
        yield Member(name, target.name)
        return
    schemas = sorted(id_.path[0] for id_ in target.catalog.objects if id_.kind == "schema")
    found = [schema for schema in schemas if fnmatchcase(schema, pattern)]
    if not found:
        raise PgsyncError(f'no schema of {target.name} matches "{pattern}"')
    yield from (Member(name, target.name, schema) for schema in found)


def _lines(comparison: Comparison) -> Iterator[str]:
    for id_ in comparison.roots:
        own = comparison.by_id.get(id_)
        yield f"{_SIGNS[Verb.ALTER if own is None else own.verb]} {spoken(id_)}"


def _digest(comparison: Comparison, member: Member) -> str:
    """Return what is the same for targets that differ in the same way."""
    changes = [difference.change for difference in comparison.differences]
    sides = (
        [change.desired for change in changes if change.desired is not None],
        [change.current for change in changes if change.current is not None],
    )
    text = json.dumps([snapshot.dump_objects(side) for side in sides])
    return hashlib.sha256(normal_text(text, member).encode()).hexdigest()


def _schema_pattern(choice: Choice) -> str | None:
    """Return the pattern of --map public=tenant_*, None where there is none; raises UsageError for two."""
    patterns = [new for new in choice.names.schemas.values() if _GLOB.search(new)]
    if len(patterns) > 1:
        raise UsageError("--map can have one pattern only", f"Given: {', '.join(patterns)}.")
    return patterns[0] if patterns else None


def _is_pattern(connections: Connections, word: str) -> bool:
    if word in connections.configuration.settings.connections:
        return False
    if word.startswith(SCHEMES):
        return "*" in parse(word).dbname
    if (beside := connections.beside(word)) is not None:
        return _GLOB.search(beside[1]) is not None
    return _GLOB.search(word) is not None


def _matches(connections: Connections, word: str) -> Iterator[str]:
    if (beside := connections.beside(word)) is not None:
        name, pattern = beside
        with closing(connections.open(connections.resolve(name))) as conn:
            read_session(conn)
            found = sorted(dbname for dbname in database_names(conn) if fnmatchcase(dbname, pattern))
        yield from (f"{name}/{dbname}" for dbname in found)
        return
    if not word.startswith(SCHEMES):
        names = connections.configuration.settings.connections
        yield from sorted(name for name in names if fnmatchcase(name, word))
        return
    pattern = parse(word).dbname
    with closing(connections.open(replace(parse(word), dbname=_MAINTENANCE))) as conn:
        read_session(conn)
        found = sorted(name for name in database_names(conn) if fnmatchcase(name, pattern))
    head, query_mark, query = word.partition("?")
    place = head.rindex("/") + 1
    yield from (f"{head[:place]}{quote(name, safe='')}{query_mark}{query}" for name in found)


def _shown(connections: Connections, name: str) -> str:
    try:
        return connections.resolve(name).name
    except PgsyncError:
        return name
