"""Recipes: one change as several transactions that nobody has to wait for (SAFETY 1.4, 1.5)."""

from pgsync.model.statements import Statement
from pgsync.plain import dataclass

Segment = tuple[Statement, ...]
"""Statements of one transaction; one alone where it may not be in any."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a step is done while the relation is in use.

    before: ahead of everything with which it belongs together. within: in the transaction of all that, in the place of
    the plain form. after: when that is committed. is_late: after everything else in the plan, as far as possible.
    """

    within: Segment = ()
    before: tuple[Segment, ...] = ()
    after: tuple[Segment, ...] = ()
    is_late: bool = False

    def then(self, other: "Recipe") -> "Recipe":
        """Return both, part by part."""
        return Recipe(
            (*self.within, *other.within),
            (*self.before, *other.before),
            (*self.after, *other.after),
            self.is_late or other.is_late,
        )
