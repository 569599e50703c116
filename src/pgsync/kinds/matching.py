"""Objects under other names: made one on both sides, where a mode does not count the name."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, DbObject

_SATELLITES = frozenset({"owner", "privilege", "comment", "security label"})

Ids = Mapping[ObjectId, ObjectId]


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
