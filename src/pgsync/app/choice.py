"""What is wanted of a comparison: what is looked at, what counts, what is called otherwise."""

from dataclasses import field

from pgsync.app.names import NO_NAMES, Names
from pgsync.app.rules import EVERYTHING, Rules
from pgsync.engine.select import Selection
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A comparison's options.

    selection: which objects. rules: what counts as a difference. names: what is called otherwise on the two sides.
    scopes: what is compared beyond what every comparison does: roles, large objects.
    """

    selection: Selection = field(default_factory=Selection)
    rules: Rules = EVERYTHING
    names: Names = NO_NAMES
    scopes: frozenset[str] = frozenset()


ALL = Choice()
