"""Ranges, base types and shell types."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generated.names import draw_name
from generated.schema import INTEGER, Draw, Ref, Slot, Type, World, quoted, register
from generated.types import InSchema, type_sql


@register
@dataclass(frozen=True, kw_only=True)
class Range(InSchema):
    """A range type."""

    kind = "range type"
    is_type = True
    subtype: Type = INTEGER
    multirange: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one over a type with an order."""
        schema, name = cls.place(world, draw)
        subtype = Type(draw.pick(("integer", "text", "date", "numeric", "double precision", "uuid")))
        enums = world.all("enum")
        if enums and draw.chance(25):
            subtype = Type(Ref(draw.pick(enums).key))
        multirange = draw_name(draw, ("relation", schema), world.taken | {("relation", schema, name)})
        return cls(key=world.next_key, schema=schema, name=name, subtype=subtype, multirange=multirange)

    def is_valid(self, world: World) -> bool:
        """Tell whether both types have a name of their own."""
        return super().is_valid(world) and self.name != self.multirange

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its names: both types, and their constructors."""
        for name in (self.name, self.multirange):
            yield ("relation", self.schema, name)
            yield ("routine", self.schema, name)

    def cls_of(self, world: World, key: int) -> str:
        """Return a class of its own."""
        return f"range {self.key}"

    def target(self, world: World) -> str:
        """Return TYPE and its name."""
        return f"TYPE {world.reference(self.key)}"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TYPE; the multirange has a name where there is one."""
        schema = "public" if self.schema is None else world.reference(self.schema)
        multirange = f", MULTIRANGE_TYPE_NAME = {schema}.{quoted(self.multirange)}" if world.version >= 14 else ""
        subtype = type_sql(world, self.subtype)
        yield f"CREATE TYPE {world.reference(self.key)} AS RANGE (SUBTYPE = {subtype}{multirange})"


@register
@dataclass(frozen=True, kw_only=True)
class Base(InSchema):
    """A base type with the representation of integer, and its input and output functions."""

    kind = "base type"
    is_type = True
    storage: str = "plain"
    category: str = "U"
    default: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        default, category = draw.pick(("", "1")), draw.pick(("U", "X"))
        return cls(key=world.next_key, schema=schema, name=name, default=default, category=category)

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name, and its functions'."""
        yield ("relation", self.schema, self.name)
        for name in self.functions:
            yield ("routine", self.schema, name)

    @property
    def functions(self) -> tuple[str, str]:
        """Return the names of its functions; a type of another name has others, as both need one cstring."""
        number = zlib.crc32(self.name.encode()) % 1000
        return f"f{self.key}_{number}in", f"f{self.key}_{number}out"

    def cls_of(self, world: World, key: int) -> str:
        """Return a class without operators."""
        return "base"

    def target(self, world: World) -> str:
        """Return TYPE and its name."""
        return f"TYPE {world.reference(self.key)}"

    def sql(self, world: World) -> Iterable[str]:
        """Return a shell, the functions, the type."""
        schema = "public" if self.schema is None else world.reference(self.schema)
        me, (read, write) = world.reference(self.key), (f"{schema}.{name}" for name in self.functions)
        default = f", DEFAULT = '{self.default}'" if self.default else ""
        yield f"CREATE TYPE {me}"
        yield f"CREATE FUNCTION {read}(cstring) RETURNS {me} LANGUAGE internal IMMUTABLE STRICT AS 'int4in'"
        yield f"CREATE FUNCTION {write}({me}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'"
        like = f"INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, CATEGORY = '{self.category}'"
        yield f"CREATE TYPE {me} (INPUT = {read}, OUTPUT = {write}, {like}{default})"


@register
@dataclass(frozen=True, kw_only=True)
class Shell(InSchema):
    """A type that is only declared."""

    kind = "shell type"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        return cls(key=world.next_key, schema=schema, name=name)

    def target(self, world: World) -> str:
        """Return TYPE and its name."""
        return f"TYPE {world.reference(self.key)}"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TYPE."""
        yield f"CREATE TYPE {world.reference(self.key)}"
