"""Aggregate functions: CREATE AGGREGATE, catalogs pg_aggregate and pg_proc."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import PG_NAMESPACE, PG_PROC, simple_drop
from pgsync.kinds.newer import in_types
from pgsync.kinds.signature import qualified_signature, split_signature
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal, qualified
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

_MODIFY = {"r": "READ_ONLY", "s": "SHAREABLE", "w": "READ_WRITE"}
_PARALLEL = {"s": "SAFE", "r": "RESTRICTED"}


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`kind` is n (normal), o (ordered set) or h (hypothetical set).

    Functions are given by name, None where there is none.
    The fields with `moving` are those of the moving-aggregate mode.
    """

    kind: str
    arguments: str
    direct_arguments: int
    result: str
    transition: str
    state_type: str
    state_space: int
    final: str | None
    final_extra: bool
    final_modify: str
    combine: str | None
    serial: str | None
    deserial: str | None
    initial: str | None
    moving_transition: str | None
    moving_inverse: str | None
    moving_state_type: str | None
    moving_state_space: int
    moving_final: str | None
    moving_final_extra: bool
    moving_final_modify: str
    moving_initial: str | None
    sort_operator: str | None
    parallel: str


def query(_version: int) -> str:
    """Every aggregate."""
    return """
        SELECT p.oid, p.pronamespace, p.proname,
               (SELECT string_agg(format_type(t, NULL), ', ' ORDER BY n)
                FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY u(t, n)),
               p.proowner, p.proacl::text, a.aggkind::text, pg_get_function_arguments(p.oid),
               a.aggnumdirectargs, pg_get_function_result(p.oid), a.aggtransfn::text,
               format_type(a.aggtranstype, NULL), a.aggtransspace,
               nullif(a.aggfinalfn::text, '-'), a.aggfinalextra, a.aggfinalmodify::text,
               nullif(a.aggcombinefn::text, '-'), nullif(a.aggserialfn::text, '-'),
               nullif(a.aggdeserialfn::text, '-'),
               a.agginitval, nullif(a.aggmtransfn::text, '-'), nullif(a.aggminvtransfn::text, '-'),
               CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END, a.aggmtransspace,
               nullif(a.aggmfinalfn::text, '-'), a.aggmfinalextra, a.aggmfinalmodify::text, a.aggminitval,
               CASE WHEN o.oid IS NOT NULL
                    THEN 'OPERATOR(' || quote_ident(n.nspname) || '.' || o.oprname || ')' END,
               p.proparallel::text
        FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid
        LEFT JOIN pg_operator o ON o.oid = a.aggsortop LEFT JOIN pg_namespace n ON n.oid = o.oprnamespace
        WHERE p.oid >= 16384 ORDER BY p.proname, p.oid"""


def read(row: Row, reader: Reader) -> DbObject[Aggregate] | None:
    """Return the aggregate; its identity has the types of all its arguments."""
    oid, namespace, name, types, owner, acl, *fields = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("aggregate", (*schema.path, f"{name}({types or '*'})"))
    reader.owned(id_, owner, acl)
    return DbObject(id_, Aggregate(*fields), None, (Address(PG_PROC, oid),))


def identity(id: ObjectId) -> str:
    """AGGREGATE schema.name(types); (*) without arguments."""
    return f"AGGREGATE {qualified_signature(id)}"


def slots(item: DbObject[Aggregate]) -> Iterator[tuple[str, ...]]:
    """Functions, procedures and aggregates share one space of signatures."""
    name, types = split_signature(item.id.path[-1])
    yield ("pg_proc", item.id.path[0], f"{name}({'' if types == '*' else types})")


def _final(prefix: str, function: str | None, modify: str, spec: Aggregate, *, has_extra: bool) -> Iterator[str]:
    if function is not None:
        yield f"{prefix}FINALFUNC = {function}"
    if has_extra:
        yield f"{prefix}FINALFUNC_EXTRA"
    if modify != ("r" if spec.kind == "n" else "w"):
        yield f"{prefix}FINALFUNC_MODIFY = {_MODIFY[modify]}"


def _moving(spec: Aggregate) -> Iterator[str]:
    if spec.moving_transition is None:
        return
    yield f"MSFUNC = {spec.moving_transition}"
    yield f"MINVFUNC = {spec.moving_inverse}"
    yield f"MSTYPE = {spec.moving_state_type}"
    if spec.moving_state_space:
        yield f"MSSPACE = {spec.moving_state_space}"
    yield from _final("M", spec.moving_final, spec.moving_final_modify, spec, has_extra=spec.moving_final_extra)
    if spec.moving_initial is not None:
        yield f"MINITCOND = {literal(spec.moving_initial)}"


def _definition(spec: Aggregate) -> Iterator[str]:
    yield f"SFUNC = {spec.transition}"
    yield f"STYPE = {spec.state_type}"
    if spec.state_space:
        yield f"SSPACE = {spec.state_space}"
    yield from _final("", spec.final, spec.final_modify, spec, has_extra=spec.final_extra)
    functions = {"COMBINEFUNC": spec.combine, "SERIALFUNC": spec.serial, "DESERIALFUNC": spec.deserial}
    yield from (f"{word} = {function}" for word, function in functions.items() if function is not None)
    if spec.initial is not None:
        yield f"INITCOND = {literal(spec.initial)}"
    yield from _moving(spec)
    if spec.sort_operator is not None:
        yield f"SORTOP = {spec.sort_operator}"
    if spec.parallel in _PARALLEL:
        yield f"PARALLEL = {_PARALLEL[spec.parallel]}"
    if spec.kind == "h":
        yield "HYPOTHETICAL"


def _create(item: DbObject[Aggregate], words: str) -> Statement:
    name = qualified((item.id.path[0], split_signature(item.id.path[-1])[0]))
    definition = ",\n    ".join(_definition(item.spec))
    return Statement(f"{words} {name}({item.spec.arguments or '*'}) (\n    {definition}\n)")


def create(item: DbObject[Aggregate], context: Context) -> Iterator[Statement]:
    """CREATE AGGREGATE."""
    del context
    yield _create(item, "CREATE AGGREGATE")


def alter(before: DbObject[Any], after: DbObject[Aggregate], context: Context) -> Iterator[Statement]:
    """CREATE OR REPLACE AGGREGATE sets everything, and keeps owner, privileges and comment."""
    del before, context
    yield _create(after, "CREATE OR REPLACE AGGREGATE")


def lacks(item: DbObject[Aggregate], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """The types may be newer."""
    yield from in_types([item.id.path[-1], item.spec.result, item.spec.state_type], catalogs[1])


KIND = Kind(
    name="aggregate",
    plural="aggregates",
    spec=Aggregate,
    lacks=lacks,
    classid=PG_PROC,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=simple_drop,
    alter=dict.fromkeys(
        (
            "transition", "state_type", "state_space", "final", "final_extra", "final_modify", "combine",
            "serial", "deserial", "initial", "moving_transition", "moving_inverse", "moving_state_type",
            "moving_state_space", "moving_final", "moving_final_extra", "moving_final_modify",
            "moving_initial", "sort_operator", "parallel",
        ),
        alter,
    ),
    replace_on=frozenset({"kind", "arguments", "direct_arguments", "result"}),
    slots=slots,
    lenient=frozenset({"state_space", "moving_state_space", "parallel"}),
)  # fmt: skip
