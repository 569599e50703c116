"""Tablespaces as references: what a server does not have cannot be the place of anything there."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.model.modes import Aspect, Mode, Note
from pgsync.model.objects import Catalog, DbObject


def _unknown(current: Catalog, desired: Catalog) -> Iterator[tuple[DbObject[Any], str]]:
    """Return the objects that shall lie where this server has no place, with its name."""
    if current.tablespaces is None:
        return
    having = [kind for kind, ids in desired.by_kind.items() if hasattr(desired.objects[ids[0]].spec, "tablespace")]
    for item in desired.of_kind(*having):
        name = item.spec.tablespace
        if name is not None and name not in current.tablespaces:
            yield item, name


def align(current: Catalog, desired: Catalog, mode: Mode) -> tuple[Catalog, Catalog]:
    """They lie where they lie now, new ones in the database's own tablespace."""
    del mode
    moved = {}
    for item, _ in _unknown(current, desired):
        now = current.get(item.id)
        place = now.spec.tablespace if now is not None else None
        moved[item.id] = replace(item, spec=replace(item.spec, tablespace=place))
    if not moved:
        return current, desired
    return current, replace(desired, objects={id_: moved.get(id_, item) for id_, item in desired.objects.items()})


def impossible(current: Catalog, desired: Catalog) -> Iterator[str]:
    """Say what does not move."""
    for item, name in _unknown(current, desired):
        yield f'{item.id}: it stays where it is, as this server has no tablespace "{name}"'


def notes(current: Catalog, desired: Catalog, mode: Mode) -> Iterator[Note]:
    """Report in a comparison what does not move."""
    del mode
    for item, name in _unknown(current, desired):
        now = current.get(item.id)
        here = (now.spec.tablespace if now is not None else None) or "pg_default"
        yield Note(item.id, "tablespace", here, f"{name}, which this server does not have", Aspect.TABLESPACES)
