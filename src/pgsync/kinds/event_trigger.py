"""Event triggers: CREATE EVENT TRIGGER, catalog pg_event_trigger. They must not fire on their own plan."""

from collections.abc import Iterator

from pgsync.kinds.common import ENABLE, PG_EVENT_TRIGGER, named
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

_HAZARDS = frozenset({Hazard.SEC_EVENT_TRIGGER})


@dataclass(frozen=True, slots=True)
class EventTrigger:
    """`tags`: none means all, and their order nothing. `enabled` is the catalog's letter: O, D, R or A."""

    event: str
    tags: tuple[str, ...]
    function: str
    enabled: str


def query(_version: int) -> str:
    """Every event trigger."""
    return """
        SELECT e.oid, e.evtname, e.evtowner, e.evtevent, e.evttags, e.evtfoid::regproc::text,
               e.evtenabled::text
        FROM pg_event_trigger e WHERE e.oid >= 16384 ORDER BY e.evtname"""


def read(row: Row, reader: Reader) -> DbObject[EventTrigger]:
    """Return the event trigger."""
    oid, name, owner, event, tags, function, enabled = row
    id_ = ObjectId("event trigger", (name,))
    reader.owned(id_, owner)
    spec = EventTrigger(event, tuple(tags or ()), function, enabled)
    return DbObject(id_, spec, None, (Address(PG_EVENT_TRIGGER, oid),))


def create(item: DbObject[EventTrigger], context: Context) -> Iterator[Statement]:
    """CREATE EVENT TRIGGER, which enables it, and its state."""
    spec = item.spec
    tags = f" WHEN TAG IN ({', '.join(map(literal, spec.tags))})" if spec.tags else ""
    words = f"CREATE {context.identity(item.id)} ON {spec.event}{tags} EXECUTE FUNCTION {spec.function}()"
    yield Statement(words, hazards=_HAZARDS)
    if spec.enabled != "O":
        yield from alter_enabled(item, item, context)


def drop(item: DbObject[EventTrigger], context: Context) -> Iterator[Statement]:
    """DROP EVENT TRIGGER."""
    yield Statement(f"DROP {context.identity(item.id)}", hazards=_HAZARDS)


def alter_enabled(
    before: DbObject[EventTrigger], after: DbObject[EventTrigger], context: Context
) -> Iterator[Statement]:
    """ENABLE, DISABLE, ENABLE REPLICA, ENABLE ALWAYS."""
    del before
    yield Statement(f"ALTER {context.identity(after.id)} {ENABLE[after.spec.enabled]}", hazards=_HAZARDS)


def lacks(item: DbObject[EventTrigger], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """The event login came with 17."""
    if item.spec.event == "login":
        yield Lack("event triggers on login", 17)


KIND = Kind(
    name="event trigger",
    plural="event triggers",
    spec=EventTrigger,
    lacks=lacks,
    classid=PG_EVENT_TRIGGER,
    query=query,
    read=read,
    identity=named("EVENT TRIGGER"),
    create=create,
    drop=drop,
    alter={"enabled": alter_enabled},
    replace_on=frozenset({"event", "tags", "function"}),
    normal={"tags": frozenset},
    late=frozenset({"create", "alter"}),
)
