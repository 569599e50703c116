"""How much of what differs counts: modes, aspects that can be left out, notes on what is only reported."""

from enum import StrEnum

from pgsync.model.identity import ObjectId
from pgsync.model.statements import Hazard
from pgsync.plain import dataclass


class Mode(StrEnum):
    """How much counts as a difference."""

    STRICT = "strict"
    DEFAULT = "default"
    LENIENT = "lenient"


class Aspect(StrEnum):
    """A side of many kinds of objects that can be left out as a whole, whatever the mode."""

    OWNERS = "owners"
    PRIVILEGES = "privileges"
    COMMENTS = "comments"
    SECURITY_LABELS = "security-labels"
    STORAGE = "storage"
    COLUMN_ORDER = "column-order"
    TABLESPACES = "tablespaces"
    EXTENSION_VERSIONS = "extension-versions"


LENIENT = frozenset(Aspect) - {Aspect.STORAGE}
"""What lenient mode leaves out as a whole; of storage each kind says itself which fields do not count."""


def left_out_by(mode: Mode) -> frozenset[Aspect]:
    """Return the aspects that a mode leaves out by itself."""
    return LENIENT if mode is Mode.LENIENT else frozenset()


@dataclass(frozen=True, slots=True)
class Note:
    """Something that differs and is only reported: no difference, and no statement for it.

    what: the property, in words. current, desired: its two values; None where there is nothing to tell.
    hazard: the code under which `pgsync help hazards` tells more.
    """

    id: ObjectId
    what: str
    current: str | None = None
    desired: str | None = None
    aspect: Aspect | None = None
    hazard: Hazard | None = None
