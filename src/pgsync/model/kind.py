"""The contract of a kind: all that pgsync knows of one sort of object, as one declaration."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any, Generic, Protocol, TypeVar

from pgsync.model.identity import Address, ObjectId
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.statements import Reach, Statement

S = TypeVar("S")
Row = tuple[Any, ...]


class Reader(Protocol):
    """What a kind's `read` may ask and tell while a catalog is loaded, in the order of the kinds."""

    version: int
    roles: dict[int, str]
    owners: dict[ObjectId, int]
    owner_of: dict[ObjectId, int]
    acls: dict[ObjectId, str | None]
    members_acls: dict[ObjectId, tuple[ObjectId, int, str | None, str | None]]

    def at(self, classid: int, objid: int, objsubid: int = 0) -> ObjectId | None:
        """Return the identity of what was read at this address; None for system and extension objects."""

    def named(self, classid: int, objid: int, objsubid: int = 0) -> tuple[ObjectId, ObjectId] | None:
        """Return what is at this address by its own name, and the object whose part it is or that it is itself."""

    def parent_of(self, id: ObjectId) -> ObjectId:
        """Return the object that a satellite of `id` is a part of: `id` itself, or of what it is only a part."""

    def owned(self, id: ObjectId, owner: int, acl: str | None = None) -> None:
        """Tell the owner (a role's oid, 0 for none) and the access control list of an object."""

    def alias(self, address: Address, id: ObjectId) -> None:
        """Tell of another row that stands for the same object in pg_depend."""

    def part(self, address: Address, id: ObjectId, parent: ObjectId) -> None:
        """Tell of something that is no object of its own but can have a comment or privileges."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a statement's text may depend on: both sides, and what the plan does to the rest.

    `created` and `dropped` hold the ids of all objects that are created or dropped (replaced ones are in both).
    `inlined` gives, for an object being created, the parts that its own statement must contain.
    """

    current: Catalog
    desired: Catalog
    kinds: Mapping[str, "Kind[Any]"]
    created: frozenset[ObjectId] = frozenset()
    dropped: frozenset[ObjectId] = frozenset()
    inlined: frozenset[ObjectId] = frozenset()
    parked: Mapping[ObjectId, str] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """The major version of the server that will run the statements."""
        return self.current.server.version

    def identity(self, id: ObjectId) -> str:
        """Return the words that name an object in DDL: TABLE public.orders."""
        return self.kinds[id.kind].identity(id)

    def inlined_parts(self, id: ObjectId, kind: str) -> list[DbObject[Any]]:
        """Return the parts of one kind that the CREATE statement of `id` must contain."""
        return [part for part in self.desired.parts(id, kind) if part.id in self.inlined]


Emit = Callable[[DbObject[S], Context], Iterable[Statement]]
Change = Callable[[DbObject[S], DbObject[S], Context], Iterable[Statement]]


class Swap(Enum):
    """How an object is replaced while columns that hold data of it stay."""

    RENAME = "rename the old one away, create the new one, convert the columns, drop the old one"
    TEXT = "convert the columns to text, replace it, convert them back"


def never(*_: object) -> bool:
    """Return False: the default of every predicate of a kind."""
    return False


def nothing(*_: object) -> Iterable[Any]:
    """Return no statements, no objects."""
    return ()


