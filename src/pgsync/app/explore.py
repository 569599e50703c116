"""Exploring: what is in one database, as a tree or by a search."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace

from pgsync.app.catalogs import Database, Progress, read, read_one, silent, sizes
from pgsync.app.compare import schema_of
from pgsync.app.connections import Connections
from pgsync.app.describe import brief
from pgsync.conninfo import ConnectionTarget
from pgsync.engine.select import Selection, chooser
from pgsync.kinds import BY_NAME, SCOPES
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.model.patterns import matches
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, read_session
from pgsync.server.explore import Size, database_names, databases
from pgsync.server.readable import readable

__all__ = [
    "Explored",
    "KindNode",
    "Leaf",
    "SchemaNode",
    "Selection",
    "Size",
    "explore",
    "explored",
    "search",
    "tree",
]

_LARGE = 20_000  # objects from which the sizes of all relations take seconds
_SATELLITES = frozenset(kind.name for kind in BY_NAME.values() if kind.satellite)
# Fields of any kind that are worth a word beside an object's name.
_BADGES = {
    "row_security": "row security",
    "force_row_security": "forced",
    "partition_key": "partitioned",
    "security_definer": "security definer",
    "is_unique": "unique",
    "is_superuser": "superuser",
    "can_login": "login",
}


@dataclass(frozen=True)
class Explored:
    """One database with the sizes of its relations.

    databases: the server's, with their sizes in bytes. is_estimated: the sizes are those that were last seen.
    """

    database: Database
    sizes: Mapping[ObjectId, Size]
    databases: tuple[tuple[str, int | None], ...] = ()
    is_estimated: bool = False

    @property
    def catalog(self) -> Catalog:
        """What is in it."""
        return self.database.catalog

    @property
    def size(self) -> int | None:
        """Return the size of the database in bytes."""
        return dict(self.databases).get(self.database.info.database)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One object of the tree. parts: how many it has, by plural."""

    id: ObjectId
    brief: str
    size: Size | None
    badges: tuple[str, ...]
    parts: Mapping[str, int]
    children: tuple["Leaf", ...] = ()


@dataclass(frozen=True, slots=True)
class KindNode:
    """The objects of one kind in one schema."""

    plural: str
    leaves: tuple[Leaf, ...]

    @property
    def bytes(self) -> int:
        """Return what they take together."""
        return sum(leaf.size.bytes for leaf in self.leaves if leaf.size is not None)


@dataclass(frozen=True, slots=True)
class SchemaNode:
    """One schema; its name is None for what lies in none."""

    name: str | None
    kinds: tuple[KindNode, ...]

    @property
    def count(self) -> int:
        """Return how many objects are in it, their parts not counted."""
        return sum(len(kind.leaves) for kind in self.kinds)

    @property
    def bytes(self) -> int:
        """Return what they take together."""
        return sum(kind.bytes for kind in self.kinds)


def explore(connections: Connections, name: str, progress: Progress = silent, *, is_quick: bool = False) -> Explored:
    """Read one database with its sizes, or a file without; raises ConnectionFailed, UsageError, BadSnapshot.

    is_quick: without sizes of databases, and of a large one with those of its relations as they were last seen.
    """
    if connections.is_file(name):
        return Explored(read_one(connections, name, progress), {})
    target = connections.resolve(name)
    with closing(connections.open(target)) as conn:
        return explored(conn, target, progress, is_quick=is_quick)


def explored(
    conn: Connection, target: ConnectionTarget, progress: Progress = silent, *, is_quick: bool = False
) -> Explored:
    """Return the database of an open session with the sizes of its relations."""
    database = read(conn, target, progress, SCOPES)
    progress(f"measuring {target.name}")
    is_estimated = is_quick and len(database.catalog.objects) > _LARGE
    found = sizes(conn, database.catalog, is_estimated=is_estimated)
    others = [(name, None) for name in database_names(conn)] if is_quick else databases(conn)
    return Explored(database, found, tuple(others), is_estimated)


