"""A small typed model of a schema: items that name each other by key, and know what PostgreSQL accepts."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Protocol, Self, TypeVar

T = TypeVar("T")
Slot = tuple[Any, ...]

HOLE = "\x03{}\x04"
"""A place in an expression's template; no name and no SQL of ours has these characters."""


class Ref(int):
    """The key of an item, or of a view's column, wherever an item keeps it."""


class Draw(Protocol):
    """Where choices come from: hypothesis, which shrinks them."""

    def number(self, least: int, most: int) -> int:
        """Return a number, both ends included."""
        ...

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        ...

    def chance(self, percent: int) -> bool:
        """Return True in so many of a hundred cases."""
        ...


@dataclass(frozen=True, slots=True)
class Type:
    """A column's type. base: SQL, or the item that defines it; word: the type's name where the item is an extension."""

    base: str | Ref
    is_array: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class Expr:
    """An expression. text: SQL with a hole for each of args; args: key and class of what is in the hole; cls: its own.

    is_steady: IMMUTABLE, and of columns that are stored.
    """

    text: str
    args: tuple[tuple[Ref, str], ...] = ()
    cls: str = "bool"
    is_steady: bool = True

    def sql(self, world: "World", prefix: str = "") -> str:
        """Return it as SQL. prefix: stands before columns: a relation's alias and a dot."""
        text = self.text
        for number, (key, _) in enumerate(self.args):
            text = text.replace(HOLE.format(number), world.reference(key, prefix))
        return text

    def is_valid(self, world: "World") -> bool:
        """Tell whether everything is there and of the class that it had."""
        return all(key in world.classes and world.classes[key] == cls for key, cls in self.args)


NOWHERE = Ref(0)
INTEGER = Type("integer")
TRUE = Expr("true")
NULL = Expr("NULL")


@dataclass(frozen=True, slots=True)
class Output:
    """A column of a view: key names it in other items."""

    key: int
    name: str
    expr: Expr
    type: Type


@dataclass(frozen=True, kw_only=True)
class Item:
    """One object. key: what other items call it. since: the first PostgreSQL version that has it."""

    key: int
    name: str = ""
    kind: ClassVar[str] = ""
    since: ClassVar[int] = 13
    inline: ClassVar[bool] = False
    """Whether its SQL is a part of another item's."""
    is_late: ClassVar[bool] = False
    """Whether it comes after everything else: what an owner may not do, nobody has to do then."""
    fixed: ClassVar[frozenset[str]] = frozenset()
    """Fields that say which object it is: another value would be another object."""
    is_relation: ClassVar[bool] = False
    is_type: ClassVar[bool] = False

    @classmethod
    def make(cls, world: "World", draw: Draw, like: Self | None = None) -> Self | None:
        """Return a new one; None where the world has no place for it. like: it shall differ from this one in fields."""
        raise NotImplementedError

    def is_valid(self, world: "World") -> bool:
        """Tell whether PostgreSQL accepts it in this world, in which everything that it names is there."""
        return True

    def sql(self, world: "World") -> Iterable[str]:
        """Return its statements, without semicolons."""
        return ()

    def slots(self, world: "World") -> Iterable[Slot]:
        """Return the names that it occupies."""
        yield (self.kind, self.name)

    def refs(self) -> Iterator[Ref]:
        """Return the keys of all items that it names."""
        for one in dataclasses.fields(self):
            yield from _refs(getattr(self, one.name))

    @property
    def whole(self) -> int | None:
        """The key of the table or domain that it belongs to."""
        return getattr(self, "table", None)

    def parts(self) -> Iterable[int]:
        """Return further keys by which it is named."""
        return ()

    def cls_of(self, world: "World", key: int) -> str:
        """Return what an expression must know of it, or of one of its parts."""
        return self.kind

    def target(self, world: "World") -> str:
        """Return the words that name it in COMMENT ON, OWNER TO."""
        return f"{self.kind.upper()} {world.reference(Ref(self.key))}"


