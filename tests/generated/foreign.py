"""Foreign data wrappers, servers, user mappings, foreign tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generated.others import Alone
from generated.schema import NOWHERE, Draw, Item, Ref, Slot, World, quoted, register
from generated.types import InSchema


@register
@dataclass(frozen=True, kw_only=True)
class Wrapper(Alone):
    """A foreign data wrapper without a handler."""

    kind = "foreign data wrapper"
    options: tuple[str, ...] = ()

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        return cls(key=world.next_key, name=cls.free(world, draw), options=draw_options(draw))

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE FOREIGN DATA WRAPPER."""
        yield f"CREATE FOREIGN DATA WRAPPER {quoted(self.name)}{options_sql(self.options)}"


def draw_options(draw: Draw) -> tuple[str, ...]:
    """Return options of foreign objects, none of them secret."""
    pool = ("host 'here'", "\"Mixed\" 'it''s'", "port '5432'", "updatable 'false'")
    return tuple(sorted({draw.pick(pool) for _ in range(draw.number(0, 2))}))


def options_sql(options: tuple[str, ...]) -> str:
    """Return options as SQL."""
    return f" OPTIONS ({', '.join(options)})" if options else ""


@register
@dataclass(frozen=True, kw_only=True)
class Server(Alone):
    """A foreign server."""

    kind = "server"
    wrapper: Ref = NOWHERE
    type: str = ""
    version: str = ""
    options: tuple[str, ...] = ()

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        wrappers = world.all("foreign data wrapper")
        if not wrappers:
            return None
        return cls(
            key=world.next_key, name=cls.free(world, draw), wrapper=Ref(draw.pick(wrappers).key),
            type=draw.pick(("", "kind")), version=draw.pick(("", "1", "2.0")), options=draw_options(draw),
        )  # fmt: skip

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE SERVER."""
        type_ = f" TYPE '{self.type}'" if self.type else ""
        version = f" VERSION '{self.version}'" if self.version else ""
        wrapper = world.reference(self.wrapper)
        yield (
            f"CREATE SERVER {quoted(self.name)}{type_}{version} FOREIGN DATA WRAPPER {wrapper}"
            f"{options_sql(self.options)}"
        )


@register
@dataclass(frozen=True, kw_only=True)
class UserMapping(Item):
    """A user mapping; its options would be secret."""

    kind = "user mapping"
    fixed = frozenset({"server", "role"})
    server: Ref = NOWHERE
    role: str = "PUBLIC"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        servers = world.all("server")
        role = draw.pick(("PUBLIC", "gen_a", "gen_b"))
        return cls(key=world.next_key, server=Ref(draw.pick(servers).key), role=role) if servers else None

    def slots(self, world: World) -> Iterable[Slot]:
        """Return whose it is."""
        yield (self.kind, int(self.server), self.role)

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE USER MAPPING."""
        yield f"CREATE USER MAPPING FOR {self.role} SERVER {world.reference(self.server)}"


@register
@dataclass(frozen=True, kw_only=True)
class ForeignTable(InSchema):
    """A foreign table; its columns are items as those of tables are."""

    kind = "foreign table"
    is_relation = True
    server: Ref = NOWHERE
    options: tuple[str, ...] = ()

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        servers = world.all("server")
        if not servers:
            return None
        schema, name = cls.place(world, draw)
        server = Ref(draw.pick(servers).key)
        return cls(key=world.next_key, schema=schema, name=name, server=server, options=draw_options(draw))

    def cls_of(self, world: World, key: int) -> str:
        """Return what says how it can be used."""
        return "table"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE FOREIGN TABLE."""
        columns = world.of_table(self.key, "column")
        body = ", ".join(column.definition(world) for column in columns)
        server, me = world.reference(self.server), world.reference(self.key)
        yield f"CREATE FOREIGN TABLE {me} ({body}) SERVER {server}{options_sql(self.options)}"
        for column in columns:
            yield from (f"ALTER FOREIGN TABLE {me} ALTER {quoted(column.name)} {words}" for words in column.settings())
