"""Foreign servers: CREATE SERVER, catalog pg_foreign_server."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_FOREIGN_SERVER, SECRET_NAMES, named, simple_drop
from pgsync.kinds.foreign_options import option_changes, options_words
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.sql import literal, quote
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Server:
    """`secrets` are the names of options whose values are never read; the others are in `options`."""

    wrapper: str
    type: str | None
    version: str | None
    options: tuple[str, ...]
    secrets: tuple[str, ...]


def query(_version: int) -> str:
    """Every server, without the values of options that are secret by their name."""
    return f"""
        SELECT s.oid, s.srvname, s.srvowner, s.srvacl::text, w.fdwname, s.srvtype, s.srvversion,
               ARRAY(SELECT o FROM unnest(s.srvoptions) o WHERE split_part(o, '=', 1) !~* '{SECRET_NAMES}'),
               ARRAY(SELECT split_part(o, '=', 1) FROM unnest(s.srvoptions) o
                     WHERE split_part(o, '=', 1) ~* '{SECRET_NAMES}')
        FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
        WHERE s.oid >= 16384 ORDER BY s.srvname"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Server]:
    """Return the server."""
    oid, name, owner, acl, wrapper, type_, version, options, secrets = row
    id_ = ObjectId("server", (name,))
    reader.owned(id_, owner, acl)
    spec = Server(wrapper, type_, version, tuple(sorted(options)), tuple(sorted(secrets)))
    return DbObject(id_, spec, None, (Address(PG_FOREIGN_SERVER, oid),))


def create(item: DbObject[Server], context: Context) -> Iterator[Statement]:
    """CREATE SERVER, without its secret options."""
    spec = item.spec
    words = f"CREATE {context.identity(item.id)}"
    words += f" TYPE {literal(spec.type)}" if spec.type is not None else ""
    words += f" VERSION {literal(spec.version)}" if spec.version is not None else ""
    words += f" FOREIGN DATA WRAPPER {quote(spec.wrapper)}{options_words(spec.options)}"
    yield Statement(words)


def alter_version(before: DbObject[Server], after: DbObject[Server], context: Context) -> Iterator[Statement]:
    """VERSION; NULL takes it away."""
    del before
    version = "NULL" if after.spec.version is None else literal(after.spec.version)
    yield Statement(f"ALTER {context.identity(after.id)} VERSION {version}")


def alter_options(before: DbObject[Server], after: DbObject[Server], context: Context) -> Iterator[Statement]:
    """OPTIONS (ADD, SET, DROP)."""
    changes = option_changes(before.spec.options, after.spec.options)
    yield Statement(f"ALTER {context.identity(after.id)} OPTIONS ({changes})")


def alter_secrets(before: DbObject[Server], after: DbObject[Server], context: Context) -> Iterator[Statement]:
    """OPTIONS (DROP) of the secret ones; see `manual` for new ones."""
    gone = ", ".join(f"DROP {quote(key)}" for key in before.spec.secrets if key not in after.spec.secrets)
    if gone:
        yield Statement(
            f"ALTER {context.identity(after.id)} OPTIONS ({gone})",
            hazards=frozenset({Hazard.SEC_SECRET_IN_DDL}),
        )


def manual(before: DbObject[Server] | None, after: DbObject[Server] | None, context: Context) -> Iterator[str]:
    """Secret options are set by hand."""
    if after is not None:
        known = () if before is None or after.id in context.created else before.spec.secrets
        missing = [key for key in after.spec.secrets if key not in known]
        if missing:
            options = ", ".join(f"ADD {quote(key)} '...'" for key in missing)
            words = f"ALTER {context.identity(after.id)} OPTIONS ({options})"
            yield f"{after.id}: its secret options are never read by pgsync: {words}"


KIND = Kind(
    name="server",
    plural="servers",
    spec=Server,
    classid=PG_FOREIGN_SERVER,
    query=query,
    read=read,
    identity=named("SERVER"),
    create=create,
    drop=simple_drop,
    alter={"version": alter_version, "options": alter_options, "secrets": alter_secrets},
    replace_on=frozenset({"wrapper", "type"}),
    manual=manual,
)
