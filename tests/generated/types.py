"""Types: built-in ones, enums, composites, domains, ranges, base and shell types, collations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from generated.names import draw_name
from generated.schema import INTEGER, NOWHERE, Draw, Expr, Item, Ref, Slot, Type, World, literal, quoted, register

BUILTIN: Mapping[str, str] = {
    "integer": "int", "bigint": "int", "smallint": "int", "numeric": "num", "numeric(10,2)": "num",
    "double precision": "num", "text": "text", "character varying(40)": "text", "character varying": "text",
    "character(8)": "text", "boolean": "bool", "date": "date", "timestamp": "ts", "timestamp(3)": "ts",
    "timestamp with time zone": "tz", "time": "time", "interval": "interval", "interval day to second": "interval",
    "uuid": "uuid", "jsonb": "json", "json": "plain json", "bytea": "bytea", "inet": "inet", "int4range": "range",
    "tstzrange": "tzrange", "point": "point", "bit(4)": "bit", "bit varying": "varbit", "xml": "xml", "oid": "oid",
    "tsvector": "tsvector", "name": "name", "money": "money", '"char"': "char",
}  # fmt: skip
EXTENSION_TYPES = {"citext": ("citext", "text"), "hstore": ("hstore", "hstore"), "ltree": ("ltree", "ltree")}
UNORDERED = frozenset({"plain json", "point", "xml", "hstore", "base", "extension"})
"""Classes without an operator class for btree."""
SEEDS: Mapping[str, str] = {
    "int": "{n}", "num": "{n}.5", "text": "'{n}'", "bool": "true", "date": "'2026-01-0{n}'", "oid": "{n}",
    "ts": "'2026-01-0{n} 10:00'", "tz": "'2026-01-0{n} 10:00Z'", "time": "'10:0{n}'", "interval": "'{n} days'",
    "uuid": "'00000000-0000-0000-0000-00000000000{n}'", "json": "'{{\"a\": {n}}}'", "plain json": "'{{\"a\": {n}}}'",
    "bytea": "'\\x0{n}'", "inet": "'10.0.0.{n}'", "range": "'[{n}0,{n}5)'", "point": "'({n},1)'", "bit": "B'0101'",
    "tzrange": "'[2026-01-0{n},2026-01-0{n} 12:00)'", "varbit": "B'1'", "tsvector": "'a{n}'",
    "name": "'{n}'", "money": "{n}", "char": "'{n}'", "hstore": "'a=>{n}'", "ltree": "'a.b{n}'",
}  # fmt: skip


def draw_type(world: World, draw: Draw, within: int | None = None) -> Type:
    """Return some type. within: an item that the type may not need."""
    custom = world.all("enum", "composite type", "domain", "range type", "base type")
    custom = [t for t in custom if within is None or not world.reaches(t.key, within)]
    if custom and draw.chance(35):
        return Type(Ref(draw.pick(custom).key), is_array=draw.chance(20))
    extensions = [e for e in world.all("extension") if e.name in EXTENSION_TYPES]
    if extensions and draw.chance(25):
        extension = draw.pick(extensions)
        return Type(Ref(extension.key), word=EXTENSION_TYPES[extension.name][0])
    usual = ("integer", "text", "bigint", "timestamp with time zone", "numeric(10,2)", "character varying(40)", "date")
    return Type(draw.pick(usual if draw.chance(60) else tuple(BUILTIN)), is_array=draw.chance(8))


def class_of(world: World, type_: Type) -> str:
    """Return what decides which expressions a value of a type may be in."""
    if type_.is_array:
        return f"array of {type_.base}{type_.word}"
    if isinstance(type_.base, str):
        return BUILTIN[type_.base]
    if type_.word:
        return EXTENSION_TYPES[type_.word][1]
    return world.owners[type_.base].cls_of(world, type_.base)


def type_sql(world: World, type_: Type) -> str:
    """Return a type as SQL."""
    if isinstance(type_.base, str):
        name = type_.base
    elif type_.word:
        schema = world.items[type_.base].schema  # type: ignore[attr-defined]
        name = f"{'public' if schema is None else world.reference(schema)}.{type_.word}"
    else:
        name = world.reference(type_.base)
    return f"{name}[]" if type_.is_array else name


def is_ordered(world: World, type_: Type) -> bool:
    """Tell whether btree has an operator class for it."""
    base = type_.base
    if isinstance(base, Ref) and not type_.word:
        item = world.owners[base]
        if isinstance(item, Domain):
            return is_ordered(world, item.type)
        if isinstance(item, Composite):
            return not type_.is_array and all(is_ordered(world, one) for _, one in item.attributes)
        return item.kind in {"enum", "range type"}
    return class_of(world, Type(base, word=type_.word)) not in UNORDERED


def operators_of(world: World, type_: Type) -> str:
    """Return the schema of the extension that a type, or the type below a domain, belongs to; "" for none."""
    if isinstance(type_.base, str) or type_.is_array:
        return ""
    if not type_.word:
        item = world.owners[type_.base]
        return operators_of(world, item.type) if isinstance(item, Domain) else ""
    schema = world.items[type_.base].schema  # type: ignore[attr-defined]
    return "public" if schema is None else world.reference(schema)


def seed(world: World, type_: Type, number: int) -> str:
    """Return a value as SQL: the number-th, from 1 to 3."""
    if type_.is_array:
        return "'{}'"
    if isinstance(type_.base, Ref) and not type_.word:
        item = world.owners[type_.base]
        if isinstance(item, Domain):
            return seed(world, item.type, number)
        return literal(item.labels[number % len(item.labels)]) if isinstance(item, Enum) else "NULL"
    pattern = SEEDS.get(class_of(world, type_))
    return "NULL" if pattern is None else pattern.format(n=number)


def draw_schema(world: World, draw: Draw) -> Ref | None:
    """Return a schema; None is public."""
    schemas = world.all("schema")
    return Ref(draw.pick(schemas).key) if schemas and draw.chance(60) else None


@dataclass(frozen=True, kw_only=True)
class InSchema(Item):
    """What lies in a schema and has a name in one of its spaces. schema: None is public."""

    schema: Ref | None = None
    space: ClassVar[str] = "relation"

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name in its schema."""
        yield (self.space, self.schema, self.name)

    @classmethod
    def place(cls, world: World, draw: Draw) -> tuple[Ref | None, str]:
        """Return a schema and a name that is free in it."""
        schema = draw_schema(world, draw)
        return schema, draw_name(draw, (cls.space, schema), world.taken)


