"""Statements and what they do to a busy database: locks and hazards."""

from collections.abc import Container
from enum import IntEnum, StrEnum

from pgsync.model.identity import ObjectId
from pgsync.plain import dataclass, replace


class Lock(IntEnum):
    """Table-level lock modes, weakest first (PostgreSQL docs 13.3.1)."""

    NONE = 0
    ACCESS_SHARE = 1
    ROW_SHARE = 2
    ROW_EXCLUSIVE = 3
    SHARE_UPDATE_EXCLUSIVE = 4
    SHARE = 5
    SHARE_ROW_EXCLUSIVE = 6
    EXCLUSIVE = 7
    ACCESS_EXCLUSIVE = 8

    def __str__(self) -> str:
        """Return the mode as PostgreSQL writes it, "none" for no lock on anything that existed before."""
        return "none" if self is Lock.NONE else self.name.replace("_", " ")

    @property
    def blocks_reads(self) -> bool:
        """Whether SELECT waits."""
        return self is Lock.ACCESS_EXCLUSIVE

    @property
    def blocks_writes(self) -> bool:
        """Whether INSERT, UPDATE and DELETE wait."""
        return self >= Lock.SHARE


class Work(StrEnum):
    """What a statement does while it holds its lock (SAFETY 1)."""

    INSTANT = "instant"
    SCAN = "scan"
    BUILD = "index build"
    REWRITE = "rewrite"


class Reach(IntEnum):
    """How far a statement goes beyond the relations that it names."""

    OWN = 0
    PARTITIONS = 1
    HEIRS = 2  # partitions, and tables that inherit


