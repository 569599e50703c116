"""The proof of a plan: built, run, taken back and run again on a scratch copy of its target, before it is shown."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import field, replace

from pgsync.app.catalogs import OF_THE_DATABASE, Progress
from pgsync.app.connections import Connections
from pgsync.app.outcome import differences, listed
from pgsync.app.rules import EVERYTHING, Mode, Rules
from pgsync.app.scratch import SHARED, build_copy, needs_of, needs_of_file, places, roles_in
from pgsync.conninfo import ConnectionTarget
from pgsync.engine.diff import Change
from pgsync.engine.plan import left_to_the_user, make_plan
from pgsync.engine.rename import renamed
from pgsync.errors import PgsyncError
from pgsync.kinds import BY_NAME, kinds_in
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog
from pgsync.model.plan import Batch
from pgsync.model.proof import WAY_BACK, Proof, Verdict
from pgsync.model.spoken import spoken
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, read_session
from pgsync.server.introspect import introspect
from pgsync.server.proving import (
    NoScratchError,
    Scratch,
    StepFailed,
    trying,
)

__all__ = ["Proof", "Trial", "Verdict", "prove"]

_NAMED = 3  # objects that are named where something is left out
_NOT_ON_COPY = "not on the copy, or not the same"
_INSTALLED = frozenset(kind.name for kind in BY_NAME.values() if kind.installed)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What is to be proven.

    catalog: the target as it is. expected: as the plan leaves it. batches, rollback: both ways; rollback is None
    when the way back could not be planned. rules: what counts. renames: what the plan begins with.
    ours: what counts although it is of a sort that is not compared, because the plan makes it.
    """

    target: ConnectionTarget
    catalog: Catalog
    expected: Catalog
    batches: Sequence[Batch]
    rollback: Sequence[Batch] | None
    rules: Rules = EVERYTHING
    renames: tuple[Rename, ...] = ()
    ours: frozenset[ObjectId] = frozenset()

    @property
    def whole(self) -> Rules:
        """What counts where the copy is built: what is not compared is there too."""
        mode = Mode.DEFAULT if self.rules.mode is Mode.LENIENT else self.rules.mode
        return Rules(mode, with_known=True)

    @property
    def under_new_names(self) -> Catalog:
        """The target under the names that the plan gives."""
        return renamed(self.catalog, Naming({one.id: one.name for one in self.renames}), BY_NAME)

    @property
    def shared(self) -> list[ObjectId]:
        """The objects of the whole server that the plan changes."""
        steps = (planned.object for batch in self.batches for planned in batch.statements)
        return list(dict.fromkeys(id_ for id_ in steps if id_.kind in SHARED))


def prove(connections: Connections, conn: Connection | None, trial: Trial, progress: Progress) -> Proof:
    """Return what is known of a plan after it was tried out; never raises for want of a server.

    conn: a session on the target, to ask for the names that a copy of it uses; None for a target that is no database.
    """
    sides = (trial.catalog, trial.expected)
    needs = needs_of_file(*sides) if conn is None else needs_of(conn, *sides)
    assumed = roles_in(trial.expected) - roles_in(trial.catalog) - {needs.role} if conn is None else set()
    reasons: list[str] = []
    identifier = trial.catalog.server.identifier
    for place in places(connections, trial.target, needs, reasons, identifier, trial.shared, is_file=conn is None):
        progress("proof: preparing a scratch database")
        try:
            with trying("the scratch server failed"), place as scratch:
                return _Attempt(scratch, trial, progress, assumed=tuple(sorted(assumed))).run()
        except PgsyncError as error:
            reasons.append(error.message)
    return Proof(verdict=Verdict.UNPROVEN, reason="; ".join(dict.fromkeys(reasons)))


def _rows_of(catalog: Catalog) -> str:
    """Return which rows a copy has."""
    tables = {item.parent for item in catalog.objects.values() if item.id.kind == "row"}
    if not tables:
        return "without rows"
    return f"with no rows but those of {len(tables):,} table{'' if len(tables) == 1 else 's'}"


class _DisprovedError(PgsyncError):
    """The plan or its rollback failed on the copy, or does not lead where it should."""


