"""Many environments at once: which objects are the same in all of them, which in some, and which one is the odd one."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import field

from pgsync.app.catalogs import Database, Progress, comparable, read_one, silent
from pgsync.app.choice import ALL, Choice
from pgsync.app.compare import Comparison, Difference, compared
from pgsync.app.connections import Connections
from pgsync.app.fleet import PARALLEL, expanded
from pgsync.engine.diff import Verb
from pgsync.errors import PgsyncError, UsageError
from pgsync.model.identity import ObjectId
from pgsync.model.spoken import spoken, within
from pgsync.plain import dataclass
from pgsync.store import snapshot

MISSING = "-"
"""The state of an object that an environment does not have."""

_FIRST = "="  # as in the first environment
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Line:
    """An object that is not the same everywhere.

    states: by environment a letter, A where most of them agree, or MISSING. odd: those that are not like most others;
    none where no state is that of most. differs: by state, in what it differs from the first environment.
    """

    id: ObjectId
    schema: str | None
    states: Mapping[str, str]
    odd: frozenset[str]
    differs: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """What came of comparing environments with each other.

    environments: those that could be read, by the names that they were given, in that order; the first one is what the
    others were compared with. same: how many objects are the same in all of them. unreachable: with the reason.
    """

    environments: tuple[str, ...]
    lines: tuple[Line, ...]
    same: int
    unreachable: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    @property
    def groups(self) -> list[tuple[str, ...]]:
        """Return the environments that are the same in everything together, in their order."""
        found: dict[tuple[str, ...], list[str]] = {}
        for name in self.environments:
            found.setdefault(tuple(line.states[name] for line in self.lines), []).append(name)
        return [tuple(names) for names in found.values()]

    @property
    def sentence(self) -> str:
        """Return the summary: "4 environments differ in 3 objects, and are the same in 212"."""
        count = f"{len(self.environments):,} environments"
        if not self.lines:
            words = f"{count} are the same in all {self.same:,} objects"
        else:
            objects = f"{len(self.lines):,} object{'' if len(self.lines) == 1 else 's'}"
            words = f"{count} differ in {objects}, and are the same in {self.same:,}"
        return words + (f"; {len(self.unreachable):,} unreachable" if self.unreachable else "")


def matrix(
    connections: Connections,
    names: Sequence[str],
    choice: Choice = ALL,
    parallel: int = PARALLEL,
    progress: Progress = silent,
) -> Matrix:
    """Compare environments with each other; raises UsageError, and ConnectionFailed when none can be read.

    names: of connections, URLs, files, and patterns; parallel: how many are read at the same time.
    """
    every = expanded(connections, names)
    if len(every) < _LEAST:
        raise UsageError("a matrix needs two environments or more", hint="pgsync compare --matrix local staging prod")
    unreachable: dict[str, str] = {}
    first = _first(connections, every, choice, unreachable, progress)
    rest = [name for name in every if name not in unreachable][1:]
    found: dict[str, _Found] = {}
    with ThreadPoolExecutor(max_workers=max(1, parallel)) as pool:
        jobs = {pool.submit(_compared, connections, first, name, choice): name for name in rest}
        try:
            for number, job in enumerate(as_completed(jobs), 1):
                progress(f"compared {number:,} of {len(jobs):,}")
                try:
                    found[jobs[job]] = job.result()
                except PgsyncError as error:
                    unreachable[jobs[job]] = error.message
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return _laid_out(connections, every, found, unreachable)


def _first(
    connections: Connections, names: Sequence[str], choice: Choice, unreachable: dict[str, str], progress: Progress
) -> Database:
    """Return the first environment that can be read; raises what the last one says when there is none."""
    for name in names:
        try:
            return read_one(connections, name, progress, choice.scopes)
        except PgsyncError as error:
            unreachable[name] = error.message
            last = error
    raise last


@dataclass(frozen=True, slots=True)
class _Found:
    """What differs from the first environment: root → its state, a digest, and in words. whole: how many there are."""

    states: Mapping[ObjectId, str]
    words: Mapping[ObjectId, tuple[str, ...]]
    schemas: Mapping[ObjectId, str | None]
    only_there: frozenset[ObjectId]
    whole: int
    unread: tuple[str, ...]


def _compared(connections: Connections, first: Database, name: str, choice: Choice) -> _Found:
    """Compare one environment with the first, and keep no catalog."""
    comparison = compared(*comparable(first, read_one(connections, name, silent, choice.scopes), choice.scopes), choice)
    below: dict[ObjectId, list[Difference]] = {}
    for difference in comparison.differences:
        line = comparison.lineage(difference.id)
        below.setdefault(line[-1] if line else difference.id, []).append(difference)
    sides = comparison.source, comparison.target
    return _Found(
        {root: _state(root, found) for root, found in below.items()},
        {root: tuple(_words(comparison, root, found)) for root, found in below.items()},
        {root: comparison.schema_of(root) for root in below},
        frozenset(root for root, found in below.items() if _verb(root, found) is Verb.DROP),
        comparison.compared - len(comparison.differences),
        tuple(f"{sentence} ({one.short_name})" for one in sides for sentence in one.unread),
    )


def _verb(root: ObjectId, found: Sequence[Difference]) -> Verb:
    return next((one.verb for one in found if one.id == root), Verb.ALTER)


def _state(root: ObjectId, found: Sequence[Difference]) -> str:
    """Return the same for environments that have the same object."""
    if _verb(root, found) is Verb.CREATE:  # to be made: the first environment alone has it
        return MISSING
    here = sorted((one.change.current for one in found if one.change.current is not None), key=lambda item: item.id)
    lacking = sorted(one.id for one in found if one.change.current is None)
    text = json.dumps([snapshot.dump_objects(here), lacking])
    return hashlib.sha256(text.encode()).hexdigest()


def _words(comparison: Comparison, root: ObjectId, found: Sequence[Difference]) -> Iterator[str]:
    """Return in what an object differs: its own attributes, its parts with theirs."""
    if _verb(root, found) is not Verb.ALTER:
        return
    for one in found:
        fields = ", ".join(dict.fromkeys(change.name.partition("[")[0].replace("_", " ") for change in one.fields))
        if one.id == root:
            yield fields or "itself"
        elif not one.is_implied:
            name = within(one.id, comparison.lineage(one.id)[0])
            part = f"{one.id.kind} {name}".strip()
            sign = {Verb.CREATE: "without ", Verb.DROP: "with "}.get(one.verb, "")
            yield f"{sign}{part}{f' ({fields})' if fields else ''}"


def _laid_out(
    connections: Connections, names: Sequence[str], found: Mapping[str, _Found], unreachable: Mapping[str, str]
) -> Matrix:
    read = [name for name in names if name not in unreachable]
    shown = _shown(connections, names)
    roots = {root: schema for one in found.values() for root, schema in one.schemas.items()}
    ordered = sorted(roots, key=lambda root: (roots[root] or "", root.kind, root.path))
    only_there = frozenset(root for one in found.values() for root in one.only_there)
    lines = []
    for root in ordered:
        own = MISSING if root in only_there else _FIRST
        states = {shown[name]: found[name].states.get(root, own) if name in found else own for name in read}
        words = {states[shown[name]]: one.words[root] for name, one in found.items() if root in one.words}
        lines.append(_line(root, roots[root], states, words))
    return Matrix(
        tuple(shown[name] for name in read),
        tuple(lines),
        min((one.whole for one in found.values()), default=0),
        {shown[name]: reason for name, reason in unreachable.items()},
        tuple(dict.fromkeys(sentence for one in found.values() for sentence in one.unread)),
    )


def _line(root: ObjectId, schema: str | None, states: Mapping[str, str], words: Mapping[str, tuple[str, ...]]) -> Line:
    """Return a line with letters in place of digests: the state of most environments is A."""
    sizes = Counter(states.values())
    ranked = sorted(sizes, key=lambda state: (-sizes[state], list(states.values()).index(state)))
    letters = iter(_letters())
    called = {state: MISSING if state == MISSING else next(letters) for state in ranked}
    is_clear = sizes[ranked[0]] > sizes[ranked[1]]
    odd = frozenset(name for name, state in states.items() if is_clear and state != ranked[0])
    return Line(
        root,
        schema,
        {name: called[state] for name, state in states.items()},
        odd,
        {called[state]: text for state, text in words.items() if text},
    )


def _letters() -> Iterator[str]:
    """A to Z, then A1 to Z1, and so on."""
    number = 0
    while True:
        yield from (f"{chr(code)}{number or ''}" for code in range(ord("A"), ord("Z") + 1))
        number += 1


def _shown(connections: Connections, names: Sequence[str]) -> dict[str, str]:
    """Return what the environments are called: connections by their names, URLs by their databases, no two alike."""
    targets = {name: None if connections.is_file(name) else connections.resolve(name) for name in names}
    short = {name: name if one is None or one.is_named else one.dbname or one.name for name, one in targets.items()}
    twice = {text for text, count in Counter(short.values()).items() if count > 1}
    return {
        name: one.address if one is not None and not one.is_named and short[name] in twice else short[name]
        for name, one in targets.items()
    }


def line_name(line: Line) -> str:
    """Return what a line is about, without its schema."""
    inside = line.schema is not None and len(line.id.path) > 1
    return f"{line.id.kind} {'.'.join(line.id.path[1:])}" if inside else spoken(line.id)
