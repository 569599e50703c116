"""The contract of a kind: all that pgsync knows of one sort of object, as one declaration."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field, fields
from enum import Enum
from typing import Any, Generic, Protocol, TypeVar

from pgsync.model.facts import Facts
from pgsync.model.identity import Address, ObjectId
from pgsync.model.keep import NOTHING_KEPT, Keep
from pgsync.model.modes import Aspect, Mode, Note
from pgsync.model.naming import Rewrite, Text, Word
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.recipe import Recipe
from pgsync.model.statements import Reach, Statement
from pgsync.plain import dataclass

S = TypeVar("S")
T = TypeVar("T")
_OF_RELATIONS = re.compile(r"/\* of (\S+) \*/ true")
Row = tuple[Any, ...]
Pair = tuple[T, T]  # current, desired


class Reader(Protocol):
    """What a kind's `read` may ask and tell while a catalog is loaded, in the order of the kinds."""

    version: int
    roles: dict[int, str]
    owners: dict[ObjectId, int]
    owner_of: dict[ObjectId, int]
    acls: dict[ObjectId, str | None]
    members_acls: dict[ObjectId, tuple[ObjectId, int, str | None, str | None]]
    known: dict[tuple[Any, ...], Any]  # what a kind made of some values, of this database or of one read with it

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
    `inlined` gives, for an object being created, the parts that its own statement must contain. `released` holds what
    is turned loose from a type that stays but changes inside (a column that holds rows of a table).
    `saved` holds what goes without its rows: they are kept.
    `facts` is None where only plain forms are wanted. `preparable` holds what can be built ahead of the transaction in
    which it takes its place, because nothing else in that transaction has to come first; `lingering` what can
    be dropped after it, because nothing else in it has to wait for that. `successors` take the place or the name of
    something, `predecessors` make room for it. `keep` tells whether the rows of what is dropped are kept, and whose
    come back.
    """

    current: Catalog
    desired: Catalog
    kinds: Mapping[str, "Kind[Any]"]
    created: frozenset[ObjectId] = frozenset()
    dropped: frozenset[ObjectId] = frozenset()
    inlined: frozenset[ObjectId] = frozenset()
    parked: Mapping[ObjectId, str] = field(default_factory=dict)
    saved: frozenset[ObjectId] = frozenset()
    facts: Facts | None = None
    preparable: frozenset[ObjectId] = frozenset()
    lingering: frozenset[ObjectId] = frozenset()
    successors: frozenset[ObjectId] = frozenset()
    predecessors: frozenset[ObjectId] = frozenset()
    released: frozenset[ObjectId] = frozenset()
    keep: Keep = NOTHING_KEPT

    @property
    def version(self) -> int:
        """The major version of the server that will run the statements."""
        return self.current.server.version

    def is_large(self, relation: ObjectId | None) -> bool:
        """Tell whether a relation that is there before and after is so large that its statements must not block."""
        return (
            self.facts is not None
            and relation is not None
            and relation in self.current.objects
            and relation not in self.created
            and self.facts.is_large(relation)
        )

    def identity(self, id: ObjectId) -> str:
        """Return the words that name an object in DDL: TABLE public.orders."""
        return self.kinds[id.kind].identity(id)

    def inlined_parts(self, id: ObjectId, kind: str) -> list[DbObject[Any]]:
        """Return the parts of one kind that the CREATE statement of `id` must contain."""
        objects, inlined = self.desired.objects, self.inlined
        return [objects[part] for part in self.desired.children.get(id, ()) if part.kind == kind and part in inlined]


Emit = Callable[[DbObject[S], Context], Iterable[Statement]]
Change = Callable[[DbObject[S], DbObject[S], Context], Iterable[Statement]]
Ask = Callable[[str], Sequence[tuple[str | None, ...]]]
"""A query → its rows, each value as PostgreSQL writes it; None for NULL."""
OnlineEmit = Callable[[DbObject[S], Context], Recipe | None]
OnlineChange = Callable[[DbObject[S], DbObject[S], Context], Recipe | None]


@dataclass(frozen=True, slots=True)
class Lack:
    """What an object has and an older server cannot have.

    what: it in words, as the subject of a sentence. since: the first major version that has it.
    without: the spec → the same without it; None where the object cannot be without it and is left out.
    """

    what: str
    since: int
    without: Callable[[Any], Any] | None = None


class Swap(Enum):
    """How an object is replaced while columns that hold data of it stay."""

    RENAME = "rename the old one away, create the new one, convert the columns, drop the old one"
    TEXT = "convert the columns to text, replace it, convert them back"


def of_relations(column: str) -> str:
    """Return a condition that is true, and that `narrowed` makes one that a column's value is one of some oids."""
    return f"/* of {column} */ true"