def no_object(*_: object) -> ObjectId | None:
    """Return None."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[S]):
    """One kind of object. Fields with a default are for kinds with that particular need.

    name: PostgreSQL's own word, in lower case, as in DROP <name>.
    plural: the heading for many of them.
    spec: the dataclass of what is compared.
    classid: oid of the system catalog that `query` reads; the first column of each row is its objid.
    query: server's major version → one SELECT for the whole database; None when `collect` makes the objects.
    full_query: a catalog, and the query to ask instead where the role may read all of it.
    read: one row → one object; None when it is not to be managed (a system object, a part of an extension).
    collect: the reader after all queries → objects (owners and privileges, told by other kinds).
    identity: the words that name an object in DROP, COMMENT ON, OWNER TO and in messages.
    create, drop: statements; `drop` of a part is not asked for when its parent goes.
    alter: field of the spec → statements; the same function under several fields is called once.
    replace_on: fields that no ALTER can change.
    replaces: dynamic form: the object that must be replaced to bring about this change, or None.
    blocks: old, new, fields of an object that this one depends on → must this one step aside for that change?
    implied_by: the object whose CREATE, DROP or ALTER does the same to this one (an inherited column's origin).
    follows: fields that PostgreSQL changes along with the same field of the object that `implied_by` names.
    inline: may the parent's CREATE contain this part?
    part: is it read after everything that is whole, of which it is a part?
    inseparable: a part without which its whole is not (a column): never emitted on its own to break a loop.
    replaced_with_whole: what would replace this part replaces its parent.
    separate_drop: is its DROP emitted even when the parent goes (foreign keys)?
    drops_with: further objects whose DROP takes this one along (an owned sequence and its column).
    cascades: does its DROP take along whatever needs it and is needed by it (a type and its input function)?
    needs: object, its catalog → what it depends on beyond pg_depend's rows, its parent always being one.
    mentions: words of a text that PostgreSQL does not look into (a routine's body): what has such a name comes first.
    adopts: object, its catalog → what its CREATE makes its own: that must be there before.
    heirs: relation, its catalog, how far → the relations right below it to which a statement recurses.
    carries: (dependent, referenced) pairs of pg_depend that are this object's needs, not the named dependent's.
    normal: field → normal form, used when two values differ: equal normal forms are no difference.
    swap: how it is replaced under columns that use it; None when it has no data.
    survives: kinds that can be swapped under this one (column: types).
    park, discard: rename the old one away to a name, drop it there (Swap.RENAME).
    release: turn loose what is to be swapped (Swap.TEXT: a column to text).
    placeholder: a stand-in that breaks a dependency loop (a view without its query), completed by `complete`.
    slots: names it occupies: two objects in one slot never exist at the same time.
    strict: fields compared only in strict mode. lenient: fields ignored in lenient mode.
    satellite: a property of other kinds' objects (owner, privilege, comment), restored whenever they are.
    late: which of "create", "alter", "drop" come after everything else, so that they do not act on the rest of the
        plan (event triggers), or so that what destroys data comes last; where CREATE is late, DROP is first.
    unreachable: before, after, the desired catalog → what differs and no statement can change, in every mode.
    manual: object before or None, after or None → sentences for what nobody but the user can do (secrets).
    prepare: both catalogs before they are compared for a plan → the same with what circumstances add.
    since: first major version that has it.
    """

    name: str
    plural: str = ""
    spec: type[S]
    classid: int = 0
    query: Callable[[int], str] | None = None
    full_query: tuple[str, Callable[[int], str]] | None = None
    read: Callable[[Row, Reader], DbObject[S] | None] | None = None
    collect: Callable[[Reader], Iterable[DbObject[S]]] | None = None
    identity: Callable[[ObjectId], str]
    create: Emit[S]
    drop: Emit[S]
    alter: Mapping[str, Change[S]] = field(default_factory=dict)
    replace_on: frozenset[str] = frozenset()
    replaces: Callable[[DbObject[S], DbObject[S], frozenset[str], Context], ObjectId | None] = no_object
    blocks: Callable[[DbObject[S], DbObject[Any], DbObject[Any], frozenset[str]], bool] = never
    implied_by: Callable[[DbObject[S], Catalog], ObjectId | None] = no_object
    follows: frozenset[str] = frozenset()
    inline: Callable[[DbObject[S], Context], bool] = never
    part: bool = False
    inseparable: bool = False
    replaced_with_whole: bool = False
    separate_drop: Callable[[DbObject[S], Context], bool] = never
    drops_with: Callable[[DbObject[S], Context], Iterable[ObjectId]] = nothing
    cascades: bool = False
    needs: Callable[[DbObject[S], Catalog], Iterable[ObjectId]] = nothing
    mentions: Callable[[DbObject[S]], Iterable[str]] = nothing
    adopts: Callable[[DbObject[S], Catalog], Iterable[ObjectId]] = nothing
    heirs: Callable[[ObjectId, Catalog, Reach], Iterable[ObjectId]] = nothing
    carries: Callable[[DbObject[S]], Iterable[tuple[ObjectId, ObjectId]]] = nothing
    normal: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    swap: Swap | None = None
    survives: frozenset[str] = frozenset()
    park: Callable[[DbObject[S], str, Context], Iterable[Statement]] = nothing
    discard: Callable[[DbObject[S], str, Context], Iterable[Statement]] = nothing
    release: Emit[S] = nothing
    placeholder: Emit[S] | None = None
    complete: Emit[S] = nothing
    slots: Callable[[DbObject[S]], Iterable[tuple[str, ...]]] = nothing
    strict: frozenset[str] = frozenset()
    lenient: frozenset[str] = frozenset()
    satellite: bool = False
    late: frozenset[str] = frozenset()
    unreachable: Callable[[DbObject[S], DbObject[S], Catalog], Iterable[str]] = nothing
    manual: Callable[[DbObject[S] | None, DbObject[S] | None, Context], Iterable[str]] = nothing
    prepare: Callable[[Catalog, Catalog], tuple[Catalog, Catalog]] | None = None
    since: int = 13

    def __post_init__(self) -> None:
        """Refuse a kind with a field that has no rule, or two: no silent difference."""
        names = {f.name for f in fields(self.spec) if f.compare}  # type: ignore[arg-type]
        ruled = set(self.alter) | self.replace_on
        if names != ruled or set(self.alter) & self.replace_on:
            wrong = sorted(names ^ ruled) or sorted(set(self.alter) & self.replace_on)
            message = f"kind {self.name}: fields without exactly one rule: {', '.join(wrong)}"
            raise TypeError(message)


Kinds = Sequence[Kind[Any]]
