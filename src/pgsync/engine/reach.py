"""What the target's version cannot have stays out of its plan, and is named."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from pgsync.engine.diff import Mode, differ
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind, Lack
from pgsync.model.objects import Catalog, DbObject, Dependency
from pgsync.plain import dataclass


@dataclass(slots=True)
class _Reach:
    """Both sides, and what is found out about them.

    `specs` are those of objects that are planned without something, `kept` the objects that stay as they are,
    `absent` those that are not there afterwards either.
    """

    current: Catalog
    desired: Catalog
    kinds: Mapping[str, Kind[Any]]
    sentences: list[str] = field(default_factory=list)
    specs: dict[ObjectId, Any] = field(default_factory=dict)
    kept: set[ObjectId] = field(default_factory=set)
    absent: set[ObjectId] = field(default_factory=set)

    def look(self, mode: Mode) -> None:
        """Ask the kinds about every object that differs."""
        difference = differ(self.kinds, mode, (self.current, self.desired))
        for id_, item in self.desired.objects.items():
            kind, other = self.kinds[id_.kind], self.current.get(id_)
            if (mode is Mode.LENIENT and kind.satellite) or (other is not None and not difference(other, item)):
                continue
            lacks = [lack for lack in self._lacks(item) if lack.since > self.current.server.version]
            if lacks:
                self._name(id_, item, lacks)

    def _lacks(self, item: DbObject[Any]) -> Iterable[Lack]:
        kind = self.kinds[item.id.kind]
        return [Lack(kind.plural, kind.since), *kind.lacks(item, (self.current, self.desired))]

    def _name(self, id_: ObjectId, item: DbObject[Any], lacks: Iterable[Lack]) -> None:
        spec, is_possible, named = item.spec, True, set()
        lacks = list(lacks)
        for lack in lacks:
            if lack.without is None:
                is_possible = False
            else:
                spec = lack.without(spec)
        end = "planned without" if is_possible else self._leave(id_)
        for lack in lacks:
            if lack.what not in named:
                named.add(lack.what)
                self.sentences.append(
                    f"{id_}: {lack.what} need PostgreSQL {lack.since}, the target is "
                    f"{self.current.server.version}; {end}"
                )
        if is_possible:
            self.specs[id_] = spec

    def _leave(self, id_: ObjectId) -> str:
        """Leave an object as it is: out of the plan where it is not there yet."""
        if id_ in self.current.objects:
            self.kept.add(id_)
            return "it stays as it is"
        self.absent.add(id_)
        return "left out"

    def close(self) -> None:
        """Leave out what needs something that is left out, and keep what something that is kept needs."""
        todo = sorted(self.absent)
        while todo:
            id_ = todo.pop()
            parts = set(self.desired.children.get(id_, ()))
            needing = {dependency.dependent for dependency in self.desired.needed_by.get(id_, ())}
            for other in sorted((parts | needing) - self.absent - self.kept):
                end = self._leave(other)
                if other not in parts:
                    words = "left out with it" if other in self.absent else end
                    self.sentences.append(f"{other}: needs {id_}, which is left out; {words}")
                if other in self.absent:
                    todo.append(other)
        todo = sorted(self.kept)
        while todo:
            id_ = todo.pop()
            needed = [dependency.referenced for dependency in self.current.needs.get(id_, ())]
            for other in [*needed, *self.current.ancestors(id_)]:
                if other in self.current.objects and other not in self.desired.objects and other not in self.kept:
                    self.kept.add(other)
                    todo.append(other)

    def catalog(self) -> Catalog:
        """Return the desired catalog as far as the target can have it."""
        objects: dict[ObjectId, DbObject[Any]] = {}
        for id_, item in self.desired.objects.items():
            if id_ in self.kept:
                objects[id_] = self.current.objects[id_]
            elif id_ not in self.absent:
                objects[id_] = replace(item, spec=self.specs[id_]) if id_ in self.specs else item
        for id_ in sorted(self.kept - objects.keys()):
            objects[id_] = self.current.objects[id_]
        edges: list[Dependency] = [
            dependency
            for catalog, is_kept in ((self.desired, False), (self.current, True))
            for dependency in catalog.dependencies
            if (dependency.dependent in self.kept) is is_kept
            and dependency.dependent in objects
            and dependency.referenced in objects
        ]
        return self.desired.with_objects(objects, edges)


def within_reach(
    current: Catalog, desired: Catalog, kinds: Mapping[str, Kind[Any]], mode: Mode
) -> tuple[Catalog, list[str]]:
    """Return the desired catalog without what the current one's server is too old for, and sentences that name it.

    An object that cannot be without it is left out, with what needs it; one that is there already stays as it is.
    """
    if desired.server.version <= current.server.version:
        return desired, []
    reach = _Reach(current, desired, kinds)
    reach.look(mode)
    if not reach.sentences:
        return desired, []
    reach.close()
    return reach.catalog(), reach.sentences
