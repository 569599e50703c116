"""Foreign data wrappers: CREATE FOREIGN DATA WRAPPER, catalog pg_foreign_data_wrapper."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_FOREIGN_DATA_WRAPPER, named, simple_drop
from pgsync.kinds.foreign_options import option_changes, options_words
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.statements import Statement
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class ForeignDataWrapper:
    """`handler` and `validator` are functions' names as they stand in DDL."""

    handler: str | None
    validator: str | None
    options: tuple[str, ...]


def query(_version: int) -> str:
    """Every foreign data wrapper."""
    return """
        SELECT w.oid, w.fdwname, w.fdwowner, w.fdwacl::text,
               CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::regproc::text END,
               CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::regproc::text END, w.fdwoptions
        FROM pg_foreign_data_wrapper w WHERE w.oid >= 16384 ORDER BY w.fdwname"""


def read(row: Row, reader: Reader) -> DbObject[ForeignDataWrapper]:
    """Return the wrapper."""
    oid, name, owner, acl, handler, validator, options = row
    id_ = ObjectId("foreign data wrapper", (name,))
    reader.owned(id_, owner, acl)
    spec = ForeignDataWrapper(handler, validator, tuple(sorted(options or ())))
    return DbObject(id_, spec, None, (Address(PG_FOREIGN_DATA_WRAPPER, oid),))


def create(item: DbObject[ForeignDataWrapper], context: Context) -> Iterator[Statement]:
    """CREATE FOREIGN DATA WRAPPER."""
    spec = item.spec
    words = f"CREATE {context.identity(item.id)}"
    words += f" HANDLER {spec.handler}" if spec.handler else ""
    words += f" VALIDATOR {spec.validator}" if spec.validator else ""
    yield Statement(words + options_words(spec.options))


def alter_functions(
    before: DbObject[ForeignDataWrapper], after: DbObject[ForeignDataWrapper], context: Context
) -> Iterator[Statement]:
    """HANDLER and VALIDATOR, which a later change of the options must satisfy."""
    words = []
    if before.spec.handler != after.spec.handler:
        words.append(f"HANDLER {after.spec.handler}" if after.spec.handler else "NO HANDLER")
    if before.spec.validator != after.spec.validator:
        words.append(f"VALIDATOR {after.spec.validator}" if after.spec.validator else "NO VALIDATOR")
    yield Statement(f"ALTER {context.identity(after.id)} {' '.join(words)}")


def alter_options(
    before: DbObject[ForeignDataWrapper], after: DbObject[ForeignDataWrapper], context: Context
) -> Iterator[Statement]:
    """OPTIONS (ADD, SET, DROP)."""
    changes = option_changes(before.spec.options, after.spec.options)
    yield Statement(f"ALTER {context.identity(after.id)} OPTIONS ({changes})")


KIND = Kind(
    name="foreign data wrapper",
    plural="foreign data wrappers",
    spec=ForeignDataWrapper,
    classid=PG_FOREIGN_DATA_WRAPPER,
    query=query,
    read=read,
    identity=named("FOREIGN DATA WRAPPER"),
    create=create,
    drop=simple_drop,
    alter={"handler": alter_functions, "validator": alter_functions, "options": alter_options},
)
