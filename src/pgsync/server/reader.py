"""What is collected while the rows of a database become a Catalog."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Kind, Row, nothing
from pgsync.model.objects import DbObject, Dependencies, Dependency


class Shared(NamedTuple):
    """What databases that are read together have in common: kept once, and found equal at once.

    objects: all of them. known: what the kinds made of the same values.
    """

    objects: dict[ObjectId, DbObject[Any]]
    known: dict[tuple[Any, ...], Any]


def nothing_shared() -> Shared:
    """Return what is there to share before the first database is read."""
    return Shared({}, {})


_EXTENSION = 3079  # pg_extension
_RELATION = 1259  # pg_class
_WHOLE = ~0xFFFF  # an address without its column


class Edges:
    """Rows of pg_depend: addresses that depend, what on, and how; a large database has half a million of them."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        """Keep all rows in little space."""
        self.dependents, self.referenced = array("q"), array("q")
        self.types: list[str] = []
        self.internals: list[tuple[int, int]] = []
        for one, other, type_ in rows:
            self.dependents.append(one)
            self.referenced.append(other)
            self.types.append(type_)
            if type_ == "i":
                self.internals.append((one, other))


class CatalogReader:
    """Collects what the kinds' `read` find; see model.kind.Reader."""

    def __init__(
        self,
        version: int,
        roles: dict[int, str],
        members: dict[tuple[int, int], int],
        shared: Shared | None = None,
    ) -> None:
        """Begin with nothing but the roles and the members of extensions; shared: with what is read besides."""
        self.version = version
        self.shared, self.known = nothing_shared() if shared is None else shared
        self.roles = roles
        self.members = members
        self.owners: dict[ObjectId, int] = {}
        self.owner_of: dict[ObjectId, int] = {}
        self.acls: dict[ObjectId, str | None] = {}
        self.members_acls: dict[ObjectId, tuple[ObjectId, int, str | None, str | None]] = {}
        self.initial_acls: dict[Address, str] = {}
        self.objects: dict[ObjectId, DbObject[Any]] = {}
        self.ids: dict[int, ObjectId] = {}
        self.parts: dict[Address, tuple[ObjectId, ObjectId]] = {}
        self.part_parents: dict[ObjectId, ObjectId] = {}
        self.unread: set[ObjectId] = set()

    def leave_out(self, tables: Mapping[int, tuple[str, str]]) -> None:
        """Know the names of tables that are not read, nor anything that is a part of them."""
        for oid, path in tables.items():
            id_ = ObjectId("table", path)
            self.unread.add(id_)
            self.ids[Address(_RELATION, oid)] = id_

    def at(self, classid: int, objid: int, objsubid: int = 0) -> ObjectId | None:
        """Return the identity of what was read at this address."""
        return self.ids.get(classid << 48 | objid << 16 | objsubid & 0xFFFF)

    def named(self, classid: int, objid: int, objsubid: int = 0) -> tuple[ObjectId, ObjectId] | None:
        """Return what has its own name at this address, and the object it is or belongs to."""
        address = Address(classid, objid, objsubid)
        if address in self.parts:
            return self.parts[address]
        id_ = self.ids.get(address)
        return None if id_ is None else (id_, id_)

    def owned(self, id: ObjectId, owner: int, acl: str | None = None) -> None:
        """Keep the owner and the access control list."""
        self.owners[id] = owner
        self.acls[id] = acl

    def alias(self, address: Address, id: ObjectId) -> None:
        """Keep another address of an object."""
        self.ids[address] = id

    def part(self, address: Address, id: ObjectId, parent: ObjectId) -> None:
        """Keep the name of something that is no object of its own."""
        self.parts[address] = id, parent
        self.part_parents[id] = parent

    def parent_of(self, id: ObjectId) -> ObjectId:
        """Return the object that a satellite of `id` is a part of."""
        return self.part_parents.get(id, id)

    def load(self, kind: Kind[Any], rows: Iterable[Row]) -> None:
        """Read one kind's rows."""
        if kind.read is None:
            return
        classid, read = kind.classid, kind.read
        members = {objid: extension for (catalog, objid), extension in self.members.items() if catalog == classid}
        for row in rows:
            extension = members.get(row[0]) if members else None
            if extension is None:
                self.add(read(row, self))
            else:
                self._read_member(kind, row, extension)

    def _read_member(self, kind: Kind[Any], row: Row, extension: int) -> None:
        """Keep the privileges of a member of an extension, and nothing else of it."""
        count = len(self.ids)
        item = kind.read(row, self) if kind.read is not None else None
        if item is None:
            return
        owner, acl = self.owners.pop(item.id, 0), self.acls.pop(item.id, None)
        whole = self.at(_EXTENSION, extension)
        if whole is None:
            return
        for address in list(islice(reversed(self.ids), len(self.ids) - count)):
            self.ids[address] = whole  # of its further rows, too
        if item.addresses:
            script = self.initial_acls.get(item.addresses[0])
            self.members_acls[item.id] = whole, owner, acl, script

    def add(self, item: DbObject[Any] | None) -> None:
        """Keep one object; what it has in common with one of the other database, that one's."""
        if item is None or item.parent in self.unread:
            return
        id_ = item.id
        known = self.shared.setdefault(id_, item)
        if known.spec is not item.spec and known.parent is item.parent and known.spec == item.spec:
            item = DbObject(id_, known.spec, item.parent, item.addresses)
        self.objects[id_] = item
        for address in item.addresses:
            self.ids[address] = id_

    def alias_internals(self, edges: Edges) -> None:
        """Let what is an internal part of a known object stand for it: row types, rules of views, constructors."""
        ids = self.ids
        pending = [edge for edge in edges.internals if edge[0] not in ids]
        while pending:
            left = []
            for edge in pending:
                whole = ids.get(edge[1])
                if whole is None:
                    left.append(edge)
                else:
                    ids.setdefault(edge[0], whole)
            if len(left) == len(pending):
                return
            pending = left

    def dependencies(self, edges: Edges, kinds: Sequence[Kind[Any]]) -> Dependencies:
        """Return pg_depend's rows between known objects; a member of an extension stands for the extension."""
        carriers = self._carriers(kinds)
        whatever = carriers.get("", {})
        found: list[ObjectId] = []
        types: list[str] = []
        get, resolve = self.ids.get, self._resolve
        known = map(get, edges.dependents), map(get, edges.referenced)
        for id_, needed, one, other, type_ in zip(*known, edges.dependents, edges.referenced, edges.types, strict=True):
            dependent = id_ or resolve(one)
            if dependent is None:
                continue
            referenced = needed or resolve(other)
            if referenced is None or dependent is referenced:
                continue
            if carriers:
                dependent = carriers.get(type_, whatever).get((dependent, referenced), dependent)
            found += dependent, referenced
            types.append(type_)
        return Dependencies(lambda: tuple(dict.fromkeys(map(Dependency, found[::2], found[1::2], types))))

    def _carriers(self, kinds: Sequence[Kind[Any]]) -> Mapping[str, Mapping[tuple[ObjectId, ObjectId], ObjectId]]:
        """Return what an object stands for in pg_depend: a partition object for its table's need of the parent.

        By the type of the rows, "" for those of all types that are not listed.
        """
        carrying = {kind.name: kind for kind in kinds if kind.carries is not nothing}
        found: dict[str, dict[tuple[ObjectId, ObjectId], ObjectId]] = {}
        for item in self.objects.values():
            if (kind := carrying.get(item.id.kind)) is not None:
                found.setdefault(kind.carried, {}).update(dict.fromkeys(kind.carries(item), item.id))
        return found

    def _resolve(self, address: int) -> ObjectId | None:
        """Return what stands for a row that is no object itself: its whole, or its extension."""
        id_ = self.ids.get(address & _WHOLE)
        if id_ is None and self.members:
            extension = self.members.get((address >> 48, address >> 16 & 0xFFFFFFFF))
            if extension is not None:
                id_ = self.at(_EXTENSION, extension)
        return id_
