"""Rewrite rules: CREATE RULE, catalog pg_rewrite. The rule that is a view's query belongs to the view."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import ENABLE, PG_CLASS, PG_REWRITE, alter_table, on_relation
from pgsync.kinds.deparsed import same_expression
from pgsync.kinds.locked import written_by
from pgsync.kinds.newer import in_expression
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Lock, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`definition` is the whole statement. `enabled` is pg_rewrite's letter: O, D, R or A."""

    definition: str
    enabled: str


def query(_version: int) -> str:
    """Rules, and of those that are a view's query the ones with a comment of their own (definition null)."""
    return """
        SELECT r.oid, r.ev_class, r.rulename, r.ev_enabled::text,
               CASE WHEN r.rulename <> '_RETURN' THEN pg_get_ruledef(r.oid) END
        FROM pg_rewrite r
        WHERE r.oid >= 16384 AND (r.rulename <> '_RETURN' OR EXISTS (
            SELECT FROM pg_description d WHERE d.classoid = 'pg_rewrite'::regclass AND d.objoid = r.oid))
        ORDER BY r.rulename, r.oid"""


def read(row: Row, reader: Reader) -> DbObject[Rule] | None:
    """Return the rule, a part of its relation; of a view's query only tell that it can have a comment."""
    oid, relation, name, enabled, definition = row
    parent = reader.at(PG_CLASS, relation)
    if parent is None:
        return None
    id_, address = ObjectId("rule", (*parent.path, name)), Address(PG_REWRITE, oid)
    if definition is None:
        reader.part(address, id_, parent)
        return None
    return DbObject(id_, Rule(definition.strip().removesuffix(";"), enabled), parent, (address,))


def _statement(item: DbObject[Rule], words: str, context: Context | None = None) -> Statement:
    written = () if context is None else written_by(item, words, context.desired)
    return Statement(
        words,
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(item.parent,) if item.parent else (),
        others=tuple((relation, Lock.ROW_EXCLUSIVE) for relation in written),
    )


def create(item: DbObject[Rule], context: Context) -> Iterator[Statement]:
    """CREATE RULE, which enables it, and its state."""
    yield _statement(item, item.spec.definition, context)
    if item.spec.enabled != "O":
        yield from alter_enabled(item, item, context)


def drop(item: DbObject[Rule], context: Context) -> Iterator[Statement]:
    """DROP RULE."""
    yield _statement(item, f"DROP {context.identity(item.id)}")


def alter_definition(before: DbObject[Rule], after: DbObject[Rule], context: Context) -> Iterator[Statement]:
    """CREATE OR REPLACE RULE, which keeps state and comment."""
    del before
    words = after.spec.definition.removeprefix("CREATE RULE")
    yield _statement(after, f"CREATE OR REPLACE RULE{words}", context)


def alter_enabled(before: DbObject[Rule], after: DbObject[Rule], context: Context) -> Iterator[Statement]:
    """ENABLE, DISABLE, ENABLE REPLICA, ENABLE ALWAYS."""
    del before, context
    word = ENABLE[after.spec.enabled]
    hazards = {Hazard.SEC_TRIGGER_STATE} if word != "ENABLE" else set()
    yield alter_table(after, f"{word} RULE {quote(after.id.path[-1])}", hazards=hazards)


def blocks(item: DbObject[Rule], before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> bool:
    """A rule that uses a column blocks its type (0A000)."""
    del item, after
    return before.id.kind == "column" and bool(fields & {"type", "collation"})


def lacks(item: DbObject[Rule], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """What the definition calls may be newer."""
    yield from in_expression(item.spec.definition)


KIND = Kind(
    name="rule",
    plural="rules",
    spec=Rule,
    lacks=lacks,
    classid=PG_REWRITE,
    query=query,
    read=read,
    identity=on_relation("RULE"),
    create=create,
    drop=drop,
    alter={"definition": alter_definition, "enabled": alter_enabled},
    blocks=blocks,
    normal={"definition": normal_expression},
    respelled={"definition": same_expression},
)
