"""ALTER COLUMN for whatever a column has: its type, identity, storage, statistics."""

from collections.abc import Iterator

from pgsync.kinds.column_catalog import Column
from pgsync.kinds.common import (
    alter_options,
    alter_table,
)
from pgsync.kinds.conversion_clause import bare, using_clause, work_of
from pgsync.kinds.foreign_options import option_changes
from pgsync.kinds.not_null import (
    alter_column,
)
from pgsync.kinds.probes import conversion, cuts, empty, probing
from pgsync.model.kind import Context
from pgsync.model.objects import DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement, Work

_STORAGE = {"p": "PLAIN", "e": "EXTERNAL", "m": "MAIN", "x": "EXTENDED"}
_COMPRESSION = {"p": "pglz", "l": "lz4"}


def alter_type(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """ALTER COLUMN TYPE, with USING where PostgreSQL has no cast of its own; it resets storage and compression."""
    old, new = before.spec, after.spec
    if _becomes_plain(old, new):  # no USING as long as it is generated (42611)
        yield alter_column(after, "DROP EXPRESSION")
    collate = f" COLLATE {new.collation}" if new.collation else ""
    using = using_clause(before, after, context)
    work = Work.REWRITE if using else work_of(before, after, context)
    hazards = set(_HAZARDS_OF_WORK.get(work, ()))
    values = bare(before, context.current), bare(after, context.desired)
    probes = tuple(conversion(*values, context)) if work is Work.REWRITE else ()
    if work is Work.REWRITE and not _always_fits(old, new, using):
        hazards.add(Hazard.CORR_MAY_FAIL)
    if cuts(*values):
        hazards.add(Hazard.DATA_TRUNCATING_CAST)
    if {one.spec.base_type for one in values} == {"timestamp with time zone", "timestamp without time zone"}:
        hazards.add(Hazard.APP_TZ_CONVERSION)
    statement = alter_column(after, f"TYPE {new.type}{collate}{using}", work=work, hazards=hazards)
    yield probing(statement, *probes)
    if new.storage is not None and new.storage == old.storage:
        yield from alter_storage(before, after, context)
    if new.compression is not None and new.compression == old.compression:
        yield from alter_compression(before, after, context)


_HAZARDS_OF_WORK = {
    Work.SCAN: (Hazard.LOCK_AX_SCAN,),
    Work.BUILD: (Hazard.LOCK_AX_BUILD, Hazard.INDEX_REBUILD),
    Work.REWRITE: (Hazard.REWRITE_TABLE,),
}
_NUMBERS = ("smallint", "integer", "bigint", "numeric")


def _always_fits(old: Column, new: Column, using: str) -> bool:
    """Tell whether every value of a type is one of another: a wider number, or a text."""
    if new.type in {"text", "character varying"} and (not using or using.endswith(f"::{new.type}")):
        return True
    is_wider = old.base_type in _NUMBERS and new.type in _NUMBERS
    return is_wider and not using and _NUMBERS.index(old.base_type) <= _NUMBERS.index(new.type)


def _becomes_plain(old: Column, new: Column) -> bool:
    return bool(old.generated) and not new.generated


def alter_generated(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """DROP EXPRESSION keeps the values; SET EXPRESSION (17 and newer) computes them anew."""
    del context
    is_retyped = (before.spec.type, before.spec.collation) != (after.spec.type, after.spec.collation)
    if _becomes_plain(before.spec, after.spec):
        if not is_retyped:
            yield alter_column(after, "DROP EXPRESSION")
    else:
        stored, required = after.spec.generated == "s", after.spec.not_null
        work = Work.REWRITE if stored else Work.SCAN if required else Work.INSTANT
        hazards = {*_HAZARDS_OF_WORK.get(work, ())}
        hazards |= {Hazard.DATA_GENERATED_REPLACED} if stored else set()
        hazards |= {Hazard.CORR_MAY_FAIL} if required else set()
        words = f"SET EXPRESSION AS ({after.spec.expression})"
        yield probing(alter_column(after, words, work=work, hazards=hazards), empty(after))


def alter_identity(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET GENERATED; an identity is added and dropped with its sequence."""
    del context
    if before.spec.identity and after.spec.identity:
        yield alter_column(after, f"SET GENERATED {'ALWAYS' if after.spec.identity == 'a' else 'BY DEFAULT'}")


def alter_storage(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET STORAGE."""
    del before, context
    word = _STORAGE[after.spec.storage or after.spec.default_storage]
    yield alter_column(after, f"SET STORAGE {word}", only=True, hazards={Hazard.PERF_SETTINGS})


def alter_compression(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET COMPRESSION (14 and newer)."""
    del before
    if context.version >= 14:
        word = _COMPRESSION[after.spec.compression] if after.spec.compression else "DEFAULT"
        yield alter_column(after, f"SET COMPRESSION {word}", only=True, hazards={Hazard.PERF_SETTINGS})


def alter_statistics(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET STATISTICS; -1 is the default in every version."""
    del before, context
    target = -1 if after.spec.statistics is None else after.spec.statistics
    yield alter_column(
        after,
        f"SET STATISTICS {target}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE,
        only=True,
        hazards={Hazard.PERF_SETTINGS},
    )


def alter_attribute_options(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """SET and RESET n_distinct and n_distinct_inherited."""
    del context
    for action in alter_options(before.spec.options, after.spec.options):
        yield alter_column(after, action, lock=Lock.SHARE_UPDATE_EXCLUSIVE, only=True, hazards={Hazard.PERF_SETTINGS})


def alter_foreign_options(before: DbObject[Column], after: DbObject[Column], context: Context) -> Iterator[Statement]:
    """OPTIONS (ADD, SET, DROP) of a foreign table's column."""
    del context
    actions = option_changes(before.spec.foreign_options, after.spec.foreign_options)
    yield alter_table(after, f"ALTER COLUMN {quote(after.id.path[-1])} OPTIONS ({actions})", words="FOREIGN TABLE")
