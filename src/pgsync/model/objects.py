"""Objects and catalogs: everything one database contains, as plain data."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import filterfalse, groupby
from operator import attrgetter, itemgetter
from typing import Any, Generic, NamedTuple, TypeVar, cast, overload

from pgsync.model.identity import Address, ObjectId
from pgsync.plain import dataclass

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DbObject(Generic[S]):
    """One object: who it is, what it is, whose part it is.

    `spec` is the kind's dataclass and holds no name of its own. `parent` is the object whose DROP takes this one
    along. `addresses` are all of its rows in the catalogs (a table has a row type and an array type too).
    """

    id: ObjectId
    spec: S
    parent: ObjectId | None = None
    addresses: tuple[Address, ...] = field(default=(), compare=False, repr=False)  # differ in every database


class Dependency(NamedTuple):
    """`dependent` needs `referenced`; `type` is pg_depend's deptype, or "r" for a rule of ours."""

    dependent: ObjectId
    referenced: ObjectId
    type: str = "n"


class Later(Sequence[T]):
    """A sequence that is made when somebody asks for it: many comparisons never look at dependencies."""

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make: Callable[[], tuple[T, ...]] | None = make
        self._items: tuple[T, ...] = ()

    def _made(self) -> tuple[T, ...]:
        make = self._make
        if make is not None:
            self._items = make()
            self._make = None
        return self._items

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._made()[index]

    def __len__(self) -> int:
        return len(self._made())

    def __iter__(self) -> Iterator[T]:
        return iter(self._made())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._made() == tuple(other)

    __hash__ = None  # type: ignore[assignment] # as a list has none


class Dependencies(Later[Dependency]):
    """The dependencies of a catalog, which all catalogs made of it share."""

    @cached_property
    def needs(self) -> Mapping[ObjectId, list[Dependency]]:
        """What each object depends on."""
        return _grouped(self, 0)

    @cached_property
    def needed_by(self) -> Mapping[ObjectId, list[Dependency]]:
        """What depends on each object."""
        return _grouped(self, 1)


@dataclass(frozen=True, slots=True)
class Server:
    """What planning must know of the server a catalog was read from.

    `version` is the major version, `role` the current user, `identifier` pg_control_system()'s, "" where it may
    not be read. `default_tablespace` etc. are not part of it: nothing that a session can change is.
    """

    version: int
    database: str = ""
    role: str = ""
    is_superuser: bool = False
    identifier: str = ""
    version_text: str = ""
    host: str = ""
    timezone: str = ""


