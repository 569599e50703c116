"""Hazards of a SQL file that somebody wrote: run on a scratch copy of its target, statement by statement."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import field, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from pgsync.app.catalogs import Database, Progress, read_one, silent
from pgsync.app.connections import Connections
from pgsync.app.filesteps import changes_in, corrected_later, left_behind, steps_of
from pgsync.app.hazards import measure
from pgsync.app.impact import Impacts, by_gravity, rates_of
from pgsync.app.policy import Policy, is_meant
from pgsync.app.rules import Mode, Rules
from pgsync.app.scratch import build_copy, needs_of, places
from pgsync.conninfo import ConnectionTarget
from pgsync.engine.diff import Change, Verb
from pgsync.errors import PgsyncError
from pgsync.kinds import BY_NAME, kinds_in
from pgsync.model.hazards import Meaning, Response, in_a_file
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.model.plan import Batch, Planned
from pgsync.model.script import Located, SqlError
from pgsync.model.sqlfile import Allowed, Piece, Place, SqlFile
from pgsync.model.statements import Hazard
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, read_session, session_default
from pgsync.server.filerun import FileRun, Tried
from pgsync.server.introspect import introspect
from pgsync.server.proving import Needs, NoScratchError, Scratch, trying
from pgsync.server.readable import readable
from pgsync.text import NotTextError, decoded

__all__ = ["Change", "Finding", "Level", "LintResult", "Linted", "Message", "Place", "Verb", "lint"]

# A file has no way back of its own, of which this could be said.
_NOT_SAID = frozenset({Hazard.IRREVERSIBLE})
_SETTINGS = ("search_path", "TimeZone")


class Level(StrEnum):
    """How grave something is, in the words of compilers."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_LEVELS = {Response.REFUSE: Level.ERROR, Response.ASK: Level.WARNING, Response.WARN: Level.INFO}


