"""Functions, procedures, aggregates, triggers and event triggers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

from generated.schema import Draw, Ref, Slot, Type, World, quoted, register
from generated.tables import columns_of
from generated.types import InSchema, draw_type, type_sql

SIMPLE = ("integer", "text", "boolean", "numeric")
RESULTS = {"integer": "1", "text": "'x'::text", "boolean": "true", "numeric": "1.5"}


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument. default: SQL; only the last arguments have one."""

    name: str
    type: Type
    default: str = ""


def signature(world: World, arguments: Iterable[Argument]) -> str:
    """Return the input types."""
    return ", ".join(type_sql(world, one.type) for one in arguments)


def declared(world: World, arguments: Iterable[Argument]) -> str:
    """Return the arguments as CREATE FUNCTION has them."""
    return ", ".join(
        f"{quoted(one.name) + ' ' if one.name else ''}{type_sql(world, one.type)}"
        + (f" DEFAULT {one.default}" if one.default else "")
        for one in arguments
    )


@dataclass(frozen=True, kw_only=True)
class Routine(InSchema):
    """What can be called."""

    space = "routine"
    arguments: tuple[Argument, ...] = ()

    def target(self, world: World) -> str:
        """Return its words."""
        word = {"trigger function": "FUNCTION"}.get(self.kind, self.kind.upper())
        return f"{word} {world.reference(self.key)}({signature(world, self.arguments)})"

    def cls_of(self, world: World, key: int) -> str:
        """Return what a call of it depends on."""
        return f"{self.kind} {self.arguments}"