class Hazard(StrEnum):
    """Codes of SAFETY 2.2; model.hazards tells what they mean."""

    DATA_DROP_TABLE = "DATA_DROP_TABLE"
    DATA_DROP_COLUMN = "DATA_DROP_COLUMN"
    DATA_TRUNCATING_CAST = "DATA_TRUNCATING_CAST"
    DATA_DROP_SEQUENCE = "DATA_DROP_SEQUENCE"
    DATA_ENUM_REMOVE = "DATA_ENUM_REMOVE"
    DATA_DROP_SCHEMA = "DATA_DROP_SCHEMA"
    DATA_DELETE_ROWS = "DATA_DELETE_ROWS"
    DATA_DELETE_CASCADES = "DATA_DELETE_CASCADES"
    DATA_UPDATE_ROWS = "DATA_UPDATE_ROWS"
    DATA_UNLOGGED = "DATA_UNLOGGED"
    DATA_GENERATED_REPLACED = "DATA_GENERATED_REPLACED"
    DATA_DEFAULT_BACKFILL_MISSING = "DATA_DEFAULT_BACKFILL_MISSING"
    LOCK_AX = "LOCK_AX"
    LOCK_AX_SCAN = "LOCK_AX_SCAN"
    LOCK_AX_BUILD = "LOCK_AX_BUILD"
    LOCK_WRITES = "LOCK_WRITES"
    LOCK_FK_PARTNER = "LOCK_FK_PARTNER"
    LOCK_MANY = "LOCK_MANY"
    LOCK_DOMAIN = "LOCK_DOMAIN"
    LOCK_SEQUENCE = "LOCK_SEQUENCE"
    REWRITE_TABLE = "REWRITE_TABLE"
    REWRITE_NOT_MVCC = "REWRITE_NOT_MVCC"
    INDEX_REBUILD = "INDEX_REBUILD"
    INDEX_BUILD_LONG = "INDEX_BUILD_LONG"
    INDEX_DROPPED = "INDEX_DROPPED"
    INDEX_UNIQUE_DROPPED = "INDEX_UNIQUE_DROPPED"
    INDEX_INVALID_FOUND = "INDEX_INVALID_FOUND"
    PERF_STATS_LOST = "PERF_STATS_LOST"
    PERF_FK_NO_INDEX = "PERF_FK_NO_INDEX"
    PERF_SETTINGS = "PERF_SETTINGS"
    DEP_BREAK_VIEW = "DEP_BREAK_VIEW"
    DEP_UNTRACKED = "DEP_UNTRACKED"
    DEP_RENAME = "DEP_RENAME"
    DEP_SIGNATURE = "DEP_SIGNATURE"
    DEP_OVERLOAD = "DEP_OVERLOAD"
    DEP_CASCADE = "DEP_CASCADE"
    DEP_EXTENSION = "DEP_EXTENSION"
    DEP_OTHER_SCHEMA = "DEP_OTHER_SCHEMA"
    APP_NOT_NULL = "APP_NOT_NULL"
    APP_CHECK_TIGHTER = "APP_CHECK_TIGHTER"
    APP_JSON_TYPE = "APP_JSON_TYPE"
    APP_INT_PK = "APP_INT_PK"
    APP_TZ_CONVERSION = "APP_TZ_CONVERSION"
    APP_TRIGGERS_FIRE = "APP_TRIGGERS_FIRE"
    CORR_MAY_FAIL = "CORR_MAY_FAIL"
    CORR_NOT_VALID_LEFT = "CORR_NOT_VALID_LEFT"
    CORR_DUP_NULL = "CORR_DUP_NULL"
    CORR_SEQ_BEHIND = "CORR_SEQ_BEHIND"
    CORR_COLLATION_VERSION = "CORR_COLLATION_VERSION"
    CORR_COLUMN_ORDER = "CORR_COLUMN_ORDER"
    SEC_RLS_OFF = "SEC_RLS_OFF"
    SEC_RLS_ON_NO_POLICY = "SEC_RLS_ON_NO_POLICY"
    SEC_POLICY_CHANGE = "SEC_POLICY_CHANGE"
    SEC_GRANT_WIDER = "SEC_GRANT_WIDER"
    SEC_GRANT_LOST = "SEC_GRANT_LOST"
    SEC_OWNER = "SEC_OWNER"
    SEC_DEFINER = "SEC_DEFINER"
    SEC_VIEW_BARRIER = "SEC_VIEW_BARRIER"
    SEC_LANG_UNTRUSTED = "SEC_LANG_UNTRUSTED"
    SEC_EVENT_TRIGGER = "SEC_EVENT_TRIGGER"
    SEC_SECRET_IN_DDL = "SEC_SECRET_IN_DDL"  # noqa: S105 - a hazard's code
    SEC_TRIGGER_STATE = "SEC_TRIGGER_STATE"
    REPL_IDENTITY = "REPL_IDENTITY"
    REPL_PUBLICATION = "REPL_PUBLICATION"
    REPL_SUBSCRIBER_DDL = "REPL_SUBSCRIBER_DDL"
    REPL_STANDBY = "REPL_STANDBY"
    IRREVERSIBLE = "IRREVERSIBLE"
    NON_TRANSACTIONAL = "NON_TRANSACTIONAL"

    @property
    def is_destructive(self) -> bool:
        """Whether data can be lost: never covered by --yes."""
        return self.startswith("DATA_") and self not in {
            Hazard.DATA_DEFAULT_BACKFILL_MISSING,
            Hazard.DATA_UPDATE_ROWS,
        }

    @property
    def is_taken_back(self) -> bool:
        """Whether a rollback brings back what is lost: the rows are in the plan."""
        return self in {Hazard.DATA_DELETE_ROWS, Hazard.DATA_UPDATE_ROWS}

    @property
    def is_about_rows(self) -> bool:
        """Whether it vanishes for a relation without rows of its own."""
        return self.startswith(("DATA_", "LOCK_AX_", "REWRITE_", "CORR_"))

    @property
    def is_moot_for_new_relation(self) -> bool:
        """Whether it vanishes for a relation that the same plan creates: nobody uses it, nothing is in it."""
        return self.startswith(("DATA_", "LOCK_", "REWRITE_", "INDEX_", "APP_", "CORR_", "PERF_")) and self not in {
            Hazard.APP_INT_PK,
            Hazard.APP_JSON_TYPE,
            Hazard.PERF_FK_NO_INDEX,
        }

    @property
    def is_moot_for_rebuilt(self) -> bool:
        """Whether it vanishes for what is made again as it was, in one transaction: whoever uses it meets the same."""
        return self.startswith(("SEC_", "INDEX_DROPPED", "INDEX_UNIQUE_DROPPED", "DEP_SIGNATURE")) or self in {
            Hazard.APP_CHECK_TIGHTER,
            Hazard.CORR_DUP_NULL,
            Hazard.CORR_NOT_VALID_LEFT,
            Hazard.DEP_OVERLOAD,
            Hazard.PERF_FK_NO_INDEX,
        }