@dataclass(slots=True)
class _Attempt:
    """One proof on one scratch database.

    tolerated: what may be otherwise there, and why. left_out: what is. assumed: roles that nobody knows to be there.
    """

    scratch: Scratch
    trial: Trial
    progress: Progress
    tolerated: dict[ObjectId, str] = field(default_factory=dict)
    left_out: dict[ObjectId, str] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    step: int = 0
    is_back: bool = False
    assumed: tuple[str, ...] = ()

    def run(self) -> Proof:
        """Go there, back and there again; raises PgsyncError where that proves nothing."""
        try:
            self._there_and_back()
        except _DisprovedError as error:
            return self._proof(Verdict.DISPROVED, error.message, error.detail or "")
        return self._proof(Verdict.PROVED)

    def _there_and_back(self) -> None:
        trial = self.trial
        copy = self._copied()
        sides, rules = (trial.under_new_names, trial.expected), trial.rules
        for id_ in left_to_the_user(*sides, BY_NAME, rules.mode, rules.without):
            self.tolerated.setdefault(id_, "left to be done by hand")
        self._go(trial.batches, trial.expected, rules, "running the plan on the copy")
        self.shown += [f"every step runs on a copy {_rows_of(trial.catalog)}", "the copy then looks as planned"]
        if trial.rollback is None:
            return
        self.is_back = True
        everything = replace(rules, partitions=(), with_known=True)
        self._go(trial.rollback, copy, everything, "taking it back on the copy")
        self.is_back = False
        self.shown.append(WAY_BACK)
        self._go(trial.batches, trial.expected, rules, "running the plan once more")
        self.shown.append("after it, the plan leads there again")

    def _copied(self) -> Catalog:
        """Build the structure of the target in the empty database; raises NoScratchError with what cannot be built."""
        trial, rules = self.trial, self.trial.whole
        self.progress(f"proof: building a copy of {trial.target.name}")
        missing = build_copy(self.scratch, self._read(), trial.catalog, rules)
        self.tolerated |= dict.fromkeys(missing, _NOT_ON_COPY)
        copy = self._read()
        for id_ in trial.catalog.objects.keys() - copy.objects.keys():
            if not BY_NAME[id_.kind].satellite:
                self.tolerated.setdefault(id_, _NOT_ON_COPY)
        if found := self._left(copy, trial.catalog, rules):
            raise NoScratchError(f"the copy would not be like {trial.target.name}: {listed(found[:_NAMED]).strip()}")
        return copy

    def _go(self, batches: Iterable[Batch], wanted: Catalog, rules: Rules, words: str) -> None:
        """Run one way and look where it leads."""
        self.progress(f"proof: {words}")
        try:
            self.scratch.run(batches)
        except StepFailed as error:
            where = "rollback step" if self.is_back else "step"
            if error.is_foreign or self._is_outside(error.planned.object):
                raise NoScratchError(f"{where} {error.step} cannot be tried here: {error.message}") from None
            self.step = error.step
            raise _DisprovedError(f"{where} {error.step} fails: {error.message}", error.detail) from None
        found = self._left(self._read(), wanted, rules)
        if found:
            what = "the rollback does not lead back" if self.is_back else "the plan does not lead where it should"
            raise _DisprovedError(what, f"On the scratch copy it would still change:\n{listed(found)}")

    def _is_outside(self, id_: ObjectId) -> bool:
        """Tell whether a step for this object proves nothing here: it, or what it is a part of, is not on the copy."""
        line = {id_, *self.trial.catalog.ancestors(id_), *self.trial.expected.ancestors(id_)}
        return id_.kind in _INSTALLED or bool(line & self.tolerated.keys())

    def _left(self, found: Catalog, wanted: Catalog, rules: Rules) -> list[Change]:
        """Return in what a database is not as wanted, but for what need not be so on a scratch server."""
        unexpected = []
        wanted = replace(wanted, server=found.server)
        for change in differences(found, wanted, rules, self.trial.ours):
            line = (change.id, *found.ancestors(change.id), *wanted.ancestors(change.id))
            outside = next((id_ for id_ in line if id_ in self.tolerated), None)
            if outside is None:
                unexpected.append(change)
            else:
                self.left_out[outside] = self.tolerated[outside]
        if unexpected and not make_plan(found, wanted, BY_NAME, rules.mode, rules.without).statements:
            self.left_out |= dict.fromkeys(
                (change.id for change in unexpected), "still different, as no statement changes it"
            )
            return []
        return unexpected

    def _read(self) -> Catalog:
        left_out = OF_THE_DATABASE - {id_.kind for id_ in self.trial.catalog.objects}
        with closing(self.scratch.open()) as conn:
            read_session(conn)
            return introspect(conn, kinds_in(self.trial.catalog.scopes)).without_kinds(left_out)

    def _proof(self, verdict: Verdict, reason: str = "", detail: str = "") -> Proof:
        return Proof(
            verdict=verdict,
            place=self.scratch.words,
            shown=tuple(self.shown),
            left_out=tuple(self._not_shown()),
            reason=reason,
            detail=detail,
            step=self.step,
            of_rollback=self.is_back,
        )

    def _not_shown(self) -> Iterator[str]:
        """Return what even a proof leaves open."""
        trial = self.trial
        steps = [planned for batch in trial.batches for planned in batch.statements]
        if any("CORR_MAY_FAIL" in planned.statement.hazards for planned in steps):
            yield f"whether the rows in {trial.target.name} fit the new rules"
        if self.assumed:
            is_one = len(self.assumed) == 1
            yield f"whether {trial.target.name} has the role{'' if is_one else 's'} {', '.join(self.assumed)}"
        if self.scratch.is_own and any(id_.kind == "event trigger" for id_ in trial.catalog.objects):
            yield f"what the event triggers of {trial.target.name} do"
        for why in dict.fromkeys(self.left_out.values()):
            names = [spoken(id_) for id_, reason in self.left_out.items() if reason == why]
            more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
            yield f"{', '.join(names[:_NAMED])}{more}: {why}"