@register
@dataclass(frozen=True, kw_only=True)
class Schema(Item):
    """A schema."""

    kind = "schema"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one with a name that no system schema has."""
        name = draw_name(draw, ("schema",), world.taken | {("schema", "public")})
        return cls(key=world.next_key, name=name.replace("pg_", "pg-"))

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE SCHEMA."""
        yield f"CREATE SCHEMA {quoted(self.name)}"


@register
@dataclass(frozen=True, kw_only=True)
class Extension(Item):
    """An extension; its name is not ours to choose."""

    kind = "extension"
    fixed = frozenset({"name"})
    schema: Ref | None = None

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one that is not there."""
        names = ("citext", "hstore", "ltree", "pg_trgm", "btree_gist", "fuzzystrmatch")
        free = [name for name in names if ("extension", name) not in world.taken]
        name = like.name if like else draw.pick(free) if free else ""
        return cls(key=world.next_key, name=name, schema=draw_schema(world, draw)) if name else None

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE EXTENSION."""
        schema = "public" if self.schema is None else world.reference(self.schema)
        yield f"CREATE EXTENSION {self.name} SCHEMA {schema}"

    def target(self, world: World) -> str:
        """Return its words: its schema is no part of its name."""
        return f"EXTENSION {self.name}"


@register
@dataclass(frozen=True, kw_only=True)
class Collation(InSchema):
    """A collation of the C library."""

    kind = "collation"
    space = "collation"
    locale: str = "C"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one of a locale that every server has."""
        schema, name = cls.place(world, draw)
        return cls(key=world.next_key, schema=schema, name=name, locale=draw.pick(("C", "POSIX")))

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE COLLATION."""
        yield f"CREATE COLLATION {world.reference(self.key)} (LOCALE = '{self.locale}')"


def draw_collation(world: World, draw: Draw, type_: Type) -> Ref | None:
    """Return a collation for a column of some type."""
    collations = world.all("collation")
    if collations and not type_.is_array and type_.base in {"text", "character varying(40)"} and draw.chance(30):
        return Ref(draw.pick(collations).key)
    return None


@register
@dataclass(frozen=True, kw_only=True)
class Enum(InSchema):
    """An enum."""

    kind = "enum"
    is_type = True
    labels: tuple[str, ...] = ()

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one with other labels: added, removed, in another order."""
        schema, name = cls.place(world, draw)
        pool = ("low", "mid", "high", "Two Words", "it's", "a", "b", "", "ü", "x" * 63, "\\")
        labels = list(like.labels) if like else [draw.pick(pool) for _ in range(draw.number(1, 4))]
        for _ in range(draw.number(1, 2) if like else 0):
            where = draw.number(0, len(labels))
            if draw.chance(60):
                labels.insert(where, draw.pick(pool))
            elif len(labels) > 1 and where < len(labels):
                labels.append(labels.pop(where)) if draw.chance(40) else labels.pop(where)
        return cls(key=world.next_key, schema=schema, name=name, labels=tuple(dict.fromkeys(labels)))

    def cls_of(self, world: World, key: int) -> str:
        """Return a class of its own."""
        return f"enum {self.key} {self.labels[0]}"

    def target(self, world: World) -> str:
        """Return TYPE and its name."""
        return f"TYPE {world.reference(self.key)}"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TYPE."""
        yield f"CREATE TYPE {world.reference(self.key)} AS ENUM ({', '.join(map(literal, self.labels))})"


