"""Publications and what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generated.expressions import draw_expr
from generated.others import Alone
from generated.schema import NOWHERE, Draw, Expr, Item, Ref, Slot, World, quoted, register
from generated.tables import columns_of

IN_FILTERS = frozenset({"int", "bool", "date"})


@register
@dataclass(frozen=True, kw_only=True)
class Publication(Alone):
    """A publication. for_all: of every table."""

    kind = "publication"
    for_all: bool = False
    publish: str = "insert, update, delete, truncate"
    via_root: bool = False

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        return cls(
            key=world.next_key, name=cls.free(world, draw), for_all=draw.chance(15), via_root=draw.chance(30),
            publish=draw.pick(("insert, update, delete, truncate", "insert", "insert, truncate")),
        )  # fmt: skip

    def cls_of(self, world: World, key: int) -> str:
        """Return whether it has members."""
        return f"publication {self.for_all} {self.publish}"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE PUBLICATION."""
        every = " FOR ALL TABLES" if self.for_all else ""
        root = str(self.via_root).lower()
        options = f"publish = '{self.publish}', publish_via_partition_root = {root}"
        yield f"CREATE PUBLICATION {quoted(self.name)}{every} WITH ({options})"


@register
@dataclass(frozen=True, kw_only=True)
class PublicationTable(Item):
    """A table of a publication."""

    kind = "publication table"
    fixed = frozenset({"publication", "table"})
    publication: Ref = NOWHERE
    table: Ref = NOWHERE
    columns: tuple[Ref, ...] = ()
    where: Expr | None = None

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        publications = [one for one in world.all("publication") if not one.for_all]
        tables = [one for one in world.all("table") if not one.is_unlogged and columns_of(world, one)]
        if not publications or not tables:
            return None
        table = world.items[like.table] if like else draw.pick(tables)
        own = columns_of(world, table)
        columns: tuple[Ref, ...] = ()
        where = None
        simple = [
            c for c in own if world.classes[c.key] in IN_FILTERS and not c.generated and isinstance(c.type.base, str)
        ]
        if world.version >= 15 and simple:
            columns = tuple(Ref(c.key) for c in simple) if draw.chance(40) else ()
            where = draw_expr(world, draw, simple, frozenset({"bool"}), is_steady=True) if draw.chance(40) else None
            where = where if where and all(world.owners[key].kind == "column" for key, _ in where.args) else None
        publication = like.publication if like else Ref(draw.pick(publications).key)
        return cls(key=world.next_key, publication=publication, table=Ref(table.key), columns=columns, where=where)

    def is_valid(self, world: World) -> bool:
        """Tell whether the publication takes tables, and this one."""
        table, publication = world.items[self.table], world.items[self.publication]
        if publication.for_all or table.is_unlogged:  # type: ignore[attr-defined]
            return False
        if table.strategy and (self.columns or self.where) and not publication.via_root:  # type: ignore[attr-defined]
            return False
        if (self.columns or self.where) and world.version < 15:
            return False
        in_schema = {one.of for one in world.all("publication schema") if one.publication == self.publication}
        if self.columns and in_schema:
            return False
        known = {c.key for c in columns_of(world, table) if not c.generated and isinstance(c.type.base, str)}
        keys = {key for key, _ in self.where.args} if self.where else set()
        return set(self.columns) | keys <= known and (self.where is None or self.where.is_valid(world))

    def slots(self, world: World) -> Iterable[Slot]:
        """Return whose it is."""
        yield (self.kind, int(self.publication), int(self.table))

    def sql(self, world: World) -> Iterable[str]:
        """Return ALTER PUBLICATION."""
        columns = f" ({', '.join(world.reference(key) for key in self.columns)})" if self.columns else ""
        where = f" WHERE ({self.where.sql(world)})" if self.where else ""
        publication, table = world.reference(self.publication), world.reference(self.table)
        yield f"ALTER PUBLICATION {publication} ADD TABLE ONLY {table}{columns}{where}"


@register
@dataclass(frozen=True, kw_only=True)
class PublicationSchema(Item):
    """A schema of a publication."""

    kind = "publication schema"
    since = 15
    fixed = frozenset({"publication", "of"})
    publication: Ref = NOWHERE
    of: Ref = NOWHERE

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        publications = [one for one in world.all("publication") if not one.for_all]
        schemas = world.all("schema")
        if not publications or not schemas or world.version < 15:
            return None
        return cls(key=world.next_key, publication=Ref(draw.pick(publications).key), of=Ref(draw.pick(schemas).key))

    def is_valid(self, world: World) -> bool:
        """Tell whether no table of the publication has a list of columns."""
        members = [one for one in world.all("publication table") if one.publication == self.publication]
        return not world.items[self.publication].for_all and not any(one.columns for one in members)  # type: ignore[attr-defined]

    def slots(self, world: World) -> Iterable[Slot]:
        """Return whose it is."""
        yield (self.kind, int(self.publication), int(self.of))

    def sql(self, world: World) -> Iterable[str]:
        """Return ALTER PUBLICATION."""
        yield f"ALTER PUBLICATION {world.reference(self.publication)} ADD TABLES IN SCHEMA {world.reference(self.of)}"