@dataclass(frozen=True, slots=True)
class Probe:
    """A question to the target's rows: one SELECT that returns a row for each that the hazard is about.

    rows: what these are, before their number: "rows with NULL in note".
    """

    hazard: Hazard
    sql: str
    rows: str


@dataclass(frozen=True, slots=True)
class Series:
    """How a statement about one row is written together with others that follow it: head item separator item.

    whole: what it is about then. probes: with the beginning of their question, each with its end.
    """

    whole: ObjectId
    head: str
    separator: str
    item: str
    probes: tuple[tuple[Probe, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What the catalogs show of a statement that was done: an index or a partition is there, or it is not."""

    id: ObjectId
    is_there: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """Exactly one SQL statement, without its semicolon.

    `lock` is the strongest lock on a relation that existed before, and `relations` those it is taken on, first the one
    whose rows are read or written; `others` are locked less. A relation stands for its indexes, its TOAST table and
    the sequences that its columns own; unknown means ACCESS EXCLUSIVE.
    `reach`: which tables that inherit from these are treated alike; they are added to them while planning.
    `commit_before_use`: what it makes cannot be used in the same transaction.
    `also_creates`: what it makes beside the object it is for, helpers of a recipe for instance.
    `effect`: of a statement outside of transactions; `repeatable`: doing it twice is the same as once.
    `probes`: what the rows say about its hazards.
    `series`: how it is put together with those after it; a plan has none left.
    `kept_as`: the table of the trash in which the object's rows are from now on; `unkept`: why they are not kept.
    """

    sql: str
    lock: Lock = Lock.NONE
    relations: tuple[ObjectId, ...] = ()
    work: Work = Work.INSTANT
    hazards: frozenset[Hazard] = frozenset()
    transactional: bool = True
    commit_before_use: bool = False
    also_creates: tuple[ObjectId, ...] = ()
    effect: Effect | None = None
    repeatable: bool = False
    others: tuple[tuple[ObjectId, Lock], ...] = ()
    reach: Reach = Reach.OWN
    probes: tuple[Probe, ...] = ()
    kept_as: str = ""
    unkept: str = ""
    series: Series | None = None

    def on_new(self, work: Work = Work.INSTANT, hazards: frozenset[Hazard] = frozenset()) -> "Statement":
        """Return the statement as it is for relations that the same plan creates.

        work, hazards: on the rows that it inserts.
        """
        kept = hazards | {h for h in self.hazards if not h.is_moot_for_new_relation}
        return replace(
            self, lock=Lock.NONE, relations=(), others=(), reach=Reach.OWN, work=work, hazards=kept, probes=()
        )

    def on(self, relations: tuple[ObjectId, ...]) -> "Statement":
        """Return the statement with all that it reaches: those that inherit from its relations, too."""
        return self if self.reach is Reach.OWN else replace(self, relations=relations, reach=Reach.OWN)

    def without(
        self,
        relations: tuple[ObjectId, ...],
        new: Container[ObjectId],
        filled: Container[ObjectId] = (),
        brought: Container[ObjectId] = (),
        gathered: Container[ObjectId] = (),
    ) -> "Statement":
        """Return the statement on all relations that it reaches, as it is when the same plan creates some of them.

        filled: those of them that get rows in it which were there before. brought: those that get a few new ones.
        gathered: those that are made with rows of others, of which nobody knows whether they keep to a rule.
        """
        if not relations and not self.others:
            return self
        locked = dict.fromkeys(relations, self.lock) | dict(self.others)
        if not any(relation in new for relation in locked):
            return self.on(relations)
        left = {relation: lock for relation, lock in locked.items() if relation not in new}
        is_gathered = self.relations[0] in gathered
        work = self.work if self.relations[0] in brought else Work.INSTANT
        if not left:
            return self.on_new(work, self.hazards & {Hazard.CORR_MAY_FAIL} if is_gathered else frozenset())
        lock = max(left.values())
        changed = self
        if self.relations[0] in new and self.relations[0] not in filled:  # the one whose rows count: it has none
            hazards = {h for h in self.hazards if not h.is_moot_for_new_relation or h is Hazard.LOCK_FK_PARTNER}
            changed = replace(self, work=work, hazards=frozenset(hazards), probes=())
        return replace(
            changed,
            lock=lock,
            reach=Reach.OWN,
            relations=tuple(relation for relation in left if left[relation] is lock),
            others=tuple((relation, less) for relation, less in left.items() if less is not lock),
        )