@register
@dataclass(frozen=True, kw_only=True)
class Composite(InSchema):
    """A composite type."""

    kind = "composite type"
    is_type = True
    attributes: tuple[tuple[str, Type], ...] = ()

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one with other attributes."""
        schema, name = cls.place(world, draw)
        attributes = list(like.attributes) if like else []
        for _ in range(1 if like else draw.number(1, 3)):
            one = draw_name(draw, (), frozenset((n,) for n, _ in attributes))
            new = (one, draw_type(world, draw, like.key if like else None))
            if like and attributes and draw.chance(60):
                where = draw.number(0, len(attributes) - 1)
                attributes[where] = (attributes[where][0] if draw.chance(60) else one, new[1])
            elif like and len(attributes) > 1 and draw.chance(40):
                attributes.pop(draw.number(0, len(attributes) - 1))
            else:
                attributes.append(new)
        return cls(key=world.next_key, schema=schema, name=name, attributes=tuple(attributes))

    def cls_of(self, world: World, key: int) -> str:
        """Return a class of its own, as long as its attributes are these."""
        return f"row {self.key} {self.attributes}"

    def target(self, world: World) -> str:
        """Return TYPE and its name."""
        return f"TYPE {world.reference(self.key)}"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TYPE."""
        attributes = ", ".join(f"{quoted(name)} {type_sql(world, type_)}" for name, type_ in self.attributes)
        yield f"CREATE TYPE {world.reference(self.key)} AS ({attributes})"


@register
@dataclass(frozen=True, kw_only=True)
class Domain(InSchema):
    """A domain, over a domain too. default: SQL, for the class that the type had."""

    kind = "domain"
    is_type = True
    type: Type = INTEGER
    not_null: bool = False
    default: Expr | None = None
    collation: Ref | None = None

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one over some type."""
        schema, name = cls.place(world, draw)
        type_ = draw_type(world, draw, like.key if like else None)
        type_ = like.type if like and draw.chance(60) else type_
        known = class_of(world, type_)
        default = Expr(seed(world, type_, 1), cls=known) if known in SEEDS and draw.chance(40) else None
        not_null = default is not None and draw.chance(30)
        collation = draw_collation(world, draw, type_)
        return cls(
            key=world.next_key, schema=schema, name=name, type=type_, not_null=not_null, default=default,
            collation=collation,
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether default and collation suit the type."""
        is_text = not self.type.is_array and self.type.base in {"text", "character varying(40)"}
        fits = self.default is None or self.default.cls == class_of(world, self.type)
        return fits and (self.collation is None or is_text)

    def cls_of(self, world: World, key: int) -> str:
        """Return the class of what it is over."""
        return class_of(world, self.type)

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE DOMAIN."""
        collate = f" COLLATE {world.reference(self.collation)}" if self.collation is not None else ""
        default = f" DEFAULT {self.default.sql(world)}" if self.default else ""
        null = " NOT NULL" if self.not_null else ""
        checks = "".join(
            f" CONSTRAINT {quoted(one.name)} CHECK ({one.text})" for one in world.of_table(self.key, DomainCheck.kind)
        )
        over = type_sql(world, self.type)
        yield f"CREATE DOMAIN {world.reference(self.key)} AS {over}{collate}{default}{null}{checks}"


@register
@dataclass(frozen=True, kw_only=True)
class DomainCheck(Item):
    """A CHECK of a domain. expr: of VALUE."""

    kind = "domain constraint"
    inline = True
    fixed = frozenset({"domain"})
    domain: Ref = NOWHERE
    text: str = ""
    of: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one for a domain with a known class."""
        known = {"int": ("VALUE > 0", "VALUE IN (1, 2, 3)", "VALUE BETWEEN 1 AND 100"),
                 "text": ("VALUE <> ''", "length(VALUE) < 40", "VALUE IN ('1', '2', '3')")}  # fmt: skip
        domains = [one for one in world.all("domain") if one.cls_of(world, 0) in known]
        if not domains:
            return None
        domain = world.items[like.domain] if like else draw.pick(domains)
        of = domain.cls_of(world, domain.key)
        if of not in known:
            return None
        name = draw_name(draw, ("domain constraint", domain.key), world.taken)
        return cls(key=world.next_key, name=name, domain=Ref(domain.key), text=draw.pick(known[of]), of=of)

    def is_valid(self, world: World) -> bool:
        """Tell whether the domain is of the class that the CHECK is about."""
        return world.classes[self.domain] == self.of

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name in its domain."""
        yield (self.kind, int(self.domain), self.name)

    def target(self, world: World) -> str:
        """Return its words."""
        return f"CONSTRAINT {quoted(self.name)} ON DOMAIN {world.reference(self.domain)}"

    @property
    def whole(self) -> int | None:
        """The domain."""
        return self.domain
