"""User mappings: CREATE USER MAPPING, view pg_user_mappings. Their options are secret: only a mark of them is read."""

from collections.abc import Iterator
from dataclasses import field

from pgsync.kinds.common import PG_USER_MAPPING, secret_mark, simple_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row, no_schema, nothing
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

PUBLIC = "public"  # no role can have this name


@dataclass(frozen=True, slots=True)
class UserMapping:
    """`options` is a short hash, made on the server, that tells equal from different but not what they are."""

    options: str | None = field(metadata={"is_secret": True})


def query(_version: int) -> str:
    """Every user mapping; umuser is 0 for PUBLIC."""
    return f"""
        SELECT m.umid, m.srvname, m.umuser, {secret_mark("m.umoptions::text")} FROM pg_user_mappings m
        WHERE m.umid >= 16384 ORDER BY m.srvname, m.umid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[UserMapping]:
    """Return the mapping; its identity is the server and the role."""
    oid, server, role, options = row
    id_ = ObjectId("user mapping", (server, reader.roles[role] if role else PUBLIC))
    return DbObject(id_, UserMapping(options), None, (Address(PG_USER_MAPPING, oid),))


def identity(id_: ObjectId) -> str:
    """USER MAPPING FOR role SERVER name."""
    server, role = id_.path
    return f"USER MAPPING FOR {'PUBLIC' if role == PUBLIC else quote(role)} SERVER {quote(server)}"


def create(item: DbObject[UserMapping], context: Context) -> Iterator[Statement]:
    """CREATE USER MAPPING, without options."""
    yield Statement(f"CREATE {context.identity(item.id)}", hazards=frozenset({Hazard.SEC_SECRET_IN_DDL}))


def manual(
    before: DbObject[UserMapping] | None, after: DbObject[UserMapping] | None, context: Context
) -> Iterator[str]:
    """The options of a mapping are set by hand."""
    if after is not None and before is not None:
        words = f"ALTER {context.identity(after.id)} OPTIONS (SET ...)"
        yield f"{after.id}: its options differ and are set by hand: {words}"
    elif after is not None:
        words = f"ALTER {context.identity(after.id)} OPTIONS (ADD \"user\" '...', ADD password '...')"
        yield f"{after.id}: its options are never read by pgsync; where it has any: {words}"


def needs(item: DbObject[UserMapping], catalog: Catalog) -> Iterator[ObjectId]:
    """The role."""
    del catalog
    yield ObjectId("role", (item.id.path[1],))


KIND = Kind(
    name="user mapping",
    plural="user mappings",
    spec=UserMapping,
    classid=PG_USER_MAPPING,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=simple_drop,
    alter={"options": nothing},
    needs=needs,
    strict=frozenset({"options"}),
    manual=manual,
    schema=no_schema,
)