def measured_again(connections: Connections, found: Explored) -> Explored:
    """Return a database that was read quickly with the sizes as they are now; raises ConnectionFailed."""
    database = found.database
    if database.file is not None:
        return found
    with closing(connections.open(database.target)) as conn, readable(database.name):
        read_session(conn)
        now = sizes(conn, database.catalog) if found.is_estimated else found.sizes
        return replace(found, sizes=now, databases=tuple(databases(conn)), is_estimated=False)


def tree(found: Explored, selection: Selection) -> tuple[SchemaNode, ...]:
    """Return schemas, kinds and objects, in the order of schemas' names, kinds and objects' names.

    Parts stand under their object; owners, privileges and comments are on its own page.
    """
    catalog = found.catalog
    is_chosen = _chosen(catalog, selection)
    grouped: dict[str | None, dict[str, list[Leaf]]] = {}
    for id_, item in catalog.objects.items():
        if item.parent is not None or id_.kind in _SATELLITES or not is_chosen(id_):
            continue
        schema = schema_of(id_, catalog)
        kinds = grouped.setdefault(schema, {})
        if id_.kind != "schema":
            kinds.setdefault(id_.kind, []).append(leaf(found, id_))
    return tuple(
        SchemaNode(
            schema,
            tuple(_kind_node(kind, grouped[schema][kind]) for kind in BY_NAME if kind in grouped[schema]),
        )
        for schema in sorted(grouped, key=lambda name: (name is None, name or ""))
    )


def search(found: Explored, text: str, selection: Selection) -> list[Leaf]:
    """Return the objects, parts too, whose name contains `text`, in any case; * and ? are wildcards."""
    words = text.lower().replace("[", "[[]")  # no character class: text[] is a type
    pattern = words if any(sign in words for sign in "*?") else f"*{words}*"
    is_chosen = _chosen(found.catalog, selection)
    hits = [
        id_
        for id_ in found.catalog.objects
        if id_.kind not in _SATELLITES
        and (matches(pattern, id_.name.lower()) or matches(pattern, id_.path[-1].lower()))
        and is_chosen(id_)
    ]
    order = list(BY_NAME)
    return [leaf(found, id_) for id_ in sorted(hits, key=lambda id_: (order.index(id_.kind), id_.path))]


def leaf(found: Explored, id_: ObjectId) -> Leaf:
    """Return one object as a leaf of the tree, with its parts."""
    catalog = found.catalog
    item = catalog.objects[id_]
    parts = [part for part in catalog.children.get(id_, ()) if part.kind not in _SATELLITES]
    counts = Counter(part.kind for part in parts)
    return Leaf(
        id_,
        brief(item.spec),
        found.sizes.get(id_),
        tuple(_badges(item.spec, counts)),
        {_plural(kind, counts[kind]): counts[kind] for kind in BY_NAME if kind in counts},
        tuple(leaf(found, part) for part in parts),
    )


def _badges(spec: object, parts: Mapping[str, int]) -> Iterator[str]:
    for name, word in _BADGES.items():
        if getattr(spec, name, None):
            yield word
    if getattr(spec, "persistence", "p") == "u":
        yield "unlogged"
    if getattr(spec, "is_valid", True) is False:
        yield "invalid"
    if "partition" in parts:
        yield "partition"


def _plural(kind: str, count: int) -> str:
    return kind if count == 1 else BY_NAME[kind].plural or kind


def _kind_node(kind: str, leaves: Iterable[Leaf]) -> KindNode:
    return KindNode(BY_NAME[kind].plural or kind, tuple(sorted(leaves, key=lambda one: one.id.path)))


def _chosen(catalog: Catalog, selection: Selection) -> Callable[[ObjectId], bool]:
    return (lambda _: True) if selection.is_everything else chooser(catalog, catalog, selection, BY_NAME)