def _refs(value: Any) -> Iterator[Ref]:
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _refs(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            yield from _refs(getattr(value, one.name))


def quoted(name: str) -> str:
    """Return a name as an identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """Return a string constant."""
    text = "'" + value.replace("'", "''") + "'"
    return f" E{text.replace(chr(92), chr(92) * 2)}" if "\\" in text else text


@dataclass(frozen=True)
class World:
    """All items of a schema, in the order in which columns and labels stand. version: of the oldest server for it."""

    version: int
    items: Mapping[int, Item] = field(default_factory=dict)

    def having(self, *items: Item) -> "World":
        """Return the world with these items, new or in the place of those with their keys."""
        return World(self.version, {**self.items, **{item.key: item for item in items}})

    def ordered(self, keys: Iterable[int]) -> "World":
        """Return the world with its items in another order."""
        return World(self.version, {key: self.items[key] for key in keys})

    @property
    def next_key(self) -> int:
        """Return a key that nothing has had here."""
        return max((part for item in self.items.values() for part in (item.key, *item.parts())), default=0) + 1

    @cached_property
    def by_kind(self) -> Mapping[str, list[Any]]:
        """The items of each kind."""
        found: dict[str, list[Any]] = {}
        for item in self.items.values():
            found.setdefault(item.kind, []).append(item)
        return found

    def all(self, *kinds: str) -> list[Any]:
        """Return the items of some kinds."""
        return [item for kind in kinds for item in self.by_kind.get(kind, ())]

    @cached_property
    def owners(self) -> Mapping[int, Item]:
        """Every key that can be named → its item, or the item that it is a part of."""
        return {key: item for item in self.items.values() for key in (item.key, *item.parts())}

    @cached_property
    def classes(self) -> Mapping[int, str]:
        """Every key that can be named → what an expression must know of it."""
        return {key: item.cls_of(self, key) for key, item in self.owners.items()}

    @cached_property
    def taken(self) -> frozenset[Slot]:
        """Every name that is occupied."""
        return frozenset(slot for item in self.items.values() for slot in item.slots(self))

    @cached_property
    def _below(self) -> Mapping[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for item in self.items.values():
            if item.whole is not None:
                found.setdefault(item.whole, []).append(item)
        return found

    def of_table(self, table: int, *kinds: str) -> list[Any]:
        """Return the items of some kinds that belong to a table."""
        return [item for item in self._below.get(table, ()) if item.kind in kinds]

    def reference(self, key: int, prefix: str = "") -> str:
        """Return the name of something as SQL, with its schema."""
        item = self.owners[key]
        if key != item.key:
            return prefix + quoted(next(o.name for o in item.outputs if o.key == key))  # type: ignore[attr-defined]
        if item.kind == "column":
            return prefix + quoted(item.name)
        schema = self.schema(item)
        return quoted(item.name) if schema is None else f"{schema}.{quoted(item.name)}"

    def schema(self, item: Item) -> str | None:
        """Return the schema that an item lies in, as SQL; None for what lies in none."""
        if "schema" not in item.__dataclass_fields__:
            return None
        key = item.schema  # type: ignore[attr-defined]
        return "public" if key is None else quoted(self.items[key].name)

    def reaches(self, start: int, goal: int) -> bool:
        """Tell whether one thing needs another."""
        todo, seen = [start], set()
        while todo:
            key = todo.pop()
            if key == goal:
                return True
            if key in seen or key not in self.owners:
                continue
            seen.add(key)
            item = self.owners[key]
            todo += [int(ref) for ref in item.refs()]
            todo += [one.key for one in self._below.get(item.key, ()) if one.inline]
        return False

    def settled(self) -> "World":
        """Return the world without what names something that is gone, is invalid, or has a name that is taken."""
        world = self
        while True:
            gone = world._wrong()
            if not gone:
                return world
            world = World(world.version, {key: item for key, item in world.items.items() if key not in gone})

    def _wrong(self) -> set[int]:
        gone = {key for key, item in self.items.items() if any(ref not in self.owners for ref in item.refs())}
        if gone:
            return gone
        taken: set[Slot] = set()
        for key, item in self.items.items():
            slots = list(item.slots(self))
            if item.since > self.version or not item.is_valid(self) or taken & set(slots):
                gone.add(key)
            else:
                taken |= set(slots)
        return gone

    def script(self) -> str:
        """Return the SQL that builds it in an empty database."""
        return "".join(f"{statement};\n" for item in self._sorted() for statement in item.sql(self))

    def _sorted(self) -> list[Item]:
        """Return the items that stand alone, each after what it needs, else in their own order."""
        done: dict[int, Item] = {}

        def visit(item: Item) -> None:
            if item.key in done or item.inline:
                return
            done[item.key] = item
            for one in (item, *(i for i in self._below.get(item.key, ()) if i.inline)):
                for ref in one.refs():
                    other = self.owners[ref]
                    visit(self.items[other.whole] if other.inline and other.whole is not None else other)
            done[item.key] = done.pop(item.key)

        for item in sorted(self.items.values(), key=lambda item: item.is_late):
            visit(item)
        return list(done.values())


Maker = type[Item]
REGISTRY: dict[str, Maker] = {}
"""Kind → what makes it, in the order in which a schema is begun."""


def register(kind: Maker) -> Maker:
    """Add a kind to the registry."""
    REGISTRY[kind.kind] = kind
    return kind


Check = Callable[[World], bool]
