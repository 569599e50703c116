"""A plan: the statements that lead from one catalog to the other, in order, in transactions."""

from pgsync.model.identity import ObjectId
from pgsync.model.naming import Rename
from pgsync.model.objects import Catalog, Server
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """One link of the chain that tells why a step is there; the last one is a difference of the two databases.

    does: what happens to the object: create, drop or alter, as it differs by itself; follow: it has other columns,
    as what it uses changes; rebuild or convert: it is the same on both sides and steps aside.
    fields: in what it differs. words: both values, for people.
    """

    object: ObjectId
    does: str
    fields: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the target tells about one hazard of a step: numbers in a sentence.

    weight: +1 where that makes it graver (rows that contradict it), -1 milder (a small table), 0 neither.
    is_derived: the step has the hazard only because of what the target tells.
    """

    hazard: Hazard
    text: str
    weight: int = 0
    is_derived: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A statement with what it is for.

    `action` is create, alter, drop or rename; `reason` the object because of which this one, unchanged itself, is
    rebuilt; `because` the whole chain, from the step's own object to the difference that began it, none of a rename.
    `evidence` was asked of the target last.
    """

    statement: Statement
    action: str
    object: ObjectId
    reason: ObjectId | None = None
    because: tuple[Cause, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Statements that are committed together; one alone, without a transaction, when not `transactional`."""

    statements: tuple[Planned, ...]
    transactional: bool = True


@dataclass(frozen=True)
class Plan:
    """What to run on the server of `current` so that it looks like `desired`.

    `manual` lists what pgsync cannot do itself, as sentences. `expected` is the catalog after the plan: `desired`
    for a whole comparison, a mixture of both sides for a selection; the rollback is planned back from it.
    `renames` are what it begins with, those found by themselves included.
    """

    current: Catalog
    expected: Catalog
    source: Server
    batches: tuple[Batch, ...]
    manual: tuple[str, ...] = ()
    renames: tuple[Rename, ...] = ()

    @property
    def statements(self) -> list[Planned]:
        """All statements in order."""
        return [planned for batch in self.batches for planned in batch.statements]

    @property
    def target(self) -> Server:
        """The server that the statements are for."""
        return self.current.server

    @property
    def hazards(self) -> frozenset[Hazard]:
        """All hazards of all statements."""
        return frozenset(h for planned in self.statements for h in planned.statement.hazards)

    @property
    def lock(self) -> Lock:
        """The strongest lock of all statements."""
        return max((planned.statement.lock for planned in self.statements), default=Lock.NONE)

    @property
    def kept(self) -> dict[ObjectId, str]:
        """Return the dropped objects whose rows are kept, each with its table of the trash."""
        return {p.object: p.statement.kept_as for p in self.statements if p.statement.kept_as}
