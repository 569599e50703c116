"""Functions and procedures, window functions too: CREATE FUNCTION, CREATE PROCEDURE, catalog pg_proc."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from pgsync.kinds.common import PG_NAMESPACE, PG_PROC
from pgsync.kinds.locked import written_by
from pgsync.kinds.newer import SETTINGS, in_expression, in_types
from pgsync.kinds.routine_name import identity, split_name
from pgsync.kinds.settings import normal_settings, set_clause, set_elements
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.spelling import body_words, one_line_end, setting_with_unit
from pgsync.model.sql import dollar_quoted, literal, qualified, quote
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass

_KNOWN = frozenset({"sql", "plpgsql"})  # languages whose quotes are known
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument; `mode` is in, out, inout, variadic or table."""

    mode: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Routine:
    """`body` is the source text, or the parsed body where `is_sql_body` (BEGIN ATOMIC). `defaults` as one text."""

    arguments: tuple[Argument, ...]
    defaults: tuple[str, ...]
    result: str | None
    is_window: bool
    language: str
    body: str
    binary: str | None
    is_sql_body: bool
    volatility: str
    is_strict: bool
    security_definer: bool
    leakproof: bool
    parallel: str
    cost: float
    rows: float
    support: str | None
    settings: tuple[str, ...]
    transforms: tuple[str, ...]


_MODES = {"i": "in", "o": "out", "b": "inout", "v": "variadic", "t": "table"}


def query(kinds: str, version: int) -> str:
    """Routines of some prokinds; constructors of range types belong to the type."""
    body = "NULL" if version < 14 else "CASE WHEN p.prosqlbody IS NOT NULL THEN pg_get_function_sqlbody(p.oid) END"
    return f"""
        SELECT p.oid, p.pronamespace, p.proname, p.proowner, p.proacl::text, p.prokind::text, l.lanname,
               p.proargmodes::text[], p.proargnames,
               (SELECT array_agg(format_type(t, NULL) ORDER BY n)
                FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY u(t, n)),
               (SELECT array_agg(pg_get_function_arg_default(p.oid, n) ORDER BY n)
                FROM generate_series(1, p.pronargs + coalesce(cardinality(p.proallargtypes), 0)) n
                WHERE p.pronargdefaults > 0 AND pg_get_function_arg_default(p.oid, n) IS NOT NULL),
               pg_get_function_result(p.oid), p.provolatile::text, p.proisstrict, p.prosecdef, p.proleakproof,
               p.proparallel::text, p.procost, p.prorows,
               CASE WHEN p.prosupport <> 0 THEN (SELECT quote_ident(sn.nspname) || '.' || quote_ident(s.proname)
                    FROM pg_proc s JOIN pg_namespace sn ON sn.oid = s.pronamespace WHERE s.oid = p.prosupport) END,
               p.proconfig, ARRAY(SELECT format_type(t, NULL) FROM unnest(p.protrftypes) t),
               p.prosrc, p.probin, {body}
        FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.oid >= 16384 AND p.prokind IN ({kinds})
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
                          AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i')
        ORDER BY p.proname, p.oid"""  # noqa: S608


def read(kind: str, row: Row, reader: Reader) -> DbObject[Routine] | None:
    """Return the routine; its identity has the input types."""
    (
        oid,
        namespace,
        name,
        owner,
        acl,
        prokind,
        language,
        modes,
        argnames,
        types,
        defaults,
        result,
        volatility,
        strict,
        definer,
        leakproof,
        parallel,
        cost,
        rows,
        support,
        settings,
        transforms,
        source,
        binary,
        sqlbody,
    ) = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    types = types or []
    modes = [_MODES[m] for m in modes or ["i"] * len(types)]
    arguments = tuple(Argument(m, n, t) for m, n, t in zip(modes, argnames or [""] * len(types), types, strict=False))
    inputs = ", ".join(a.type for a in arguments if a.mode in {"in", "inout", "variadic"})
    id_ = ObjectId(kind, (*schema.path, f"{name}({inputs})"))
    reader.owned(id_, owner, acl)
    spec = Routine(
        arguments=arguments,
        defaults=tuple(defaults or ()),
        result=result,
        is_window=prokind == "w",
        language=language,
        body=sqlbody if sqlbody is not None else source,
        binary=binary,
        is_sql_body=sqlbody is not None,
        volatility=volatility,
        is_strict=strict,
        security_definer=definer,
        leakproof=leakproof,
        parallel=parallel,
        cost=cost,
        rows=rows,
        support=support,
        settings=tuple(settings or ()),
        transforms=tuple(transforms),
    )
    return DbObject(id_, spec, None, (Address(PG_PROC, oid),))


