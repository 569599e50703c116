"""Extended statistics: CREATE STATISTICS, catalog pg_statistic_ext."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import PG_CLASS, PG_NAMESPACE, PG_STATISTIC_EXT, is_retyped, named
from pgsync.kinds.deparsed import hidden
from pgsync.kinds.newer import has_words, in_expression
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, of_relations
from pgsync.model.modes import Aspect
from pgsync.model.normal import normal_set
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass

_KINDS = {"d": "ndistinct", "f": "dependencies", "m": "mcv"}  # e, the expressions' own, comes by itself


@dataclass(frozen=True, slots=True)
class Statistics:
    """`kinds` in words, sorted; none for a single expression. `columns`, with expressions, as one text: by attnum."""

    relation: ObjectId
    kinds: tuple[str, ...]
    columns: str
    target: int | None


def query(version: int) -> str:
    """Every statistics object."""
    columns = (
        "pg_get_statisticsobjdef_columns(s.oid)"
        if version >= 14
        else """(SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.n)
                 FROM unnest(s.stxkeys::int2[]) WITH ORDINALITY k(attnum, n)
                 JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = k.attnum)"""
    )
    return f"""
        SELECT s.oid, s.stxnamespace, s.stxname, s.stxowner, s.stxrelid, s.stxkind::text[], {columns},
               nullif(s.stxstattarget, -1)
        FROM pg_statistic_ext s WHERE s.oid >= 16384 AND {of_relations("s.stxrelid")} ORDER BY s.stxname, s.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Statistics] | None:
    """Return the statistics object, which its relation's DROP takes along wherever it lies."""
    oid, namespace, name, owner, relation, letters, columns, target = row
    schema, parent = reader.at(PG_NAMESPACE, namespace), reader.at(PG_CLASS, relation)
    if schema is None or parent is None:
        return None
    id_ = ObjectId("statistics", (*schema.path, name))
    reader.owned(id_, owner)
    kinds = tuple(sorted(_KINDS[letter] for letter in letters if letter != "e"))
    return DbObject(id_, Statistics(parent, kinds, columns, target), parent, (Address(PG_STATISTIC_EXT, oid),))


def _statement(item: DbObject[Statistics], words: str, *hazards: Hazard) -> Statement:
    return Statement(
        words, lock=Lock.SHARE_UPDATE_EXCLUSIVE, relations=(item.spec.relation,), hazards=frozenset(hazards)
    )


def create(item: DbObject[Statistics], context: Context) -> Iterator[Statement]:
    """CREATE STATISTICS, and its target."""
    spec = item.spec
    partly = spec.kinds and len(spec.kinds) < len(_KINDS)
    kinds = f" ({', '.join(spec.kinds)})" if partly else ""
    words = f"CREATE {context.identity(item.id)}{kinds} ON {spec.columns} FROM {qualified(spec.relation.path)}"
    yield _statement(item, words)
    if spec.target is not None:
        yield from alter_target(item, item, context)


def drop(item: DbObject[Statistics], context: Context) -> Iterator[Statement]:
    """DROP STATISTICS."""
    yield _statement(item, f"DROP {context.identity(item.id)}", Hazard.PERF_SETTINGS)


def alter_target(before: DbObject[Statistics], after: DbObject[Statistics], context: Context) -> Iterator[Statement]:
    """SET STATISTICS; -1 is the default in every version."""
    del before
    target = -1 if after.spec.target is None else after.spec.target
    words = f"ALTER {context.identity(after.id)} SET STATISTICS {target}"
    yield Statement(words, hazards=frozenset({Hazard.PERF_SETTINGS}))


def blocks(item: DbObject[Statistics], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """ALTER COLUMN TYPE rebuilds them and forgets their target (14 and newer); an expression keeps its casts."""
    if before.id.kind != "column":
        return False
    is_on_expression = has_words(item.spec.columns, "(")
    is_forgotten = item.spec.target is not None and bool(fields & {"type", "collation"})
    return is_forgotten or (is_on_expression and is_retyped(before, after, fields))


def lacks(item: DbObject[Statistics], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Expressions came with 14; columns have no brackets."""
    if has_words(item.spec.columns, "("):
        yield Lack("statistics on expressions", 14)
    yield from in_expression(item.spec.columns)


def same_columns(texts: Pair[str], id: ObjectId, catalogs: Pair[Catalog]) -> bool:
    """Tell whether two lists of expressions over the columns of a relation are one."""
    relation = catalogs[1].objects[id].spec.relation
    before, after = (normal_set(text, hidden(catalogs, texts, relation.path)) for text in texts)
    return before == after


KIND = Kind(
    name="statistics",
    plural="statistics",
    spec=Statistics,
    lacks=lacks,
    classid=PG_STATISTIC_EXT,
    query=query,
    read=read,
    identity=named("STATISTICS"),
    create=create,
    drop=drop,
    alter={"target": alter_target},
    replace_on=frozenset({"relation", "kinds", "columns"}),
    blocks=blocks,
    normal={"columns": normal_set},
    respelled={"columns": same_columns},
    lenient=frozenset({"target"}),
    aspects={"target": Aspect.STORAGE},
)