@dataclass(frozen=True, slots=True)
class Finding:
    """One hazard of a statement. evidence: what the target tells. is_allowed: a comment or an option says so."""

    hazard: Hazard
    object: ObjectId
    response: Response
    evidence: tuple[str, ...] = ()
    is_allowed: bool = False

    @property
    def level(self) -> Level:
        """How grave it is."""
        return _LEVELS[self.response]

    @property
    def meaning(self) -> Meaning:
        """What happens, and what to do instead."""
        return in_a_file(self.hazard)

    @property
    def is_open(self) -> bool:
        """Whether somebody must answer for it."""
        return not self.is_allowed and self.response in {Response.ASK, Response.REFUSE}


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong with the file, or could not be seen."""

    place: Place
    level: Level
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Linted:
    """One statement: what it locked and did (`planned`), what it changed, its hazards, the gravest first.

    planned: None where it failed or was not run.
    """

    piece: Piece
    planned: Planned | None
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    transaction: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LintResult:
    """All that is to be said of one file. place: where it was tried, in words. target: whose copy; "" for none."""

    path: Path
    place: str
    target: str
    statements: tuple[Linted, ...]
    messages: tuple[Message, ...] = ()
    impacts: Impacts = field(default_factory=Impacts)

    @property
    def has_errors(self) -> bool:
        """Whether the file itself is wrong."""
        return any(message.level == Level.ERROR for message in self.messages)

    @property
    def open(self) -> list[Finding]:
        """The hazards that somebody must answer for."""
        return [finding for one in self.statements for finding in one.findings if finding.is_open]


def lint(
    connections: Connections,
    path: Path,
    target: str | None,
    policy: Policy,
    allow: Sequence[str] = (),
    progress: Progress = silent,
) -> LintResult:
    """Run a file on a scratch copy and return what is to be said of it.

    target: whose schema is copied; None for an empty database. allow: CODE, or CODE:object, with * and ?.
    Raises PgsyncError where the file cannot be read, or where no scratch database is to be had.
    """
    file = SqlFile(_read(path))
    pieces = file.pieces()
    database = None if target is None else read_one(connections, target, progress)
    place, tried, after = _tried(connections, database, pieces, progress)
    base = tried[0].before if tried else after
    steps = [[] if one.failure or one.skipped else steps_of(one, base) for one in tried]
    impacts = Impacts()
    if database is not None and database.file is None:
        progress(f"measuring {database.name}")
        steps, impacts = _measured(connections, database, tried, steps)
    judge = _Judge(policy, allow, base, after, _environment(database))
    return LintResult(
        path=path,
        place=place,
        target="" if database is None else database.short_name,
        statements=tuple(judge.linted(one, found) for one, found in zip(tried, steps, strict=True)),
        messages=tuple(_messages(file, pieces, tried)),
        impacts=impacts,
    )


def _read(path: Path) -> str:
    try:
        return decoded(path.read_bytes()).replace("\r\n", "\n")
    except OSError as error:
        raise PgsyncError(f"could not read {path}", f"{error.strerror}.") from None
    except NotTextError as error:
        raise SqlError(Located(str(path), error.line, error.column), str(error)) from None


# --------------------------------------------------------------------------------------------------- trying it out


def _tried(
    connections: Connections, database: Database | None, pieces: Sequence[Piece], progress: Progress
) -> tuple[str, list[Tried], Catalog]:
    """Return where the file was tried, what each statement did, and the database after it."""
    settings: dict[str, str] = {}
    if database is None:
        origin, needs, identifier = ConnectionTarget("an empty database"), Needs(), ""
    elif database.file is not None:
        raise PgsyncError(f"{database.name} is a snapshot", "A file is tried on a copy of a database that is there.")
    else:
        origin, identifier = database.target, database.catalog.server.identifier
        with closing(connections.open(origin)) as conn:
            needs = needs_of(conn, database.catalog)
            settings = {name: session_default(conn, name) for name in _SETTINGS}
    reasons: list[str] = []
    statements = [piece for piece in pieces if not piece.is_for_psql and not piece.problem]
    for place in places(connections, origin, needs, reasons, identifier):
        progress("preparing a scratch database")
        try:
            with trying("the scratch server failed"), place as scratch:
                return scratch.words, *_run(scratch, database, statements, settings, progress)
        except NoScratchError as error:
            reasons.append(error.message)
    raise PgsyncError(
        "there is no scratch database to try the file on",
        "; ".join(dict.fromkeys(reasons)) + ".",
        "Name a server under [scratch] in pgsync.toml: pgsync help lint.",
    )


def _run(
    scratch: Scratch,
    database: Database | None,
    statements: Sequence[Piece],
    settings: dict[str, str],
    progress: Progress,
) -> tuple[list[Tried], Catalog]:
    def look(conn: Connection) -> Catalog:
        return introspect(conn, kinds_in(frozenset()))

    if database is not None:
        progress(f"building a copy of {database.name}")
        with closing(scratch.open()) as conn:
            read_session(conn)
            empty = look(conn)
        build_copy(scratch, empty, database.catalog, Rules(Mode.DEFAULT, with_known=True))
    with closing(FileRun(scratch, look, settings)) as run:
        progress(f"trying {len(statements):,} statements")
        return list(run.run(statements)), run.catalog


def _measured(
    connections: Connections, database: Database, tried: Sequence[Tried], steps: Sequence[Sequence[Planned]]
) -> tuple[list[list[Planned]], Impacts]:
    """Return the same steps with what the target tells of their hazards, and of the relations that they touch."""
    with closing(connections.open(database.target)) as conn, readable(database.name):
        read_session(conn)
        measured = measure(conn, list(_batches(tried, steps)), database.catalog)
    every = iter([planned for batch in measured.batches for planned in batch.statements])
    told = [[next(every) for _ in found] for found in steps]
    merged = [
        [replace(new, evidence=(*old.evidence, *new.evidence)) for old, new in zip(before, after, strict=True)]
        for before, after in zip(steps, told, strict=True)
    ]
    return merged, Impacts(measured.relations, measured.waiters, rates_of(connections, database))


def _batches(tried: Sequence[Tried], steps: Sequence[Sequence[Planned]]) -> Iterator[Batch]:
    """Yield the steps of each transaction."""
    last, collected = 0, list[Planned]()
    for one, found in zip(tried, steps, strict=True):
        if one.transaction != last and collected:
            yield Batch(tuple(collected))
            collected = []
        last = one.transaction
        collected += found
    if collected:
        yield Batch(tuple(collected))


def _environment(database: Database | None) -> ConnectionTarget:
    """Return for whom hazards are judged: a file without a target is taken for one that goes to production."""
    return ConnectionTarget("", environment="prod") if database is None else database.target


# --------------------------------------------------------------------------------------------------------- judging


class _Judge:
    """Says how grave each hazard is, and whether it is allowed."""

    def __init__(
        self, policy: Policy, allow: Sequence[str], base: Catalog, after: Catalog, target: ConnectionTarget
    ) -> None:
        self._policy = policy
        self._allow = allow
        self._target = target
        self._left = left_behind(base, after) if base is not after else frozenset()

    def linted(self, tried: Tried, steps: Sequence[Planned]) -> Linted:
        if not steps:
            return Linted(tried.piece, None, transaction=tried.transaction)
        found: dict[tuple[Hazard, ObjectId], Finding] = {}
        for planned in steps:
            for hazard in planned.statement.hazards - _NOT_SAID:
                if corrected_later(hazard, planned.object, self._left):
                    continue
                finding = self._finding(tried.piece, planned, hazard)
                key = hazard, finding.object
                if key in found:
                    evidence = tuple(dict.fromkeys((*found[key].evidence, *finding.evidence)))
                    finding = replace(found[key], evidence=evidence)
                if finding.response is not Response.ALLOW:
                    found[key] = finding
        order = by_gravity(frozenset(hazard for hazard, _ in found))
        findings = sorted(found.values(), key=lambda finding: order.index(finding.hazard))
        hazards = frozenset(finding.hazard for finding in findings)
        planned = replace(steps[0], statement=replace(steps[0].statement, hazards=hazards))
        return Linted(tried.piece, planned, tuple(changes_in(tried)), tuple(findings), tried.transaction)

    def _finding(self, piece: Piece, planned: Planned, hazard: Hazard) -> Finding:
        patterns = [*self._allow, *(pattern for allowed in piece.allowed for pattern in allowed.patterns)]
        evidence = tuple(found.text for found in planned.evidence if found.hazard is hazard)
        response = self._policy.response(planned, hazard, self._target)
        is_allowed = any(is_meant(pattern, hazard, planned) for pattern in patterns)
        return Finding(hazard, planned.object, response, evidence, is_allowed)


# -------------------------------------------------------------------------------------------------------- messages


def _messages(file: SqlFile, pieces: Iterable[Piece], tried: Sequence[Tried]) -> Iterator[Message]:
    """Yield what is wrong with the file, in its order."""
    results = {one.piece.start: one for one in tried}
    for piece in pieces:
        for allowed in piece.allowed:
            yield from _wrong_codes(allowed)
        if piece.is_for_psql and not piece.is_of_a_dump:
            yield Message(piece.place, Level.WARNING, f"{piece.text.split()[0]} is for psql: left out")
        if piece.problem:
            yield Message(piece.place, Level.ERROR, piece.problem)
        one = results.get(piece.start)
        if one is not None and one.skipped:
            yield Message(piece.place, Level.INFO, f"not tried: {one.skipped}")
        if one is not None and one.failure is not None:
            place, failure = file.place(piece.start + one.failure.offset), one.failure
            if failure.is_of_copy:
                text = f"could not be tried on a copy without rows and files: {failure.message}"
                yield Message(place, Level.WARNING, text)
            else:
                yield Message(place, Level.ERROR, failure.message, failure.hint or "")


def _wrong_codes(allowed: Allowed) -> Iterator[Message]:
    for pattern in allowed.patterns:
        code = pattern.partition(":")[0]
        if not any(fnmatchcase(hazard, code) for hazard in Hazard):
            close = difflib.get_close_matches(code, list(Hazard), n=1)
            hint = f'Did you mean "{close[0]}"?' if close else 'All of them: "pgsync help hazards".'
            yield Message(allowed.place, Level.ERROR, f'there is no hazard "{code}"', hint)


def whole_changes(changes: Sequence[Change]) -> list[Change]:
    """Return the changes without those of parts of what is created or dropped as a whole."""
    ids = {change.id for change in changes if change.verb is not Verb.ALTER}

    def is_part(change: Change) -> bool:
        item = change.desired if change.desired is not None else change.current
        if item is None or (BY_NAME[item.id.kind].satellite and change.verb is not Verb.ALTER):
            return item is not None and _subject(change.id) in ids
        return change.verb is not Verb.ALTER and item.parent is not None and item.parent in ids

    return [change for change in changes if not is_part(change)]


def _subject(id_: ObjectId) -> ObjectId:
    return ObjectId(id_.path[0], id_.path[1:])
