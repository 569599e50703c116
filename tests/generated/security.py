"""Policies, owners, privileges, default privileges and comments. Roles: gen_a and gen_b, which every server has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generated.constraints import OfTable
from generated.expressions import draw_expr
from generated.schema import NOWHERE, Draw, Expr, Item, Ref, Slot, World, literal, quoted, register
from generated.tables import columns_of

ROLES = ("gen_a", "gen_b")
COMMENTED = (
    "schema", "table", "column", "view", "materialized view", "enum", "composite type", "domain", "domain constraint",
    "range type", "function", "procedure", "aggregate", "trigger", "constraint", "unique constraint", "foreign key",
    "index", "statistics", "sequence", "policy", "rule", "collation", "event trigger", "foreign table", "server",
    "text search configuration", "text search dictionary", "publication", "operator", "cast", "base type",
)  # fmt: skip
OWNED = (
    "schema", "table", "view", "materialized view", "enum", "composite type", "domain", "range type", "function",
    "procedure", "aggregate", "statistics", "collation", "foreign table", "text search configuration",
    "text search dictionary", "operator", "base type",
)  # fmt: skip
PRIVILEGES = {
    "schema": ("SCHEMA", ("USAGE", "CREATE", "ALL")),
    "table": ("TABLE", ("SELECT", "INSERT", "UPDATE", "ALL", "TRIGGER")),
    "view": ("TABLE", ("SELECT", "ALL")), "materialized view": ("TABLE", ("SELECT",)),
    "foreign table": ("TABLE", ("SELECT",)), "sequence": ("SEQUENCE", ("USAGE", "SELECT", "ALL")),
    "function": ("FUNCTION", ("EXECUTE",)), "procedure": ("PROCEDURE", ("EXECUTE",)), "enum": ("TYPE", ("USAGE",)),
    "aggregate": ("FUNCTION", ("EXECUTE",)), "composite type": ("TYPE", ("USAGE",)), "domain": ("DOMAIN", ("USAGE",)),
    "range type": ("TYPE", ("USAGE",)), "foreign data wrapper": ("FOREIGN DATA WRAPPER", ("USAGE",)),
    "server": ("FOREIGN SERVER", ("USAGE",)), "column": ("TABLE", ("SELECT", "UPDATE", "REFERENCES")),
}  # fmt: skip


@register
@dataclass(frozen=True, kw_only=True)
class Policy(OfTable):
    """A policy."""

    kind = "policy"
    command: str = "ALL"
    is_restrictive: bool = False
    roles: tuple[str, ...] = ()
    using: Expr | None = None
    check: Expr | None = None
    looks_at: Ref | None = None

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        tables = [one for one in world.all("table") if columns_of(world, one)]
        if not tables:
            return None
        table = world.items[like.table] if like else draw.pick(tables)
        columns = columns_of(world, table)
        one, other = (
            draw_expr(world, draw, columns, frozenset({"bool"})) if draw.chance(60) else None for _ in range(2)
        )
        return cls(
            key=world.next_key, name=cls.free(world, draw, table), table=Ref(table.key),
            command=draw.pick(("ALL", "SELECT", "INSERT", "UPDATE", "DELETE")), is_restrictive=draw.chance(25),
            roles=draw.pick(((), ("gen_a",), ("gen_a", "gen_b"), ("gen_b",))), using=one, check=other,
            looks_at=Ref(draw.pick(tables).key) if draw.chance(20) else None,
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether its expressions are about the table, and the command takes them."""
        known = {column.key for column in columns_of(world, world.items[self.table])}
        for expr in (self.using, self.check):
            keys = {key for key, _ in expr.args if world.owners[key].kind != "function"} if expr else set()
            if expr and not (keys <= known and expr.is_valid(world)):
                return False
        if self.command == "INSERT" and (self.using or self.looks_at):
            return False
        return not (self.command in {"SELECT", "DELETE"} and self.check)

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE POLICY."""
        using = [self.using.sql(world)] if self.using else []
        if self.looks_at is not None:
            using.append(f"EXISTS (SELECT 1 FROM {world.reference(self.looks_at)} AS other)")
        text = f"CREATE POLICY {quoted(self.name)} ON {world.reference(self.table)}"
        text += f" AS RESTRICTIVE FOR {self.command}" if self.is_restrictive else f" FOR {self.command}"
        text += f" TO {', '.join(self.roles)}" if self.roles else ""
        text += f" USING ({' AND '.join(using)})" if using else ""
        yield text + (f" WITH CHECK ({self.check.sql(world)})" if self.check else "")


@dataclass(frozen=True, kw_only=True)
class Satellite(Item):
    """A property of another item. cls: what sort of thing that is."""

    fixed = frozenset({"of"})
    of: Ref = NOWHERE

    @classmethod
    def drawn(cls, world: World, draw: Draw, kinds: Iterable[str], like: Self | None) -> Item | None:
        """Return what it shall belong to."""
        pool = [one for one in world.all(*kinds) if world.items[one.key].target(world)]
        return world.items[like.of] if like else draw.pick(pool) if pool else None


@register
@dataclass(frozen=True, kw_only=True)
class Comment(Satellite):
    """A comment."""

    kind = "comment"
    text: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one for something that has none."""
        item = cls.drawn(world, draw, COMMENTED, like)
        text = draw.pick(("what it is", "it's", 'a "b" \\c', "two\nlines", "ünï", "$$", "-- x", "%s {0}"))
        return cls(key=world.next_key, of=Ref(item.key), text=text) if item else None

    def is_valid(self, world: World) -> bool:
        """Tell whether the object can be named."""
        return bool(world.items[self.of].target(world))

    def slots(self, world: World) -> Iterable[Slot]:
        """Return whose it is."""
        yield ("comment", int(self.of))

    def sql(self, world: World) -> Iterable[str]:
        """Return COMMENT ON."""
        yield f"COMMENT ON {world.items[self.of].target(world)} IS {literal(self.text)}"


