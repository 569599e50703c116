"""Comments on objects of every kind: COMMENT ON, catalogs pg_description and pg_shdescription."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_CLASS
from pgsync.kinds.owner import subject
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, of_relations
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.spelling import normal_text
from pgsync.model.sql import literal
from pgsync.model.statements import Lock, Statement
from pgsync.plain import dataclass

_PUBLIC = "standard public schema"
_LOCKED = frozenset({"table", "view", "materialized view", "column", "index", "foreign table", "sequence", "attribute"})


@dataclass(frozen=True, slots=True)
class Comment:
    """The text; empty where the comment that initdb gave schema public is gone."""

    text: str


def query(_version: int) -> str:
    """Comments on what users made, and on the database; of schema public only one that differs from initdb's."""
    return f"""
        SELECT d.objoid, d.classoid, d.objsubid, d.description, CASE WHEN d.objsubid > 0 THEN
                   (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = d.objoid AND a.attnum = d.objsubid) END
        FROM pg_description d
        WHERE d.objoid >= 16384
          AND (d.classoid <> 'pg_class'::regclass OR {of_relations("d.objoid")}
               OR d.objoid IN (SELECT x.indexrelid FROM pg_index x WHERE {of_relations("x.indrelid")}))
          AND NOT (d.classoid = 'pg_namespace'::regclass AND d.objoid = coalesce(to_regnamespace('public')::oid, 0))
        UNION ALL
        SELECT n.oid, 'pg_namespace'::regclass, 0, coalesce(d.description, ''), NULL
        FROM pg_namespace n LEFT JOIN pg_description d
             ON d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass AND d.objsubid = 0
        WHERE n.nspname = 'public' AND d.description IS DISTINCT FROM '{_PUBLIC}'
        ORDER BY 2, 1, 3"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Comment] | None:
    """Return the comment, a part of what it describes; a view's column has no object but its view's."""
    objid, classid, objsubid, text, attribute = row
    found = reader.named(classid, objid, objsubid)
    if found is None and objsubid and (view := reader.at(PG_CLASS, objid)) is not None:
        found = ObjectId("column", (*view.path, attribute)), view
    if found is None:
        return None
    target, parent = found
    return DbObject(ObjectId("comment", (target.kind, *target.path)), Comment(text), parent)


def identity(id_: ObjectId) -> str:
    """The words for a message."""
    return f"COMMENT ON {id_.path[0]} {'.'.join(id_.path[1:])}"


def _comment(item: DbObject[Comment], value: str, context: Context) -> Statement:
    target = subject(item.id)
    locked = target.kind in _LOCKED and item.parent is not None
    return Statement(
        f"COMMENT ON {context.identity(target)} IS {value}",
        lock=Lock.SHARE_UPDATE_EXCLUSIVE if locked else Lock.NONE,
        relations=(_relation(target, item.parent),) if locked and item.parent is not None else (),
    )


def _relation(target: ObjectId, parent: ObjectId) -> ObjectId:
    """Return what is locked: the index itself, the relation of a column."""
    if target.kind == "attribute":
        return ObjectId("composite type", target.path[:2])
    if target.kind != "column":
        return parent
    return parent if parent.kind != "column" else ObjectId("table", target.path[:2])


def create(item: DbObject[Comment], context: Context) -> Iterator[Statement]:
    """COMMENT ON."""
    yield _comment(item, literal(item.spec.text) if item.spec.text else "NULL", context)


def drop(item: DbObject[Comment], context: Context) -> Iterator[Statement]:
    """COMMENT ON ... IS NULL; schema public gets initdb's comment back."""
    is_public = item.id.path == ("schema", "public")
    yield _comment(item, literal(_PUBLIC) if is_public else "NULL", context)


def alter_text(before: DbObject[Comment], after: DbObject[Comment], context: Context) -> Iterator[Statement]:
    """COMMENT ON."""
    del before
    yield from create(after, context)


def lacks(item: DbObject[Comment], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """A NOT NULL, which is no object of its own, has a comment since 18, that of a domain since 17."""
    of = subject(item.id)
    if of not in catalogs[1].objects and item.parent is not None and item.parent.kind in {"column", "domain"}:
        yield Lack("comments on NOT NULL constraints", 18 if item.parent.kind == "column" else 17)


KIND = Kind(
    name="comment",
    plural="comments",
    spec=Comment,
    lacks=lacks,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=drop,
    alter={"text": alter_text},
    satellite=True,
    aspect=Aspect.COMMENTS,
    normal_leniently={"text": lambda text, _spec: normal_text(text)},
)
