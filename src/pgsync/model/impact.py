"""What a step meets on its target at this moment: how large a relation is, who uses it, who would make it wait."""

from pgsync.model.identity import ObjectId
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """One relation that a plan touches.

    bytes: indexes, TOAST and partitions included. rows: estimated; None when it was never analyzed.
    scans: since the statistics were reset, at `since`. last_use: of these, in UTC; None before PostgreSQL 16.
    sessions: others that hold a lock on it. locks: the modes of these, the strongest last.
    oldest: seconds that the longest of their transactions has been open, by `oldest_by`.
    last_value: of a sequence. publications: by name. invalid_indexes: of it that nobody builds at this moment.
    """

    relation: ObjectId
    bytes: int
    rows: int | None = None
    scans: int | None = None
    last_use: str | None = None
    sessions: int = 0
    locks: tuple[str, ...] = ()
    oldest: float = 0.0
    oldest_by: str = ""
    since: str = ""
    last_value: int | None = None
    publications: tuple[str, ...] = ()
    invalid_indexes: tuple[str, ...] = ()

    @property
    def is_worth_telling(self) -> bool:
        """Whether there is anything to say: a view has neither rows nor scans."""
        return bool(self.bytes or self.rows or self.scans or self.sessions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """A transaction for which CREATE INDEX CONCURRENTLY and its like wait. who: in words. seconds: open since."""

    who: str
    seconds: float