@dataclass(frozen=True)
class Catalog:
    """Every object of one database and what depends on what.

    `unmanaged` counts what exists but is not compared, by kind. `fingerprint` is the change detector's value
    (SAFETY 3.8): it stays the same as long as no DDL runs. `scopes` are those that were read beyond what every
    comparison reads (Kind.scope). `tablespaces` are those of the server, None where that is not known. `same` counts
    by kind what is there too, was not read, and is the same in the catalog that this one is compared with.
    """

    server: Server
    objects: Mapping[ObjectId, DbObject[Any]]
    dependencies: Sequence[Dependency] = ()
    unmanaged: Counter[str] = field(default_factory=Counter)
    fingerprint: str = ""
    scopes: frozenset[str] = frozenset()
    tablespaces: frozenset[str] | None = None
    same: Counter[str] = field(default_factory=Counter)

    @cached_property
    def children(self) -> Mapping[ObjectId, list[ObjectId]]:
        """The parts of each object, in the order they were read (columns: attnum)."""
        found: defaultdict[ObjectId | None, list[ObjectId]] = defaultdict(list)
        for id_, parent in zip(self.objects, map(attrgetter("parent"), self.objects.values()), strict=True):
            found[parent].append(id_)
        found.pop(None, None)
        return cast("dict[ObjectId, list[ObjectId]]", dict(found))

    @cached_property
    def needs(self) -> Mapping[ObjectId, list[Dependency]]:
        """What each object depends on."""
        known = self.dependencies
        return known.needs if isinstance(known, Dependencies) else _grouped(known, 0)

    @cached_property
    def needed_by(self) -> Mapping[ObjectId, list[Dependency]]:
        """What depends on each object."""
        known = self.dependencies
        return known.needed_by if isinstance(known, Dependencies) else _grouped(known, 1)

    @cached_property
    def by_kind(self) -> Mapping[str, list[ObjectId]]:
        """The objects of each kind, in the order they were read."""
        found: defaultdict[str, list[ObjectId]] = defaultdict(list)
        for kind, ids in groupby(self.objects, itemgetter(0)):
            found[kind] += ids
        return dict(found)

    def of_kind(self, *kinds: str) -> Iterator[DbObject[Any]]:
        """Return the objects of some kinds."""
        return (self.objects[id_] for kind in kinds for id_ in self.by_kind.get(kind, ()))

    @cached_property
    def _found(self) -> dict[Callable[["Catalog"], Any], Any]:
        return {}

    def once(self, find: Callable[["Catalog"], T]) -> T:
        """Return what `find` finds in this catalog, looking only the first time."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    def beyond(self, other: "Catalog") -> list[DbObject[Any]]:
        """Return the objects that another catalog does not have, in the order they were read."""
        return [self.objects[id_] for id_ in filterfalse(other.objects.__contains__, self.objects)]

    def beside(self, other: "Catalog") -> Iterator[tuple[DbObject[Any], DbObject[Any]]]:
        """Return what both catalogs have but is not one spec in both, this one's and the other's."""
        for item, there in zip(self.objects.values(), map(other.objects.get, self.objects), strict=True):
            if there is not None and there.spec is not item.spec:
                yield item, there

    def get(self, id: ObjectId) -> DbObject[Any] | None:
        """Return the object, or None."""
        return self.objects.get(id)

    def parts(self, id: ObjectId, kind: str) -> Iterator[DbObject[Any]]:
        """Return the children of `id` that are of one kind."""
        return (self.objects[child] for child in self.children.get(id, ()) if child.kind == kind)

    def descendants(self, id: ObjectId) -> Iterator[ObjectId]:
        """Return the children of `id`, their children, and so on."""
        for child in self.children.get(id, ()):
            yield child
            yield from self.descendants(child)

    def ancestors(self, id: ObjectId) -> Iterator[ObjectId]:
        """Return the parent of `id`, its parent, and so on."""
        item = self.objects.get(id)
        while item is not None and item.parent is not None:
            yield item.parent
            item = self.objects.get(item.parent)

    def with_objects(self, objects: Mapping[ObjectId, DbObject[Any]], dependencies: Iterable[Dependency]) -> "Catalog":
        """Return a catalog of the same server with other contents."""
        kept = dependencies if isinstance(dependencies, Dependencies) else tuple(dependencies)
        return replace(self, objects=objects, dependencies=kept, fingerprint="")

    def on(self, server: Server) -> "Catalog":
        """Return the same contents on another server, with what is known already of who is whose part."""
        other = replace(self, server=server)
        for name in ("children", "by_kind"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    def without_kinds(self, kinds: Collection[str]) -> "Catalog":
        """Return the catalog without the objects of some kinds and what is a part of them."""
        gone = {id_ for kind in kinds for id_ in self.by_kind.get(kind, ())}
        gone |= {part for id_ in gone for part in self.descendants(id_)}
        if not gone:
            return self
        objects = {id_: item for id_, item in self.objects.items() if id_ not in gone}
        kept = (d for d in self.dependencies if d.dependent not in gone and d.referenced not in gone)
        return replace(self, objects=objects, dependencies=tuple(kept))


def _grouped(dependencies: Iterable[Dependency], side: int) -> Mapping[ObjectId, list[Dependency]]:
    found: defaultdict[ObjectId, list[Dependency]] = defaultdict(list)
    for dependency in dependencies:
        found[dependency[side]].append(dependency)  # type: ignore[index] # 0, 1: identities
    return dict(found)
