"""Objects that differ by nothing but their names: made one on both sides, where a mode does not count the name."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, replace
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.modes import Mode
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject

_SATELLITES = frozenset({"owner", "privilege", "comment", "security label"})
_NOT_COMPARED = frozenset({"validated", "options", "tablespace", "statistics", "is_clustered", "origin"})

Ids = Mapping[ObjectId, ObjectId]


def match_names(kind: str) -> Callable[[Catalog, Catalog, Mode], tuple[Catalog, Catalog]]:
    """Return `Kind.align` for parts whose names do not count in lenient mode: constraints, indexes."""

    def align(current: Catalog, desired: Catalog, mode: Mode) -> tuple[Catalog, Catalog]:
        if mode is not Mode.LENIENT:
            return current, desired
        there: dict[Hashable, list[ObjectId]] = defaultdict(list)
        for id_ in _alone(kind, current, desired):
            there[_likeness(current.objects[id_])].append(id_)
        ids = {
            id_: there[likeness].pop(0)
            for id_ in _alone(kind, desired, current)
            if there.get(likeness := _likeness(desired.objects[id_]))
        }
        return current, renamed(desired, ids)

    return align


def _alone(kind: str, one: Catalog, other: Catalog) -> list[ObjectId]:
    """Return the objects of a kind that only one side has, in the same order whenever they are the same."""
    return sorted(id_ for id_ in one.objects if id_.kind == kind and id_ not in other.objects)


def _likeness(item: DbObject[Any]) -> Hashable:
    """Return what two objects must share to be one but for their names."""
    compared = [f.name for f in fields(item.spec) if f.compare and f.name not in _NOT_COMPARED]
    values = [getattr(item.spec, name) for name in compared]
    return (item.parent, *(normal_expression(value) if isinstance(value, str) else value for value in values))


def renamed(catalog: Catalog, ids: Ids) -> Catalog:
    """Return a catalog in which objects have other identities, wherever these are mentioned but in texts."""
    if not ids:
        return catalog
    objects = (_with_ids(item, ids) for item in catalog.objects.values())
    dependencies = (
        d._replace(dependent=new_id(d.dependent, ids), referenced=new_id(d.referenced, ids))
        for d in catalog.dependencies
    )
    return replace(catalog, objects={item.id: item for item in objects}, dependencies=tuple(dependencies))


def new_id(id_: ObjectId, ids: Ids) -> ObjectId:
    """Return the new identity of an object, or of a property of one that has a new identity."""
    if id_ in ids:
        return ids[id_]
    if id_.kind in _SATELLITES and (subject := ObjectId(id_.path[0], id_.path[1:])) in ids:
        return ObjectId(id_.kind, (id_.path[0], *ids[subject].path))
    return id_


def _with_ids(item: DbObject[Any], ids: Ids) -> DbObject[Any]:
    changed = {
        f.name: ids[value]
        for f in fields(item.spec)
        if isinstance(value := getattr(item.spec, f.name), ObjectId) and value in ids
    }
    id_, parent = new_id(item.id, ids), item.parent and new_id(item.parent, ids)
    if not changed and id_ == item.id and parent == item.parent:
        return item
    return replace(item, id=id_, parent=parent, spec=replace(item.spec, **changed) if changed else item.spec)
