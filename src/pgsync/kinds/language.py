"""Procedural languages: CREATE LANGUAGE, catalog pg_language."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_LANGUAGE, named, simple_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The functions by name, None where there is none."""

    is_trusted: bool
    handler: str
    inline: str | None
    validator: str | None


def query(_version: int) -> str:
    """Every language that users made; of initdb's those with other privileges than at first (with oid 0)."""
    return """
        SELECT CASE WHEN l.oid >= 16384 THEN l.oid ELSE 0 END, l.lanname, l.lanowner, l.lanacl::text,
               l.lanpltrusted, l.lanplcallfoid::regproc::text, nullif(l.laninline::regproc::text, '-'),
               nullif(l.lanvalidator::regproc::text, '-')
        FROM pg_language l WHERE l.oid >= 16384 OR l.lanacl IS NOT NULL ORDER BY l.lanname"""


def read(row: Row, reader: Reader) -> DbObject[Language] | None:
    """Return the language; one of initdb's only tells its privileges."""
    oid, name, owner, acl, *fields = row
    id_ = ObjectId("language", (name,))
    if not oid:
        reader.owner_of[id_] = owner
        reader.owned(id_, 0, acl)
        return None
    reader.owned(id_, owner, acl)
    return DbObject(id_, Language(*fields), None, (Address(PG_LANGUAGE, oid),))


def _create(item: DbObject[Language], words: str, context: Context) -> Statement:
    spec = item.spec
    if spec.is_trusted:
        words += " TRUSTED"
    words += f" {context.identity(item.id)} HANDLER {spec.handler}"
    if spec.inline is not None:
        words += f" INLINE {spec.inline}"
    if spec.validator is not None:
        words += f" VALIDATOR {spec.validator}"
    return Statement(words, hazards=frozenset(() if spec.is_trusted else {Hazard.SEC_LANG_UNTRUSTED}))


def create(item: DbObject[Language], context: Context) -> Iterator[Statement]:
    """CREATE LANGUAGE."""
    yield _create(item, "CREATE", context)


def alter(before: DbObject[Language], after: DbObject[Language], context: Context) -> Iterator[Statement]:
    """CREATE OR REPLACE LANGUAGE sets all, and keeps owner, privileges and comment."""
    del before
    yield _create(after, "CREATE OR REPLACE", context)


KIND = Kind(
    name="language",
    plural="languages",
    spec=Language,
    classid=PG_LANGUAGE,
    query=query,
    read=read,
    identity=named("LANGUAGE"),
    create=create,
    drop=simple_drop,
    alter=dict.fromkeys(("is_trusted", "handler", "inline", "validator"), alter),
)