def narrowed(query: str, oids: Collection[int]) -> str:
    """Return a kind's query for the rows of some relations alone, where it reads what belongs to relations."""
    return _OF_RELATIONS.sub(rf"\1 = ANY ('{{{','.join(map(str, oids))}}}'::oid[])", query)


def never(*_: object) -> bool:
    """Return False: the default of every predicate of a kind."""
    return False


def nothing(*_: object) -> Iterable[Any]:
    """Return no statements, no objects."""
    return ()


def no_recipe(*_: object) -> Recipe | None:
    """Return None: the plain form it is."""
    return None


def no_object(*_: object) -> None:
    """Return None."""
    return


def outermost(id_: ObjectId) -> str | None:
    """Return the first part of the path, a schema: the default of `schema`."""
    return id_.path[0] if len(id_.path) > 1 else None


def no_schema(_: ObjectId) -> str | None:
    """Return None: it lies in no schema."""
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
    bound: before, after → can it change so only along with that object (the type of an inherited column)?
    inline: may the parent's CREATE contain this part?
    part: is it read after everything that is whole, of which it is a part?
    inseparable: a part without which its whole is not (a column): never emitted on its own to break a loop.
    replaced_with_whole: what would replace this part replaces its parent.
    separate_drop: is its DROP emitted even when the parent goes (foreign keys)?
    drops_with: further objects whose DROP takes this one along (an owned sequence and its column).
    displaces: what is created or dropped, context → others that must be replaced for it although they do not change.
    waits_for: before, after, context → other objects whose CREATE or ALTER must come before this one's ALTER.
    cascades: does its DROP take along whatever needs it and is needed by it (a type and its input function)?
    needs: object, its catalog → what it depends on beyond pg_depend's rows, its parent always being one.
    mentions: words of a text that PostgreSQL does not look into (a routine's body): what has such a name comes first.
    adopts: object, its catalog → what its CREATE makes its own: that must be there before.
    awaits: object, the current catalog → what cannot be there together with it: dropped in the same transaction before.
    decides: object, its catalog → fields of other objects that are what they are because of it: (column, "not_null").
    along: before or None, after, both catalogs → what PostgreSQL changes with it: grants to a new owner.
    leaves: object that goes, its catalog → others as they are without it: a share of a key in a table that stays.
    moves: fields whose change is in the words of everything that depends on the object (an extension's schema), or
        decides what can be said of it (whether a publication is of all tables).
    heirs: relation, its catalog, how far → the relations right below it to which a statement recurses.
    carries: (dependent, referenced) pairs of pg_depend that are this object's needs, not the named dependent's.
    carried: the only type (pg_depend.deptype) of those rows; "" for every type that is nobody's.
    normal: field → normal form, used when two values differ: equal normal forms are no difference.
    normal_by_default: field → normal form of value and spec, in its place in default and lenient mode.
    normal_leniently: likewise, in lenient mode.
    respelled: field → (both values, the object, both catalogs) → are two values of which even the normal forms differ
        one thing in the words of two versions?
    across: both catalogs, of servers of different versions → the same without what only the versions make different.
    lacks: object, both catalogs → what of it only newer servers have.
    gather: the catalog without this kind, and what asks the database for texts → objects that can be asked for only
        when the rest is known. asked: the scopes for which it does, where `scope` stands for many (rows of tables).
    fills: is it rows of its parent?
    gathers: may its CREATE find rows that fill it at once (a materialized view)?
    tier: object, its catalog → what of one kind is created first, and dropped last: what has the lower number.
    derived: fields that follow from what it uses (a view's columns): rebuilt over something else, they change.
    swap: how it is replaced under columns that use it; None when it has no data.
    survives: kinds that can be swapped under this one (column: types), or replaced while it is released from them.
    restores: the field that is brought about anew after it was released.
    park, discard: rename the old one away to a name, drop it there (Swap.RENAME).
    release: turn loose what is to be swapped (Swap.TEXT: a column to text).
    keeps: before, after, both catalogs → is there a way for its rows to the object that replaces it? With it go
        `save`, which puts them aside, and `fill` (before, after), which puts them into their new place.
    rehouses: the same → further objects whose rows are saved and filled in with its own: they are
        replaced too.
    holds: object, its catalog → what else its rows are in, each with the object that makes it so (partitions).
    placeholder: a stand-in that breaks a dependency loop (a view without its query), completed by `complete`, or by the
        ALTER of a field in `refills`.
    slots: names it occupies: two objects in one slot never exist at the same time.
    unsaid: what an object is that is not there as nobody has said anything: the privileges that are there anyway.
    initial: what this satellite of a new object is when nobody says anything; None: it is not there then.
    strict: fields compared only in strict mode. lenient: fields ignored in lenient mode.
    aspect: the aspect that all of it is, so that it can be left out. aspects: field → the aspect that this field is.
    satellite: a property of other kinds' objects (owner, privilege, comment), restored whenever they are.
    late: which of "create", "alter", "drop" come after everything else, so that they do not act on the rest of the
        plan (event triggers), or so that what destroys data comes last; where CREATE is late, DROP is first.
    align: both catalogs before they are compared in a mode → the same, with what this mode takes for one made one.
    notes: both catalogs as they were read, the mode → what differs and is only reported.
    manual: object before or None, after or None → sentences for what nobody but the user can do (secrets).
    prepare: both catalogs before they are compared for a plan → the same with what circumstances add.
    impossible: both catalogs, not prepared → sentences: what `prepare` leaves as it is, as this target cannot have it.
    set_aside: DROP that keeps the rows, if they are wanted (Context.keep); why that cannot be, as a text; None where
        there are none.
    online_create, online_drop, online_alter: the same without blocking a large relation; None for the plain form.
    aloof: fields whose change does not concern what depends on the object.
    shared: does it belong to the whole server (a role), so that nobody's server but our own may be used to try it?
    installed: does it need files of the server's machine: does a failure on another server prove nothing?
    since: first major version that has it.
    schema: identity → the schema that it lies in, by which --schema chooses it; None for what lies in none.
    scope: the name of the option that asks for it, "" for what every comparison reads: what belongs to the whole
        cluster, or to the data, is read and compared only when it is asked for.
    path: what the parts of its path are; by default a schema, a relation, its own name, as many as there are.
    texts: field → what names are in it, or how they are rewritten; a field that is not listed names nothing.
    rename: identity, new own name, context → ALTER ... RENAME; None where PostgreSQL has none or it is no use.
    inner: identities of what is no object of its own but has a name: labels of an enum, columns of a view.
    renames_along: object, its catalog → what PostgreSQL renames with it (columns of partitions).
    twin: object, its catalog → what tells that one of another name is the same: its definition, or what owns it;
        None to be sure of nothing. `nameless`: object, its catalog, mode → does its name not count?
    resembles: object, its catalog, another one, its catalog → may this be that one renamed? None: if they are equal.
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
    bound: Callable[[DbObject[S], DbObject[S]], bool] = never
    inline: Callable[[DbObject[S], Context], bool] = never
    part: bool = False
    inseparable: bool = False
    replaced_with_whole: bool = False
    separate_drop: Callable[[DbObject[S], Context], bool] = never
    drops_with: Callable[[DbObject[S], Context], Iterable[ObjectId]] = nothing
    displaces: Callable[[DbObject[S], Context], Iterable[ObjectId]] = nothing
    waits_for: Callable[[DbObject[S], DbObject[S], Context], Iterable[ObjectId]] = nothing
    cascades: bool = False
    needs: Callable[[DbObject[S], Catalog], Iterable[ObjectId]] = nothing
    mentions: Callable[[DbObject[S]], Iterable[str]] = nothing
    adopts: Callable[[DbObject[S], Catalog], Iterable[ObjectId]] = nothing
    awaits: Callable[[DbObject[S], Catalog], Iterable[ObjectId]] = nothing
    decides: Callable[[DbObject[S], Catalog], Iterable[tuple[ObjectId, str]]] = nothing
    along: Callable[[DbObject[S] | None, DbObject[S], Pair[Catalog]], Iterable[ObjectId]] = nothing
    leaves: Callable[[DbObject[S], Catalog], Iterable[DbObject[Any]]] = nothing
    moves: frozenset[str] = frozenset()
    heirs: Callable[[ObjectId, Catalog, Reach], Iterable[ObjectId]] = nothing
    carries: Callable[[DbObject[S]], Iterable[tuple[ObjectId, ObjectId]]] = nothing
    carried: str = ""
    normal: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    respelled: Mapping[str, Callable[[Pair[Any], ObjectId, Pair[Catalog]], bool]] = field(default_factory=dict)
    across: Callable[[Catalog, Catalog], tuple[Catalog, Catalog]] | None = None
    lacks: Callable[[DbObject[S], Pair[Catalog]], Iterable[Lack]] = nothing
    gather: Callable[[Catalog, Ask], Iterable[DbObject[S]]] | None = None
    asked: frozenset[str] = frozenset()
    tier: Callable[[DbObject[S], Catalog], int] | None = None
    fills: bool = False
    gathers: Callable[[DbObject[S], Context], bool] = never
    derived: frozenset[str] = frozenset()
    swap: Swap | None = None
    survives: frozenset[str] = frozenset()
    restores: str = "type"
    park: Callable[[DbObject[S], str, Context], Iterable[Statement]] = nothing
    discard: Callable[[DbObject[S], str, Context], Iterable[Statement]] = nothing
    release: Emit[S] = nothing
    keeps: Callable[[DbObject[S], DbObject[S], Catalog, Catalog], bool] = never
    rehouses: Callable[[DbObject[S], DbObject[S], Catalog, Catalog], Iterable[ObjectId]] = nothing
    holds: Callable[[DbObject[S], Catalog], Iterable[tuple[ObjectId, ObjectId]]] = nothing
    save: Emit[S] = nothing
    fill: Change[S] = nothing
    placeholder: Emit[S] | None = None
    complete: Emit[S] = nothing
    refills: frozenset[str] = frozenset()
    slots: Callable[[DbObject[S]], Iterable[tuple[str, ...]]] = nothing
    normal_by_default: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    normal_leniently: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    unsaid: Callable[[DbObject[S]], S | None] = no_object
    initial: Callable[[DbObject[S], Catalog], DbObject[S] | None] = no_object
    strict: frozenset[str] = frozenset()
    lenient: frozenset[str] = frozenset()
    aspect: Aspect | None = None
    aspects: Mapping[str, Aspect] = field(default_factory=dict)
    satellite: bool = False
    late: frozenset[str] = frozenset()
    align: Callable[[Catalog, Catalog, Mode], tuple[Catalog, Catalog]] | None = None
    notes: Callable[[Catalog, Catalog, Mode], Iterable[Note]] = nothing
    manual: Callable[[DbObject[S] | None, DbObject[S] | None, Context], Iterable[str]] = nothing
    prepare: Callable[[Catalog, Catalog], tuple[Catalog, Catalog]] | None = None
    impossible: Callable[[Catalog, Catalog], Iterable[str]] = nothing
    aloof: frozenset[str] = frozenset()
    set_aside: Callable[[DbObject[S], Context], Recipe | str | None] = no_recipe
    online_create: OnlineEmit[S] = no_recipe
    online_drop: OnlineEmit[S] = no_recipe
    online_alter: Mapping[str, OnlineChange[S]] = field(default_factory=dict)
    shared: bool = False
    installed: bool = False
    since: int = 13
    schema: Callable[[ObjectId], str | None] = outermost
    scope: str = ""
    path: tuple[Word, ...] = ()
    texts: Mapping[str, Text | Rewrite] = field(default_factory=dict)
    rename: Callable[[ObjectId, str, Context], Iterable[Statement]] | None = None
    inner: Callable[[DbObject[S]], Iterable[ObjectId]] = nothing
    renames_along: Callable[[DbObject[S], Catalog], Iterable[ObjectId]] = nothing
    twin: Callable[[DbObject[S], Catalog], tuple[Any, ...] | None] = no_object
    nameless: Callable[[DbObject[S], Catalog, Mode], bool] = never
    resembles: Callable[[DbObject[S], Catalog, DbObject[S], Catalog], bool] | None = None

    def __post_init__(self) -> None:
        """Refuse a kind with a field that has no rule, or two: no silent difference."""
        names = {f.name for f in fields(self.spec) if f.compare}  # type: ignore[arg-type]
        ruled = set(self.alter) | self.replace_on
        if names != ruled or set(self.alter) & self.replace_on:
            wrong = sorted(names ^ ruled) or sorted(set(self.alter) & self.replace_on)
            message = f"kind {self.name}: fields without exactly one rule: {', '.join(wrong)}"
            raise TypeError(message)


Kinds = Sequence[Kind[Any]]
