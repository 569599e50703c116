"""Choosing between plain and online forms: by the sizes of what is in the target."""

from collections.abc import Iterable, Mapping
from typing import Literal

from pgsync.app.impact import relations_of
from pgsync.model.facts import Facts
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.model.plan import Planned
from pgsync.plain import dataclass
from pgsync.server.explore import Size

_LARGE = 10 << 20


@dataclass(frozen=True, slots=True)
class Online:
    """Whether changes must not block: True, False, or "auto" for the tables that take `size` bytes or more."""

    forms: bool | Literal["auto"] = "auto"
    size: int = _LARGE

    @property
    def needs_sizes(self) -> bool:
        """Whether the tables have to be measured."""
        return self.forms == "auto" and self.size > 0

    @property
    def threshold(self) -> int:
        """The size from which on a table is large, as plan files keep it."""
        return self.size if self.forms == "auto" else 0

    def facts(self, catalog: Catalog, sizes: Mapping[ObjectId, Size]) -> Facts | None:
        """Return what planning must know of the target; None for plain forms."""
        if self.forms is False:
            return None
        return facts_of(catalog, sizes, self.threshold)


PLAIN = Online(forms=False)


def facts_of(catalog: Catalog, sizes: Mapping[ObjectId, Size], threshold: int) -> Facts:
    """Return which relations take `threshold` bytes or more, with their partitions and all who inherit from them."""
    if not threshold:
        return Facts()
    children: dict[ObjectId, list[ObjectId]] = {}
    for item in catalog.objects.values():
        if item.id.kind in {"partition", "inheritance"} and item.parent is not None:
            children.setdefault(item.spec.parent, []).append(item.parent)

    def total(relation: ObjectId) -> int:
        own = sizes[relation].bytes if relation in sizes else 0
        return own + sum(map(total, children.get(relation, ())))

    relations = {*sizes, *children}
    return Facts(frozenset(id_ for id_ in relations if id_ in catalog.objects and total(id_) >= threshold))


def around(catalog: Catalog, steps: Iterable[Planned]) -> set[ObjectId]:
    """Return the relations whose sizes a plan may depend on: measuring all takes longer than planning does.

    These are those that its steps touch, those that these refer to, inherit from or are referred to by, and all that
    inherit from any of them. catalog: of the target, under the names that the steps use.
    """
    found = set(relations_of(catalog, steps).values())
    links = catalog.of_kind("partition", "inheritance")
    children = [(link.parent, link.spec.parent) for link in links if link.parent is not None]
    users = [(key.parent, key.spec.references) for key in catalog.of_kind("foreign key")]
    found |= {id_ for link in (*children, *users) if not found.isdisjoint(link) for id_ in link if id_ is not None}
    below: dict[ObjectId, list[ObjectId]] = {}
    for child, parent in children:
        below.setdefault(parent, []).append(child)
    todo = list(found)
    while todo:
        new = [child for child in below.get(todo.pop(), ()) if child not in found]
        found.update(new)
        todo += new
    return found


def concern(facts: Facts | None, steps: Iterable[Planned]) -> bool:
    """Tell whether any of these steps locks a large relation."""
    return facts is not None and any(facts.is_large(r) for step in steps for r in step.statement.relations)
