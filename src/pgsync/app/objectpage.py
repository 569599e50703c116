"""One object: everything about it, its DDL, its neighbours, some of its rows."""

import difflib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace

from pgsync.app.catalogs import Progress, silent
from pgsync.app.connections import Connections
from pgsync.app.describe import attributes, brief, in_words
from pgsync.app.explore import Explored, explore, explored
from pgsync.engine.plan import make_plan
from pgsync.errors import PgsyncError, UsageError
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.model.sql import comment_safe
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, read_session
from pgsync.server.explore import Sample, Size, allow_foreign_code, sample_rows

__all__ = [
    "Page",
    "Sample",
    "Section",
    "Size",
    "ddl",
    "explore_object",
    "find",
    "is_readable",
    "outline",
    "page",
    "sample",
]

_SATELLITES = frozenset(kind.name for kind in BY_NAME.values() if kind.satellite)
_GENERAL = frozenset({"default privilege", "schema", "extension", "role", "database"})
_MANY = 5  # candidates that an error lists


@dataclass(frozen=True, slots=True)
class Section:
    """The parts of one kind of an object: name, what it is, further remarks."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything about one object.

    needs, used_by: the outermost objects it depends on and that depend on it. ddl: what would create it.
    sample_error: why there are no rows.
    """

    id: ObjectId
    comment: str | None
    owner: str | None
    size: Size | None
    attributes: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    privileges: tuple[str, ...]
    needs: tuple[ObjectId, ...]
    used_by: tuple[ObjectId, ...]
    ddl: str
    sample: Sample | None = None
    sample_error: str | None = None


def explore_object(
    connections: Connections, name: str, wanted: str, rows: int = 0, progress: Progress = silent
) -> tuple[Explored, Page]:
    """Read one database and return everything about one object; raises UsageError when there is none.

    rows: how many to read; of tables and materialized views only.
    """
    if not rows and connections.is_file(name):
        found = explore(connections, name, progress)
        return found, page(found, find(found.catalog, wanted))
    target = connections.resolve(name)
    with closing(connections.open(target)) as conn:
        found = explored(conn, target, progress)
        id_ = find(found.catalog, wanted)
        result = page(found, id_)
        if not rows:
            return found, result
        if not is_readable(id_):
            columns_of(found.catalog, id_, is_insisted=False)
        try:
            found_rows = sample(conn, found.catalog, id_, rows)
        except PgsyncError as error:
            return found, replace(result, sample_error=f"{error.message}: {error.detail or ''}")
        return found, replace(result, sample=found_rows)


def sample(conn: Connection, catalog: Catalog, id_: ObjectId, most: int, *, is_insisted: bool = False) -> Sample:
    """Return some rows of a relation; is_insisted: of a view or foreign table too.

    Raises UsageError for what has no rows or is not safe to read, Refused where the server hides rows.
    """
    columns = columns_of(catalog, id_, is_insisted=is_insisted)
    is_partitioned = bool(getattr(catalog.objects[id_].spec, "partition_key", None))
    read_session(conn)
    if not is_readable(id_):
        allow_foreign_code(conn)
    is_whole = is_partitioned or not is_readable(id_)
    return sample_rows(conn, id_.path, columns, most, is_partitioned=is_partitioned, is_whole=is_whole)


def is_readable(id_: ObjectId) -> bool | None:
    """Tell whether the rows of an object can be read: False for what runs its owner's code, None where it has none."""
    return {"table": True, "materialized view": True, "view": False, "foreign table": False}.get(id_.kind)


def find(catalog: Catalog, wanted: str) -> ObjectId:
    """Return the object that orders, public.orders, table:public.orders or orders.total stands for."""
    kind, colon, name = wanted.partition(":")
    if not colon or kind.lower().replace("_", " ") not in BY_NAME:
        kind, name = "", wanted
    ids = [id_ for id_ in catalog.objects if id_.kind not in _SATELLITES]
    if kind:
        ids = [id_ for id_ in ids if id_.kind == kind.lower().replace("_", " ")]
    for hits in _readings(ids, catalog, name):
        if len(hits) == 1:
            return hits[0]
        if hits:
            listed = ", ".join(f"{id_.kind}:{id_.name}" for id_ in hits[:_MANY])
            raise UsageError(f'"{wanted}" is more than one object', f"Found: {listed}.", "Name one of them.")
    close = difflib.get_close_matches(name, [id_.name for id_ in ids], n=1, cutoff=0.5)
    hint = f'Did you mean "{close[0]}"?' if close else f"Look for it: pgsync explore --search {name}"
    raise UsageError(f'there is no object "{wanted}"', hint=hint)


def _readings(ids: list[ObjectId], catalog: Catalog, name: str) -> Iterator[list[ObjectId]]:
    """Return what a name may mean: in full, without schema, without arguments, as a part of something."""
    outermost = [id_ for id_ in ids if catalog.objects[id_].parent is None]
    for candidates in (outermost, ids):
        yield [id_ for id_ in candidates if id_.name == name]
        yield [id_ for id_ in candidates if ".".join(id_.path[1:]) == name]
        yield [id_ for id_ in candidates if name in {id_.path[-1], id_.path[-1].split("(")[0], id_.name.split("(")[0]}]


def page(found: Explored, id_: ObjectId) -> Page:
    """Return everything about one object but its rows."""
    return replace(outline(found, id_), ddl=ddl(found.catalog, id_))