def _argument(argument: Argument, default: str | None) -> str:
    words = [argument.mode.upper()] if argument.mode not in {"in", "table"} else []
    if argument.name:
        words.append(quote(argument.name))
    words.append(argument.type)
    if default is not None:
        words.append(f"DEFAULT {default}")
    return " ".join(words)


def _arguments(spec: Routine) -> str:
    inputs = [a for a in spec.arguments if a.mode in {"in", "inout", "variadic"}]
    defaults: dict[int, str] = dict(
        zip(range(len(inputs) - len(spec.defaults), len(inputs)), spec.defaults, strict=True)
    )
    listed, number = [], 0
    for argument in spec.arguments:
        if argument.mode == "table":
            continue
        is_input = argument.mode != "out"
        listed.append(_argument(argument, defaults.get(number) if is_input else None))
        number += is_input
    return ", ".join(listed)


def _attributes(spec: Routine, *, is_function: bool) -> Iterator[str]:
    """Return every attribute that is not CREATE's default; OR REPLACE resets what is not named."""
    if spec.transforms:
        yield "TRANSFORM " + ", ".join(f"FOR TYPE {t}" for t in spec.transforms)
    if spec.is_window:
        yield "WINDOW"
    if spec.volatility != "v":
        yield {"i": "IMMUTABLE", "s": "STABLE"}[spec.volatility]
    flags = {"LEAKPROOF": spec.leakproof, "STRICT": spec.is_strict, "SECURITY DEFINER": spec.security_definer}
    yield from (word for word, is_set in flags.items() if is_set)
    if spec.parallel != "u" and is_function:
        yield {"s": "PARALLEL SAFE", "r": "PARALLEL RESTRICTED"}[spec.parallel]
    if is_function and spec.cost != default_cost(spec):
        yield f"COST {spec.cost:g}"
    if spec.rows not in {0, 1000}:
        yield f"ROWS {spec.rows:g}"
    if spec.support:
        yield f"SUPPORT {spec.support}"
    yield from map(set_clause, spec.settings)


def default_cost(spec: Routine) -> float:
    """Return the COST of a function that says none: 1 for C and internal, 100 for the rest."""
    return 1 if spec.language in {"c", "internal"} else 100


def _body(spec: Routine) -> str:
    if spec.is_sql_body:
        return spec.body
    if spec.binary is not None:
        return f"AS {literal(spec.binary)}, {literal(spec.body)}"
    return f"AS {dollar_quoted(spec.body)}"


def create(item: DbObject[Routine], context: Context, *, replace: bool = False) -> Iterator[Statement]:
    """CREATE [OR REPLACE] FUNCTION or PROCEDURE with every attribute."""
    spec, is_function = item.spec, item.id.kind == "function"
    name, _ = split_name(item.id)
    head = f"CREATE {'OR REPLACE ' if replace else ''}{item.id.kind.upper()} {qualified((item.id.path[0], name))}"
    lines = [f"{head}({_arguments(spec)})"]
    if is_function and spec.result is not None:
        lines.append(f" RETURNS {spec.result}")
    lines.append(f" LANGUAGE {quote(spec.language)}")
    attributes = list(_attributes(spec, is_function=is_function))
    settings = [f" {a}" for a in attributes if a.startswith("SET ")]
    plain = [a for a in attributes if not a.startswith("SET ")]
    if plain:
        lines.append(" " + " ".join(plain))
    lines += settings
    lines.append(_body(spec))
    written = written_by(item, spec.body, context.desired) if spec.is_sql_body else ()
    yield Statement(
        "\n".join(lines),
        lock=Lock.ROW_EXCLUSIVE if written else Lock.NONE,  # a body that is parsed locks what it writes to
        relations=written,
        hazards=frozenset({*_hazards(spec), *(_overloads(item, context) if not replace else ())}),
    )


def _overloads(item: DbObject[Routine], context: Context) -> Iterator[Hazard]:
    """Tell of another routine of the same name that stays: a call may fit both (42725)."""
    schema, name = item.id.path[0], split_name(item.id)[0]
    for other in context.desired.objects.keys() & context.current.objects.keys():
        is_routine = other.kind in {"function", "procedure"} and other != item.id
        if is_routine and other.path[0] == schema and split_name(other)[0] == name:
            yield Hazard.DEP_OVERLOAD
            return


def drop(item: DbObject[Routine], context: Context) -> Iterator[Statement]:
    """DROP; what calls it from outside the database is not known."""
    yield Statement(f"DROP {context.identity(item.id)}", hazards=frozenset({Hazard.DEP_SIGNATURE}))


def _hazards(spec: Routine) -> Iterator[Hazard]:
    if spec.security_definer and not any(map(_is_safe_path, spec.settings)):
        yield Hazard.SEC_DEFINER
    if spec.language in {"c", "internal"} or spec.language.endswith("u"):
        yield Hazard.SEC_LANG_UNTRUSTED


