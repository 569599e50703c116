"""Names of what a recipe needs for a while: pgsync_new_1f8a02c4d7, recognizable when something interrupts it."""

import hashlib
import itertools
from collections.abc import Iterable

from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog

_PREFIX = "pgsync_"
_DIGITS = 10


def temporary_name(word: str, id_: ObjectId, context: Context) -> str:
    """Return the name of a helper of one object: always the same, and of nothing that is there."""
    stem = f"{_PREFIX}{word}_{hashlib.sha256(str(id_).encode()).hexdigest()[:_DIGITS]}"
    names = (stem if number == 1 else f"{stem}_{number}" for number in itertools.count(1))
    return next(name for name in names if not any(name in _names(c) for c in (context.current, context.desired)))


def is_helper(id_: ObjectId) -> bool:
    """Tell whether something has the name of a helper, as its comment has, or a child's share of it."""
    return id_.path[-1].startswith(_PREFIX)


def _names(catalog: Catalog) -> Iterable[str]:
    return (id_.path[-1] for id_ in catalog.objects if id_.path[-1].startswith(_PREFIX))