def outline(found: Explored, id_: ObjectId) -> Page:
    """Return everything about one object but its rows and its DDL."""
    catalog = found.catalog
    satellites = {part.kind: catalog.objects[part].spec for part in _satellites(catalog, id_)}
    comment, owner, privileges = (satellites.get(kind) for kind in ("comment", "owner", "privilege"))
    return Page(
        id_,
        None if comment is None else comment.text,
        None if owner is None else owner.role,
        found.sizes.get(id_),
        tuple(attributes(catalog.objects[id_].spec)),
        tuple(_sections(catalog, id_)),
        () if privileges is None else tuple(sorted(in_words("grants", grant) for grant in privileges.grants)),
        tuple(
            _outermost(
                catalog,
                id_,
                (d.referenced for part in _whole(catalog, id_) for d in catalog.needs.get(part, ())),
            )
        ),
        tuple(
            _outermost(
                catalog,
                id_,
                (d.dependent for part in _whole(catalog, id_) for d in catalog.needed_by.get(part, ())),
            )
        ),
        "",
    )


def ddl(catalog: Catalog, id_: ObjectId) -> str:
    """Return the statements that create an object with its parts, comment, owner and privileges."""
    whole = set(_whole(catalog, id_))
    near = _neighbourhood(catalog, whole)
    nobody = replace(catalog.server, role="")  # so that the owner is always said
    every = sorted(near, key=catalog.once(_places).__getitem__)
    edges = [d for key in every for d in catalog.needs.get(key, ()) if d.referenced in near]
    others = [d for d in edges if d.dependent not in whole and d.referenced not in whole]
    inside = [d for d in edges if d.dependent in whole and d.referenced in whole]
    current = Catalog(nobody, {key: catalog.objects[key] for key in every if key not in whole}, tuple(others))
    desired = Catalog(nobody, {key: catalog.objects[key] for key in every}, (*others, *inside))
    try:
        plan = make_plan(current, desired, BY_NAME)
    except PgsyncError as error:
        return f"-- {error.message}"
    by_hand = [f"-- {comment_safe(sentence)}" for sentence in plan.manual]
    return "\n".join([*(f"{planned.statement.sql};" for planned in plan.statements), *by_hand])


def _neighbourhood(catalog: Catalog, whole: set[ObjectId]) -> set[ObjectId]:
    """Return an object with what a statement about it may have to know.

    That is what it needs, and these need, as wholes; and what uses it or what it is a part of: partitions, say.
    """
    own = {above for id_ in whole for above in (id_, *catalog.ancestors(id_)) if above.kind != "schema"}
    users = {d.dependent for id_ in own for d in catalog.needed_by.get(id_, ())}
    found = whole | users | catalog.once(_general)
    todo = [*whole, *users]
    while todo:
        id_ = todo.pop()
        item = catalog.objects[id_]
        near = [d.referenced for d in catalog.needs.get(id_, ())]
        near += [item.parent] if item.parent is not None else []
        near += BY_NAME[id_.kind].needs(item, catalog)
        new = [other for other in near if other in catalog.objects and other not in found]
        found.update(new)
        todo += new
        for other in (id_, *new):
            if other.kind != "schema":
                found.update(catalog.descendants(other))
    return found


def _general(catalog: Catalog) -> set[ObjectId]:
    """Return what concerns objects without a dependency: default privileges, extensions, roles."""
    return {id_ for id_ in catalog.objects if id_.kind in _GENERAL}


def _places(catalog: Catalog) -> dict[ObjectId, int]:
    """Return the place of each object in the order in which they were read."""
    return {id_: place for place, id_ in enumerate(catalog.objects)}


def _satellites(catalog: Catalog, id_: ObjectId) -> Iterator[ObjectId]:
    for kind in _SATELLITES:
        satellite = ObjectId(kind, (id_.kind, *id_.path))
        if satellite in catalog.objects:
            yield satellite


def _whole(catalog: Catalog, id_: ObjectId) -> list[ObjectId]:
    return [id_, *catalog.descendants(id_)]


def _sections(catalog: Catalog, id_: ObjectId) -> Iterator[Section]:
    parts = [part for part in catalog.children.get(id_, ()) if part.kind not in _SATELLITES]
    for name, kind in BY_NAME.items():
        rows = tuple(_row(catalog, part) for part in parts if part.kind == name)
        if rows:
            yield Section(kind.plural or name, rows)


def _row(catalog: Catalog, part: ObjectId) -> tuple[str, str, str]:
    remarks = []
    for child in catalog.children.get(part, ()):
        words = brief(catalog.objects[child].spec)
        remarks.append(words if child.kind == "comment" else f"{child.kind} {words}".rstrip())
    return part.path[-1], brief(catalog.objects[part].spec), "; ".join(remarks)


def _outermost(catalog: Catalog, of: ObjectId, ids: Iterable[ObjectId]) -> list[ObjectId]:
    """Return the outermost objects that some ids belong to, without the object itself and its schema."""
    own = {of, *catalog.ancestors(of)}
    found = {[id_, *catalog.ancestors(id_)][-1] for id_ in ids}
    return sorted(id_ for id_ in found if id_ not in own and id_.kind != "schema")


def columns_of(catalog: Catalog, id_: ObjectId, *, is_insisted: bool) -> tuple[str, ...]:
    """Return the columns whose values may be shown; raises UsageError for what is not safe to read."""
    if is_readable(id_) is None:
        raise UsageError(f"{id_} has no rows")
    if not is_readable(id_) and not is_insisted:
        raise UsageError(
            f"cannot sample {id_}",
            "Reading a view or a foreign table runs what its owner wrote, with our rights.",
            "Tables and materialized views can be sampled; others in pgsync explore -i, on request.",
        )
    if id_.kind in {"table", "foreign table"}:
        return tuple(part.id.path[-1] for part in catalog.parts(id_, "column"))
    return tuple(column[0] for column in catalog.objects[id_].spec.columns)