def _is_safe_path(setting: str) -> bool:
    """Tell whether a setting leaves nothing to the caller: where pg_temp is not named, temporary tables come first."""
    name, _, value = setting.partition("=")
    last = value.rpartition(",")[2].strip().strip('"')
    return name == "search_path" and last in {"", "pg_temp"}  # with an empty one, the body qualifies every name


def replace_body(before: DbObject[Routine], after: DbObject[Routine], context: Context) -> Iterator[Statement]:
    """CREATE OR REPLACE restates every attribute."""
    del before
    yield from create(after, context, replace=True)


def replaces(
    before: DbObject[Routine], after: DbObject[Routine], fields: frozenset[str], _context: Context
) -> ObjectId | None:
    """OR REPLACE refuses other argument names, fewer defaults, another result (42P13)."""
    old, new = before.spec, after.spec
    if "arguments" in fields and not _names_only_added(old.arguments, new.arguments):
        return after.id
    return after.id if len(new.defaults) < len(old.defaults) else None


def _names_only_added(old: tuple[Argument, ...], new: tuple[Argument, ...]) -> bool:
    return len(old) == len(new) and all(
        one.type == other.type
        and one.mode == other.mode
        and one.name in {"", other.name}
        and (other.mode == "in" or one.name == other.name)
        for one, other in zip(old, new, strict=True)
    )


def mentions(item: DbObject[Routine]) -> Iterator[str]:
    """Return the words of a body that is kept as text."""
    if not item.spec.is_sql_body:
        yield from set(_WORD.findall(item.spec.body))


def body_leniently(body: str, spec: Routine) -> object:
    """Of SQL and PL/pgSQL only what is neither space nor comment; of other languages all but line ends."""
    if spec.is_sql_body:
        return normal_sql_body(body)
    if spec.language in _KNOWN:
        return body_words(body)
    return body if spec.language in {"c", "internal"} else one_line_end(body).rstrip()


def settings_with_units(settings: tuple[str, ...], _spec: Routine) -> object:
    """One spelling for each value: 65536kB and 64MB."""
    return frozenset((name, setting_with_unit(name, value)) for name, value in map(set_elements, settings))


def normal_sql_body(text: str) -> str | None:
    """A parsed body is deparsed like an expression; any other body counts to the byte."""
    return normal_expression(text) if text.startswith(("BEGIN ATOMIC", "RETURN ")) else text


def lacks(item: DbObject[Routine], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Parsed bodies and OUT arguments of procedures came with 14; what the text says may be newer."""
    spec = item.spec
    if spec.is_sql_body:
        yield Lack("parsed bodies of routines", 14)
        yield from in_expression(spec.body)
    if item.id.kind == "procedure" and any(argument.mode == "out" for argument in spec.arguments):
        yield Lack("OUT arguments of procedures", 14)
    yield from in_types([*(argument.type for argument in spec.arguments), spec.result], catalogs[1])
    yield from in_expression(*spec.defaults)
    for setting in spec.settings:
        name = setting.partition("=")[0]
        if name in SETTINGS:
            yield Lack(f"routines that set {name}", SETTINGS[name])


def slots(item: DbObject[Any]) -> Iterator[tuple[str, ...]]:
    """Functions, procedures and aggregates share one space of signatures."""
    yield ("pg_proc", *item.id.path)


def _kind(name: str, prokinds: str) -> Kind[Any]:
    return Kind(
        name=name,
        plural=name + "s",
        spec=Routine,
        lacks=lacks,
        classid=PG_PROC,
        query=partial(query, prokinds),
        read=partial(read, name),
        identity=partial(identity, name.upper()),
        create=create,
        drop=drop,
        alter=dict.fromkeys(
            (
                "arguments",
                "defaults",
                "language",
                "body",
                "binary",
                "is_sql_body",
                "volatility",
                "is_strict",
                "security_definer",
                "leakproof",
                "parallel",
                "cost",
                "rows",
                "support",
                "settings",
                "transforms",
            ),
            replace_body,
        ),
        replace_on=frozenset({"result", "is_window"}),
        replaces=replaces,
        blocks=blocks,
        normal={"body": normal_sql_body, "settings": normal_settings},
        normal_by_default={"settings": settings_with_units},
        normal_leniently={"body": body_leniently},
        mentions=mentions,
        slots=slots,
        lenient=frozenset({"cost", "rows", "parallel", "support"}),
    )


def blocks(item: DbObject[Routine], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """A parsed body holds the columns it uses as they are (0A000)."""
    del before, after
    return item.spec.is_sql_body and bool(fields & {"type", "collation", "generated"})


FUNCTION = _kind("function", "'f', 'w'")
PROCEDURE = _kind("procedure", "'p'")