@register
@dataclass(frozen=True, kw_only=True)
class Owner(Satellite):
    """An owner who is not the one that creates."""

    kind = "owner"
    is_late = True
    role: str = "gen_a"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one for something that has none."""
        item = cls.drawn(world, draw, OWNED, like)
        return cls(key=world.next_key, of=Ref(item.key), role=draw.pick(ROLES)) if item else None

    def is_valid(self, world: World) -> bool:
        """Tell whether no materialized view would have to be filled through a view of this owner."""
        is_view = world.items[self.of].kind == "view"
        return not is_view or not any(world.reaches(one.key, self.of) for one in world.all("materialized view"))

    def slots(self, world: World) -> Iterable[Slot]:
        """Return whose it is."""
        yield ("owner", int(self.of))

    def sql(self, world: World) -> Iterable[str]:
        """Return OWNER TO."""
        yield f"ALTER {world.items[self.of].target(world)} OWNER TO {self.role}"


@register
@dataclass(frozen=True, kw_only=True)
class Grant(Satellite):
    """A privilege that a role has, or that PUBLIC has no more."""

    kind = "privilege"
    is_late = True
    privilege: str = "SELECT"
    role: str = "gen_a"
    is_grantable: bool = False
    is_revoked: bool = False

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        item = cls.drawn(world, draw, PRIVILEGES, like)
        if item is None:
            return None
        role = draw.pick((*ROLES, "PUBLIC"))
        return cls(
            key=world.next_key, of=Ref(item.key), privilege=draw.pick(PRIVILEGES[item.kind][1]), role=role,
            is_grantable=role != "PUBLIC" and draw.chance(25), is_revoked=role == "PUBLIC" and draw.chance(40),
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether the role may have it so."""
        return self.role != "PUBLIC" or not self.is_grantable

    def slots(self, world: World) -> Iterable[Slot]:
        """Return whose it is, and for whom."""
        yield ("grant", int(self.of), self.role)

    def sql(self, world: World) -> Iterable[str]:
        """Return GRANT or REVOKE."""
        item = world.items[self.of]
        words, _ = PRIVILEGES[item.kind]
        target = item.target(world)
        name = target[len(item.kind) + 1 :] if target.startswith(item.kind.upper()) else target.partition(" ")[2]
        privilege = self.privilege
        if item.kind == "column":
            privilege = f"{privilege} ({quoted(item.name)})"
            name = world.reference(item.table)  # type: ignore[attr-defined]
        if self.is_revoked:
            yield f"REVOKE {privilege} ON {words} {name} FROM {self.role}"
        else:
            grantable = " WITH GRANT OPTION" if self.is_grantable else ""
            yield f"GRANT {privilege} ON {words} {name} TO {self.role}{grantable}"


@register
@dataclass(frozen=True, kw_only=True)
class DefaultPrivilege(Item):
    """Privileges of what a role will create. schema: None is everywhere."""

    kind = "default privilege"
    fixed = frozenset({"of_role", "objects", "in_schema", "to"})
    of_role: str = "gen_a"
    in_schema: Ref | None = None
    objects: str = "TABLES"
    privilege: str = "ALL"
    to: str = "gen_b"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schemas = world.all("schema")
        objects = like.objects if like else draw.pick(("TABLES", "SEQUENCES", "FUNCTIONS", "TYPES", "SCHEMAS"))
        pool = {"TABLES": ("SELECT", "INSERT", "ALL"), "SEQUENCES": ("USAGE", "ALL")}.get(objects, ("ALL",))
        schema = Ref(draw.pick(schemas).key) if schemas and objects != "SCHEMAS" and draw.chance(60) else None
        return cls(
            key=world.next_key, of_role=draw.pick(ROLES), in_schema=schema, objects=objects, privilege=draw.pick(pool),
            to=draw.pick(("gen_b", "PUBLIC", "gen_a")),
        )  # fmt: skip

    def slots(self, world: World) -> Iterable[Slot]:
        """Return what it is about."""
        yield ("default privilege", self.of_role, self.in_schema, self.objects, self.to)

    def sql(self, world: World) -> Iterable[str]:
        """Return ALTER DEFAULT PRIVILEGES."""
        schema = f" IN SCHEMA {world.reference(self.in_schema)}" if self.in_schema is not None else ""
        what = f"GRANT {self.privilege} ON {self.objects} TO {self.to}"
        yield f"ALTER DEFAULT PRIVILEGES FOR ROLE {self.of_role}{schema} {what}"
