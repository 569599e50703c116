"""Foreign data, publications, operators, casts, text search, languages: the kinds that stand alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generated.expressions import draw_expr
from generated.names import draw_name
from generated.schema import Draw, Expr, Item, Ref, Slot, World, literal, quoted, register
from generated.tables import columns_of
from generated.types import InSchema

IN_FILTERS = frozenset({"int", "text", "bool", "date", "num"})


@dataclass(frozen=True, kw_only=True)
class Alone(Item):
    """What has a name in the whole database."""

    @classmethod
    def free(cls, world: World, draw: Draw) -> str:
        """Return a free name."""
        return draw_name(world, draw, (cls.kind,), world.taken)


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
    wrapper: Ref = Ref(0)
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
    server: Ref = Ref(0)
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
    server: Ref = Ref(0)
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
    publication: Ref = Ref(0)
    table: Ref = Ref(0)
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
        columns, where, own = (), None, columns_of(world, table)
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
        if (self.columns or self.where) and any(world.items[one].kind for one in ()):
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
        yield f"ALTER PUBLICATION {world.reference(self.publication)} ADD TABLE ONLY {world.reference(self.table)}{columns}{where}"


@register
@dataclass(frozen=True, kw_only=True)
class PublicationSchema(Item):
    """A schema of a publication."""

    kind = "publication schema"
    since = 15
    fixed = frozenset({"publication", "of"})
    publication: Ref = Ref(0)
    of: Ref = Ref(0)

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


@register
@dataclass(frozen=True, kw_only=True)
class Operator(InSchema):
    """An operator over a type of the schema's own and integer, or two built-in types."""

    kind = "operator"
    space = "operator"
    sides: tuple[str, str] = ("integer", "integer")
    function: str = "int4pl"
    restrict: str = ""
    is_hashable: bool = False

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, _ = cls.place(world, draw)
        sides, functions = draw.pick(
            ((("integer", "integer"), ("int4eq", "int4lt", "int4pl")), (("text", "text"), ("texteq", "textcat")))
        )
        names = [n for n in ("===", "<%>", "~~>", "@@@", "#!#") if ("operator", schema, n) not in world.taken]
        function = draw.pick(functions)
        is_equal = function in {"int4eq", "texteq"}
        name = draw.pick(names) if names else "&&&!"
        return cls(
            key=world.next_key, schema=schema, name=name, sides=sides, function=function, is_hashable=is_equal and draw.chance(40),
            restrict=draw.pick(("", "eqsel")) if function in {"int4eq", "texteq", "int4lt"} else "",
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether the function takes these types, and may have these marks."""
        takes = "integer" if self.function.startswith("int4") else "text"
        if self.name[0] not in "=<~@#&" or any(c not in "=<>~!@#%&" for c in self.name):
            return False
        is_equal = self.function in {"int4eq", "texteq"}
        return (
            takes == self.sides[0]
            and (not self.restrict or is_equal or self.function == "int4lt")
            and (not self.is_hashable or is_equal)
        )

    def _name(self, world: World) -> str:
        return f"{world.schema(self)}.{self.name}"

    def target(self, world: World) -> str:
        """Return its words."""
        return f"OPERATOR {self._name(world)} ({', '.join(self.sides)})"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE OPERATOR."""
        options = f", RESTRICT = {self.restrict}" if self.restrict else ""
        options += ", HASHES" if self.is_hashable else ""
        left, right = self.sides
        function = f"FUNCTION = pg_catalog.{self.function}"
        yield f"CREATE OPERATOR {self._name(world)} (LEFTARG = {left}, RIGHTARG = {right}, {function}{options})"


@register
@dataclass(frozen=True, kw_only=True)
class OperatorClass(InSchema):
    """An operator class of btree over integers, in a family of its own; extra: a loose member of the family."""

    kind = "operator class"
    space = "operator class"
    extra: bool = False
    function: str = "btint4cmp"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        return cls(key=world.next_key, schema=schema, name=name, extra=draw.chance(40))

    def target(self, world: World) -> str:
        """Return its words."""
        return f"OPERATOR CLASS {world.reference(self.key)} USING btree"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE OPERATOR FAMILY and CLASS."""
        me = world.reference(self.key)
        operators = ", ".join(f"OPERATOR {n} {name}" for n, name in enumerate(("<", "<=", "=", ">=", ">"), 1))
        yield f"CREATE OPERATOR FAMILY {me} USING btree"
        yield (
            f"CREATE OPERATOR CLASS {me} FOR TYPE integer USING btree FAMILY {me} AS {operators},"
            f" FUNCTION 1 {self.function}(integer, integer)"
        )
        if self.extra:
            members = ", ".join(
                f"OPERATOR {n} {name} (int4, int8)" for n, name in enumerate(("<", "<=", "=", ">=", ">"), 1)
            )
            yield f"ALTER OPERATOR FAMILY {me} USING btree ADD {members}, FUNCTION 1 (int4, int8) btint48cmp(int4, int8)"


@register
@dataclass(frozen=True, kw_only=True)
class Cast(Item):
    """A cast between two composite or enum types of the schema, through text."""

    kind = "cast"
    fixed = frozenset({"source", "goal"})
    source: Ref = Ref(0)
    goal: Ref = Ref(0)
    context: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        types = world.all("enum")
        if len(types) < 2:
            return None
        source, goal = Ref(draw.pick(types).key), Ref(draw.pick(types).key)
        context = draw.pick(("", " AS ASSIGNMENT", " AS IMPLICIT"))
        return cls(key=world.next_key, source=source, goal=goal, context=context) if source != goal else None

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its types."""
        yield (self.kind, int(self.source), int(self.goal))

    def target(self, world: World) -> str:
        """Return its words."""
        return f"CAST ({world.reference(self.source)} AS {world.reference(self.goal)})"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE CAST."""
        yield f"CREATE {self.target(world)} WITH INOUT{self.context}"


@register
@dataclass(frozen=True, kw_only=True)
class Dictionary(InSchema):
    """A text search dictionary."""

    kind = "text search dictionary"
    space = "text search dictionary"
    stopwords: bool = False
    accept: bool = True

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        return cls(key=world.next_key, schema=schema, name=name, stopwords=draw.chance(40), accept=draw.chance(60))

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TEXT SEARCH DICTIONARY."""
        options = ", STOPWORDS = english" if self.stopwords else ""
        accept = str(self.accept).lower()
        yield f"CREATE TEXT SEARCH DICTIONARY {world.reference(self.key)} (TEMPLATE = simple{options}, ACCEPT = {accept})"


@register
@dataclass(frozen=True, kw_only=True)
class Configuration(InSchema):
    """A text search configuration."""

    kind = "text search configuration"
    space = "text search configuration"
    tokens: tuple[str, ...] = ()
    dictionary: Ref | None = None

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        dictionaries = world.all("text search dictionary")
        dictionary = Ref(draw.pick(dictionaries).key) if dictionaries and draw.chance(70) else None
        tokens = tuple(sorted({draw.pick(("asciiword", "word", "email", "host")) for _ in range(draw.number(0, 3))}))
        return cls(key=world.next_key, schema=schema, name=name, tokens=tokens, dictionary=dictionary)

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TEXT SEARCH CONFIGURATION."""
        me = world.reference(self.key)
        yield f'CREATE TEXT SEARCH CONFIGURATION {me} (PARSER = pg_catalog."default")'
        dictionaries = "pg_catalog.simple"
        if self.dictionary is not None:
            dictionaries = f"{world.reference(self.dictionary)}, {dictionaries}"
        if self.tokens:
            yield f"ALTER TEXT SEARCH CONFIGURATION {me} ADD MAPPING FOR {', '.join(self.tokens)} WITH {dictionaries}"


@dataclass(frozen=True, kw_only=True)
class Simple(InSchema):
    """What has a handful of forms, and is replaced by another one. form: which."""

    form: int = 0

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        return cls(key=world.next_key, schema=schema, name=name, form=draw.number(0, 1))


@register
@dataclass(frozen=True, kw_only=True)
class Conversion(Simple):
    """A conversion."""

    kind = "conversion"
    space = "conversion"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE CONVERSION."""
        how = ("'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8", "'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1")[self.form]
        yield f"CREATE CONVERSION {world.reference(self.key)} FOR {how}"


@register
@dataclass(frozen=True, kw_only=True)
class Parser(Simple):
    """A text search parser."""

    kind = "text search parser"
    space = "text search parser"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TEXT SEARCH PARSER."""
        headline = (", HEADLINE = prsd_headline", "")[self.form]
        functions = "START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype"
        yield f"CREATE TEXT SEARCH PARSER {world.reference(self.key)} ({functions}{headline})"


@register
@dataclass(frozen=True, kw_only=True)
class Template(Simple):
    """A text search template."""

    kind = "text search template"
    space = "text search template"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TEXT SEARCH TEMPLATE."""
        init = ("INIT = dsimple_init, ", "")[self.form]
        yield f"CREATE TEXT SEARCH TEMPLATE {world.reference(self.key)} ({init}LEXIZE = dsimple_lexize)"


@register
@dataclass(frozen=True, kw_only=True)
class Language(Alone):
    """A procedural language with the handlers of plpgsql."""

    kind = "language"
    is_trusted: bool = False
    validates: bool = False

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        name = cls.free(world, draw)
        return cls(key=world.next_key, name=name, is_trusted=draw.chance(50), validates=draw.chance(50))

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE LANGUAGE."""
        trusted = "TRUSTED " if self.is_trusted else ""
        validator = " VALIDATOR plpgsql_validator" if self.validates else ""
        yield f"CREATE {trusted}LANGUAGE {quoted(self.name)} HANDLER plpgsql_call_handler{validator}"


@register
@dataclass(frozen=True, kw_only=True)
class AccessMethod(Alone):
    """An access method with a handler of the server's own."""

    kind = "access method"
    handler: str = "INDEX HANDLER bthandler"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        handler = draw.pick(
            ("INDEX HANDLER bthandler", "INDEX HANDLER gisthandler", "TABLE HANDLER heap_tableam_handler")
        )
        return cls(key=world.next_key, name=cls.free(world, draw), handler=handler)

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE ACCESS METHOD."""
        yield f"CREATE ACCESS METHOD {quoted(self.name)} TYPE {self.handler}"


@register
@dataclass(frozen=True, kw_only=True)
class Transform(Item):
    """A transform of a type for SQL, with functions of the server that have the right arguments."""

    kind = "transform"
    fixed = frozenset({"of"})
    of: Ref = Ref(0)
    both: bool = True

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        types = world.all("enum", "composite type", "range type")
        return cls(key=world.next_key, of=Ref(draw.pick(types).key), both=draw.chance(50)) if types else None

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its type."""
        yield (self.kind, int(self.of))

    def target(self, world: World) -> str:
        """Return its words."""
        return f"TRANSFORM FOR {world.reference(self.of)} LANGUAGE sql"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TRANSFORM."""
        yield f"CREATE {self.target(world)} (FROM SQL WITH FUNCTION prsd_lextype(internal))"


@register
@dataclass(frozen=True, kw_only=True)
class SystemGrant(Item):
    """A privilege on a function of the server's own, for one role."""

    kind = "system privilege"
    fixed = frozenset({"function", "role"})
    function: str = "pg_catalog.pg_reload_conf()"
    role: str = "gen_a"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        function = draw.pick(("pg_catalog.pg_reload_conf()", "pg_catalog.pg_ls_logdir()"))
        return cls(key=world.next_key, function=function, role=draw.pick(("gen_a", "gen_b")))

    def slots(self, world: World) -> Iterable[Slot]:
        """Return what it is about."""
        yield (self.kind, self.function, self.role)

    def sql(self, world: World) -> Iterable[str]:
        """Return GRANT."""
        yield f"GRANT EXECUTE ON FUNCTION {self.function} TO {self.role}"


@register
@dataclass(frozen=True, kw_only=True)
class SystemComment(Item):
    """A comment on an object of the server's own."""

    kind = "system comment"
    fixed = frozenset({"of"})
    of: str = "FUNCTION pg_catalog.now()"
    text: str = "now"

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        of = draw.pick(("FUNCTION pg_catalog.now()", "TYPE pg_catalog.int4", "VIEW pg_catalog.pg_tables"))
        return cls(key=world.next_key, of=of, text=draw.pick(("ours", "it's")))

    def slots(self, world: World) -> Iterable[Slot]:
        """Return what it is about."""
        yield (self.kind, self.of)

    def sql(self, world: World) -> Iterable[str]:
        """Return COMMENT ON."""
        yield f"COMMENT ON {self.of} IS {literal(self.text)}"


@register
@dataclass(frozen=True, kw_only=True)
class ExtensionDependency(Item):
    """DEPENDS ON EXTENSION of a function."""

    kind = "extension dependency"
    fixed = frozenset({"function", "extension"})
    function: Ref = Ref(0)
    extension: Ref = Ref(0)

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        functions, extensions = world.all("function"), world.all("extension")
        if not functions or not extensions:
            return None
        return cls(key=world.next_key, function=Ref(draw.pick(functions).key), extension=Ref(draw.pick(extensions).key))

    def slots(self, world: World) -> Iterable[Slot]:
        """Return what it is about."""
        yield (self.kind, int(self.function), int(self.extension))

    def sql(self, world: World) -> Iterable[str]:
        """Return ALTER FUNCTION."""
        yield f"ALTER {world.items[self.function].target(world)} DEPENDS ON EXTENSION {world.items[self.extension].name}"
