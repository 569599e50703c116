"""Foreign data, publications, operators, casts, text search, languages: the kinds that stand alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generated.names import draw_name
from generated.schema import NOWHERE, Draw, Item, Ref, Slot, World, literal, quoted, register
from generated.types import InSchema


@dataclass(frozen=True, kw_only=True)
class Alone(Item):
    """What has a name in the whole database."""

    @classmethod
    def free(cls, world: World, draw: Draw) -> str:
        """Return a free name."""
        return draw_name(draw, (cls.kind,), world.taken)


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
            key=world.next_key, schema=schema, name=name, sides=sides, function=function,
            is_hashable=is_equal and draw.chance(40),
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
            members += ", FUNCTION 1 (int4, int8) btint48cmp(int4, int8)"
            yield f"ALTER OPERATOR FAMILY {me} USING btree ADD {members}"


@register
@dataclass(frozen=True, kw_only=True)
class Cast(Item):
    """A cast between two composite or enum types of the schema, through text."""

    kind = "cast"
    fixed = frozenset({"source", "goal"})
    source: Ref = NOWHERE
    goal: Ref = NOWHERE
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
        # With functions of pg_catalog a dump of the language does not load.
        handler, validator = f"public.f{self.key}handler", ""
        library = "LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_{}'"
        yield f"CREATE FUNCTION {handler}() RETURNS language_handler {library.format('call_handler')}"
        if self.validates:
            validator = f" VALIDATOR public.f{self.key}validator"
            yield f"CREATE FUNCTION public.f{self.key}validator(oid) RETURNS void {library.format('validator')}"
        yield f"CREATE {trusted}LANGUAGE {quoted(self.name)} HANDLER {handler}{validator}"


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
    of: Ref = NOWHERE
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
    function: Ref = NOWHERE
    extension: Ref = NOWHERE

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
        function, extension = world.items[self.function], world.items[self.extension]
        yield f"ALTER {function.target(world)} DEPENDS ON EXTENSION {extension.name}"