@register
@dataclass(frozen=True, kw_only=True)
class Function(Routine):
    """A function. reads: a relation that its body names. atomic: BEGIN ATOMIC, which PostgreSQL looks into."""

    kind = "function"
    result: str = "integer"
    language: str = "sql"
    volatility: str = "VOLATILE"
    is_strict: bool = False
    is_definer: bool = False
    leakproof: bool = False
    parallel: str = "UNSAFE"
    cost: int = 100
    returns_set: bool = False
    setting: str = ""
    reads: Ref | None = None
    is_atomic: bool = False
    comment: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one with any arguments; most have one and can be part of an expression."""
        schema, name = cls.place(world, draw)
        result = draw.pick(SIMPLE)
        if draw.chance(60):
            arguments = tuple(Argument(draw.pick(("", "a")), Type(draw.pick(SIMPLE))) for _ in range(draw.number(0, 1)))
        else:
            arguments = tuple(cls._argument(world, draw, n, like) for n in range(draw.number(1, 3)))
        tables = world.all("table", "view")
        tables = [t for t in tables if not world.reaches(t.key, like.key)] if like else tables
        reads = Ref(draw.pick(tables).key) if tables and draw.chance(25) else None
        language = "sql" if draw.chance(60) else "plpgsql"
        return cls(
            key=world.next_key, schema=schema, name=name, arguments=_with_defaults(draw, arguments), result=result,
            language=language,
            volatility="VOLATILE" if reads else draw.pick(("IMMUTABLE", "IMMUTABLE", "STABLE", "VOLATILE")),
            is_strict=draw.chance(20), is_definer=draw.chance(15), leakproof=draw.chance(5),
            parallel=draw.pick(("UNSAFE", "SAFE", "RESTRICTED")), cost=draw.pick((100, 100, 5)),
            returns_set=draw.chance(8),
            setting=draw.pick(("", "", "search_path TO pg_catalog, public", "work_mem TO '1MB'", "TimeZone TO 'UTC'")),
            reads=reads, is_atomic=world.version >= 14 and language == "sql" and draw.chance(30),
            comment=draw.pick(("", "", "-- a comment", "/* it's $$ */")),
        )  # fmt: skip

    @staticmethod
    def _argument(world: World, draw: Draw, number: int, like: Any) -> Argument:
        name = draw.pick(("", f"a{number}", "select", "Mixed"))
        return Argument(f"{name}{number}" if name else "", draw_type(world, draw, like.key if like else None))

    @property
    def simple(self) -> tuple[str, str]:
        """The classes of its argument and result, where an expression can call it; "" where not."""
        classes = {"integer": "int", "text": "text", "boolean": "bool", "numeric": "num"}
        result = "" if self.returns_set else classes[self.result]
        if len(self.arguments) != 1 or self.returns_set or not isinstance(self.arguments[0].type.base, str):
            return "", result
        one = self.arguments[0]
        takes = classes.get(str(one.type.base), "") if not one.type.is_array else ""
        return (takes if takes in {"text", "bool"} else ""), result

    def is_valid(self, world: World) -> bool:
        """Tell whether what its body names does not need it."""
        names = [one.name for one in self.arguments if one.name]
        if len(set(names)) < len(names) or (self.is_atomic and (self.language != "sql" or world.version < 14)):
            return False
        if self.reads is not None and (world.reaches(self.reads, self.key) or self.volatility == "IMMUTABLE"):
            return False
        return not (self.is_atomic and self.reads is not None and not columns_of(world, world.items[self.reads]))

    def cls_of(self, world: World, key: int) -> str:
        """Return what a call of it depends on."""
        return f"function {self.arguments} {self.result} {self.returns_set} {self.volatility}"

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name: overloads have different arguments."""
        yield ("routine", self.schema, self.name, signature(world, self.arguments))
        yield ("routine", self.schema, self.name)
        yield ("relation", self.schema, self.name)  # a call with one argument may be a cast to a type of that name

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE FUNCTION."""
        result = f"{'SETOF ' if self.returns_set else ''}{self.result}"
        query = f"SELECT {RESULTS[self.result]}"
        if self.reads is not None:
            query += f" FROM {world.reference(self.reads)} LIMIT 1"
        if self.is_atomic:
            body = f"BEGIN ATOMIC {query}; END"
        elif self.language == "sql":
            body = f"AS $gen$ {self.comment}\n{query} $gen$"
        else:
            how = "RETURN QUERY" if self.returns_set else "RETURN"
            value = query if self.returns_set else f"({query})"
            body = f"AS $gen$ {self.comment}\nBEGIN {how} {value}; END $gen$"
        words = [self.volatility, "STRICT" if self.is_strict else "", "SECURITY DEFINER" if self.is_definer else ""]
        words += ["LEAKPROOF" if self.leakproof else "", f"PARALLEL {self.parallel}", f"COST {self.cost}"]
        words += [f"SET {self.setting}"] if self.setting else []
        yield (
            f"CREATE FUNCTION {world.reference(self.key)}({declared(world, self.arguments)}) RETURNS {result}"
            f" LANGUAGE {self.language} {' '.join(filter(None, words))} {body}"
        )


def _with_defaults(draw: Draw, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    if arguments and draw.chance(25):
        return (*arguments[:-1], replace(arguments[-1], default="NULL"))
    return arguments


@register
@dataclass(frozen=True, kw_only=True)
class Procedure(Routine):
    """A procedure."""

    kind = "procedure"
    body: str = "SELECT 1"
    is_definer: bool = False

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        arguments = tuple(Argument(f"a{n}", draw_type(world, draw)) for n in range(draw.number(0, 2)))
        return cls(
            key=world.next_key, schema=schema, name=name, arguments=arguments, is_definer=draw.chance(20),
            body=draw.pick(("SELECT 1", "SELECT 2; SELECT 'it''s'")),
        )  # fmt: skip

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE PROCEDURE."""
        definer = " SECURITY DEFINER" if self.is_definer else ""
        arguments = declared(world, self.arguments)
        me = world.reference(self.key)
        yield f"CREATE PROCEDURE {me}({arguments}) LANGUAGE sql{definer} AS $gen$ {self.body} $gen$"


@register
@dataclass(frozen=True, kw_only=True)
class Aggregate(Routine):
    """An aggregate over integers."""

    kind = "aggregate"
    initial: str = "0"
    parallel: str = "UNSAFE"
    combine: bool = False

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        return cls(
            key=world.next_key, schema=schema, name=name, arguments=(Argument("", Type("integer")),),
            initial=draw.pick(("0", "1", "")), parallel=draw.pick(("UNSAFE", "SAFE")), combine=draw.chance(30),
        )  # fmt: skip

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE AGGREGATE."""
        initial = f", INITCOND = '{self.initial}'" if self.initial else ""
        combine = ", COMBINEFUNC = int4pl" if self.combine else ""
        options = f"SFUNC = int4pl, STYPE = integer, PARALLEL = {self.parallel}{initial}{combine}"
        yield f"CREATE AGGREGATE {world.reference(self.key)}(integer) ({options})"
