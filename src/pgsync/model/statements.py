"""Statements and what they do to a busy database: locks and hazards."""

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from pgsync.model.identity import ObjectId


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


class Hazard(StrEnum):
    """Codes of SAFETY 2.2 that a statement can carry."""

    DATA_DROP_TABLE = "DATA_DROP_TABLE"
    DATA_DROP_COLUMN = "DATA_DROP_COLUMN"
    DATA_DROP_SEQUENCE = "DATA_DROP_SEQUENCE"
    DATA_DROP_SCHEMA = "DATA_DROP_SCHEMA"
    DATA_TRUNCATING_CAST = "DATA_TRUNCATING_CAST"
    DATA_ENUM_REMOVE = "DATA_ENUM_REMOVE"
    DATA_UNLOGGED = "DATA_UNLOGGED"
    DATA_GENERATED_REPLACED = "DATA_GENERATED_REPLACED"
    REWRITE_TABLE = "REWRITE_TABLE"
    LOCK_AX_SCAN = "LOCK_AX_SCAN"
    LOCK_AX_BUILD = "LOCK_AX_BUILD"
    LOCK_WRITES = "LOCK_WRITES"
    LOCK_DOMAIN = "LOCK_DOMAIN"
    LOCK_FK_PARTNER = "LOCK_FK_PARTNER"
    LOCK_SEQUENCE = "LOCK_SEQUENCE"
    INDEX_DROPPED = "INDEX_DROPPED"
    INDEX_UNIQUE_DROPPED = "INDEX_UNIQUE_DROPPED"
    APP_NOT_NULL = "APP_NOT_NULL"
    APP_CHECK_TIGHTER = "APP_CHECK_TIGHTER"
    APP_TZ_CONVERSION = "APP_TZ_CONVERSION"
    CORR_MAY_FAIL = "CORR_MAY_FAIL"
    DEP_SIGNATURE = "DEP_SIGNATURE"
    DEP_EXTENSION = "DEP_EXTENSION"
    DEP_RENAME = "DEP_RENAME"
    SEC_RLS_OFF = "SEC_RLS_OFF"
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
    PERF_SETTINGS = "PERF_SETTINGS"
    NON_TRANSACTIONAL = "NON_TRANSACTIONAL"

    @property
    def is_destructive(self) -> bool:
        """Whether data can be lost: never covered by --yes."""
        return self.startswith("DATA_")

    @property
    def is_about_rows(self) -> bool:
        """Whether it vanishes for a relation without rows of its own."""
        return self.startswith(("DATA_", "LOCK_AX_", "REWRITE_", "CORR_"))

    @property
    def is_moot_for_new_relation(self) -> bool:
        """Whether it vanishes for a relation that the same plan creates: nobody uses it, nothing is in it."""
        return self.startswith(("DATA_", "LOCK_", "REWRITE_", "INDEX_", "APP_", "CORR_", "PERF_"))


@dataclass(frozen=True, slots=True)
class Effect:
    """What the catalogs show of a statement that was done: an index or a partition is there, or it is not."""

    id: ObjectId
    is_there: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """Exactly one SQL statement, without its semicolon.

    `lock` is the strongest lock on a relation that existed before, and `relations` those it is taken on; unknown
    means ACCESS EXCLUSIVE. `commit_before_use`: what it makes cannot be used in the same transaction.
    `also_creates`: what it makes beside the object it is for, helpers of a recipe for instance.
    `effect`: of a statement outside of transactions; `repeatable`: doing it twice is the same as once.
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

    def on_new(self) -> "Statement":
        """Return the statement as it is for a relation that the same plan creates."""
        kept = frozenset(h for h in self.hazards if not h.is_moot_for_new_relation)
        return replace(self, lock=Lock.NONE, relations=(), work=Work.INSTANT, hazards=kept)
