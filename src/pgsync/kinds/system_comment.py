"""Comments that users wrote on the server's own objects: COMMENT ON FUNCTION pg_catalog…, catalog pg_description.

No catalog says which comments are initdb's. Its last transaction that defines anything is the one that loads
PL/pgSQL; a comment of a later transaction is a user's. See docs/decisions/0051-system-comments.md.
"""

from collections.abc import Iterator
from dataclasses import field
from functools import partial

from pgsync.kinds.initdb import by_hand, spelled, without_uncertain
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, no_schema
from pgsync.model.modes import Aspect
from pgsync.model.objects import DbObject
from pgsync.model.sql import literal
from pgsync.model.statements import Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class SystemComment:
    """The text, and the object as COMMENT ON names it."""

    text: str
    target: str = field(compare=False)  # the path says it too


def query(_version: int) -> str:
    """Every comment on an object of initdb's that is younger than initdb; that of schema public has its own place."""
    return """
        SELECT 0, i.type, i.identity, d.description
        FROM (SELECT * FROM pg_description e
              WHERE e.objoid < 16384 AND e.xmin::text::int8 > (
                  SELECT max(m.xmin::text::int8) FROM pg_depend m
                  WHERE m.classid IN ('pg_rewrite'::regclass, 'pg_language'::regclass) AND m.objid < 16384)
              OFFSET 0) d, pg_identify_object(d.classoid, d.objoid, d.objsubid) i
        WHERE NOT (d.classoid = 'pg_namespace'::regclass AND i.identity = 'public') ORDER BY 2, 3"""


def read(row: Row, reader: Reader) -> DbObject[SystemComment]:
    """Return the comment."""
    del reader
    _, type_, spelling, text = row
    target = spelled(spelling)
    words = type_.rsplit(" ", 1)[-1] if type_.endswith((" column", " constraint")) else type_
    where = target.replace(" on ", " on domain ", 1) if type_ == "domain constraint" else target
    words = words.replace("foreign-data", "foreign data").upper()
    return DbObject(ObjectId("system comment", (f"{type_} {target}",)), SystemComment(text, f"{words} {where}"))


def identity(id_: ObjectId) -> str:
    """The words for a message."""
    return f"COMMENT ON {id_.name}"


def create(item: DbObject[SystemComment], context: Context) -> Iterator[Statement]:
    """COMMENT ON."""
    del context
    yield Statement(f"COMMENT ON {item.spec.target} IS {literal(item.spec.text)}")


def drop(item: DbObject[SystemComment], context: Context) -> Iterator[Statement]:
    """COMMENT ON ... IS NULL; what initdb wrote is not known any more."""
    del context
    yield Statement(f"COMMENT ON {item.spec.target} IS NULL")


def alter_text(
    before: DbObject[SystemComment], after: DbObject[SystemComment], context: Context
) -> Iterator[Statement]:
    """COMMENT ON."""
    del before
    yield from create(after, context)


def manual(
    before: DbObject[SystemComment] | None, after: DbObject[SystemComment] | None, context: Context
) -> Iterator[str]:
    """The comment of initdb's that was there once."""
    del context
    if before is not None and after is None:
        yield f"{before.id}: where initdb had written another comment, it is not known any more and not set again"


KIND = Kind(
    name="system comment",
    plural="system comments",
    aspect=Aspect.COMMENTS,
    spec=SystemComment,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    alter={"text": alter_text},
    manual=manual,
    prepare=partial(without_uncertain, "system comment"),
    impossible=partial(by_hand, "system comment", create),
    schema=no_schema,
    lenient=frozenset({"text"}),
)
