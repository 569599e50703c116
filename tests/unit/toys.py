"""Kinds without a database, to see what the engine makes of any kind: boxes that hold parts, and labels on them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pgsync.engine.plan import make_plan
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog, DbObject, Dependency, Server
from pgsync.model.statements import Statement


@dataclass(frozen=True, slots=True)
class Toy:
    """`colour` can be altered, `shape` cannot; `weight` counts only in strict mode, `smell` not in lenient mode."""

    colour: str = "red"
    shape: str = "cube"
    weight: int = 1
    smell: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What is written on it."""

    text: str


def _identity(id_: ObjectId) -> str:
    return f"{id_.kind} {id_.name}"


def _create(item: DbObject[Any], context: Context) -> Iterator[Statement]:
    inlined = [part.id.path[-1] for part in context.inlined_parts(item.id, "part")]
    yield Statement(f"create {item.id}" + (f" with {', '.join(inlined)}" if inlined else ""))


def _drop(item: DbObject[Any], _context: Context) -> Iterator[Statement]:
    yield Statement(f"drop {item.id}")


def _alter(before: DbObject[Any], after: DbObject[Any], _context: Context) -> Iterator[Statement]:
    yield Statement(f"alter {before.id} {before.spec.colour} to {after.spec.colour}")


def _relabel(_before: DbObject[Any], after: DbObject[Any], _context: Context) -> Iterator[Statement]:
    yield Statement(f"alter {after.id} to {after.spec.text}")


def _kind(name: str, plural: str, **how: Any) -> Kind[Any]:
    rules: dict[str, Any] = {
        "spec": Toy,
        "alter": {"colour": _alter, "weight": _alter, "smell": _alter},
        "replace_on": frozenset({"shape"}),
        "strict": frozenset({"weight"}),
        "lenient": frozenset({"smell"}),
    }
    return Kind(name=name, plural=plural, identity=_identity, create=_create, drop=_drop, **rules | how)


BOX = _kind("box", "boxes")
PART = _kind("part", "parts", inline=lambda item, context: item.parent in context.created)
# As a view: its definition can wait behind a stand-in.
LID = _kind(
    "lid",
    "lids",
    placeholder=lambda item, _: [Statement(f"stand in for {item.id}")],
    complete=lambda item, _: [Statement(f"complete {item.id}")],
)
LABEL = _kind(
    "comment",
    "comments",
    spec=Label,
    alter={"text": _relabel},
    replace_on=frozenset(),
    strict=frozenset(),
    lenient=frozenset(),
    satellite=True,
    aspect=Aspect.COMMENTS,
)
KINDS = {kind.name: kind for kind in (BOX, PART, LID, LABEL)}

SERVER = Server(18)


def toy(kind: str, name: str, **fields: Any) -> DbObject[Any]:
    """Return an object by kind and dotted name; a part's parent is the box that its name begins with."""
    path = tuple(name.split("."))
    parent = ObjectId("box", path[:2]) if kind == "part" else None
    return DbObject(ObjectId(kind, path), Toy(**fields), parent)


def label(of: DbObject[Any], text: str) -> DbObject[Any]:
    """Return a label on an object."""
    return DbObject(ObjectId("comment", (of.id.kind, *of.id.path)), Label(text), of.id)


def catalog(*items: DbObject[Any], needs: Iterable[tuple[DbObject[Any], DbObject[Any]]] = ()) -> Catalog:
    """Return a catalog; needs: (dependent, referenced)."""
    edges = tuple(Dependency(dependent.id, referenced.id) for dependent, referenced in needs)
    return Catalog(SERVER, {item.id: item for item in items}, edges)


def statements(current: Catalog, desired: Catalog) -> list[str]:
    """Return the text of the plan's statements."""
    return [planned.statement.sql for planned in make_plan(current, desired, KINDS).statements]
