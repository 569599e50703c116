"""Subscriptions: ALTER SUBSCRIPTION, catalog pg_subscription. Having a secret, none is made or dropped."""

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, replace
from functools import partial
from typing import Any

from pgsync.kinds.common import PG_SUBSCRIPTION, named, secret_mark, straddle, with_specs
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, nothing
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal, names
from pgsync.model.statements import Hazard, Statement
from pgsync.plain import dataclass

_HAZARDS = frozenset({Hazard.REPL_PUBLICATION})
PARALLEL_SINCE = 18
_STREAMING = {"f": "off", "t": "on", "p": "parallel", "false": "off", "true": "on"}


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a server does not have yet has its default.

    `connection` is a short hash, made on the server, that tells equal from different; null where it may not be read.
    `slot_name` and `enabled` belong to the place rather than to the schema.
    """

    publications: tuple[str, ...]
    binary: bool
    streaming: str
    synchronous_commit: str
    two_phase: bool
    disable_on_error: bool
    password_required: bool
    run_as_owner: bool
    origin: str
    failover: bool
    slot_name: str | None
    enabled: bool
    connection: str | None = field(metadata={"is_secret": True})


def query(version: int) -> str:
    """Every subscription of this database, as everybody may see it: without the connection."""
    return _query(version, "NULL", is_full=False)


def full_query(version: int) -> str:
    """Every subscription of this database, for who may read all of pg_subscription."""
    return _query(version, secret_mark("s.subconninfo"), is_full=True)


def _query(version: int, connection: str, *, is_full: bool) -> str:
    columns = {
        "s.subbinary": (14, "false"),
        "s.substream::text": (14, "'f'"),
        "s.subsynccommit": (13 if is_full else 14, "NULL"),  # 13 does not let everybody read it, nor the oid
        "s.subtwophasestate::text <> 'd'": (15, "false"),
        "s.subdisableonerr": (15, "false"),
        "s.subpasswordrequired": (16, "true"),
        "s.subrunasowner": (16, "false"),
        "s.suborigin": (16, "'any'"),
        "s.subfailover": (17, "false"),
    }
    oid = "s.oid" if is_full or version >= 14 else "NULL::oid"
    listed = ", ".join(column if version >= since else missing for column, (since, missing) in columns.items())
    return f"""
        SELECT {oid}, s.subname, s.subowner, s.subpublications, {listed}, s.subslotname, s.subenabled, {connection}
        FROM pg_subscription s
        WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
        ORDER BY s.subname"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Subscription]:
    """Return the subscription."""
    oid, name, owner, publications, binary, streaming, commit, *rest = row
    id_ = ObjectId("subscription", (name,))
    reader.owned(id_, owner)
    spec = Subscription(tuple(publications), binary, _STREAMING[streaming], commit or "off", *rest)
    return DbObject(id_, spec, None, (Address(PG_SUBSCRIPTION, int(oid)),) if oid else ())


# The parameters that ALTER SUBSCRIPTION SET takes without connecting to the publisher, and since when.
_PARAMETERS = {
    "binary": 14, "streaming": 14, "synchronous_commit": 13, "disable_on_error": 15, "password_required": 16,
    "run_as_owner": 16, "origin": 16, "slot_name": 13,
}  # fmt: skip


# The parameters that came after 13: since when, and what servers without it do.
_NEWER: Mapping[str, tuple[int, Any]] = {
    "two_phase": (15, False), "disable_on_error": (15, False), "password_required": (16, True),
    "run_as_owner": (16, False), "origin": (16, "any"), "failover": (17, False), "binary": (14, False),
    "streaming": (14, "off"),
}  # fmt: skip


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "NONE" if value is None else literal(str(value))


def alter_publications(
    before: DbObject[Subscription], after: DbObject[Subscription], context: Context
) -> Iterator[Statement]:
    """SET PUBLICATION, without asking the publisher."""
    del before
    words = f"ALTER {context.identity(after.id)} SET PUBLICATION {names(after.spec.publications)}"
    yield Statement(f"{words} WITH (refresh = false)", hazards=_HAZARDS)


def alter_parameters(
    before: DbObject[Subscription], after: DbObject[Subscription], context: Context
) -> Iterator[Statement]:
    """SET with each parameter that differs."""
    words = [
        f"{name} = {_value(getattr(after.spec, name))}"
        for name, since in _PARAMETERS.items()
        if context.version >= since and getattr(before.spec, name) != getattr(after.spec, name)
    ]
    if words:
        yield Statement(f"ALTER {context.identity(after.id)} SET ({', '.join(words)})", hazards=_HAZARDS)


def alter_enabled(
    before: DbObject[Subscription], after: DbObject[Subscription], context: Context
) -> Iterator[Statement]:
    """ENABLE, DISABLE."""
    del before
    word = "ENABLE" if after.spec.enabled else "DISABLE"
    yield Statement(f"ALTER {context.identity(after.id)} {word}", hazards=_HAZARDS)


def manual(
    before: DbObject[Subscription] | None, after: DbObject[Subscription] | None, context: Context
) -> Iterator[str]:
    """What needs the connection or the publisher."""
    if after is None:
        if before is not None:
            words = f"DROP {context.identity(before.id)}"
            yield f"{before.id}: not dropped by pgsync, as its connection would be lost: {words}"
    elif before is None:
        parameters = ", ".join(_all_parameters(after.spec, context))
        words = f"CREATE {context.identity(after.id)} CONNECTION '...'"
        words += f" PUBLICATION {names(after.spec.publications)} WITH ({parameters})"
        yield f"{after.id}: its connection is never read by pgsync: {words}"
    else:
        if before.spec.connection != after.spec.connection:
            yield f"{after.id}: its connection differs, or only one side lets it be read: ALTER ... CONNECTION '...'"
        for name in ("two_phase", "failover"):
            value = getattr(after.spec, name)
            if getattr(before.spec, name) != value:
                yield f"{after.id}: its {name}, which needs the publisher's slot, is to be {_value(value)}"


def _all_parameters(spec: Subscription, context: Context) -> Iterator[str]:
    for parameter, since in (_PARAMETERS | {"two_phase": 15, "failover": 17}).items():
        if context.version >= since:
            yield f"{parameter} = {_value(getattr(spec, parameter))}"


def lacks(item: DbObject[Subscription], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """Return the parameters that are not what older servers do; none of one that is not made anyway."""
    if item.id not in catalogs[0].objects:
        return
    if item.spec.streaming == "parallel":
        yield Lack("subscriptions that stream in parallel", 16, lambda spec: replace(spec, streaming="on"))
    for name, (since, default) in _NEWER.items():
        if getattr(item.spec, name) != default:
            yield Lack(f"subscriptions with {name}", since, partial(_without, name))


def _without(name: str, spec: Any) -> Any:
    return replace(spec, **{name: _NEWER[name][1]})


def prepare(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """What is not made has no owner and no comment to be set."""
    missing = [id_ for id_ in desired.by_kind.get("subscription", ()) if id_ not in current.objects]
    parts = {part for id_ in missing for part in desired.descendants(id_)}
    if not parts:
        return current, desired
    kept = {id_: item for id_, item in desired.objects.items() if id_ not in parts}
    return current, replace(desired, objects=kept)


def across(current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """Since 18 transactions are streamed in parallel by default, before not at all: one default is the other."""
    if not straddle(current, desired, PARALLEL_SINCE):
        return current, desired
    specs = {}
    for id_, item in desired.objects.items():
        other = current.get(id_) if id_.kind == "subscription" else None
        if other is not None and other.spec.streaming != item.spec.streaming:
            sides = sorted((side.server.version, side.objects[id_].spec.streaming) for side in (current, desired))
            if [streaming for _, streaming in sides] == ["off", "parallel"]:
                specs[id_] = replace(item.spec, streaming=other.spec.streaming)
    return current, with_specs(desired, specs)


KIND = Kind(
    name="subscription",
    plural="subscriptions",
    spec=Subscription,
    lacks=lacks,
    classid=PG_SUBSCRIPTION,
    query=query,
    full_query=("pg_subscription", full_query),
    read=read,
    identity=named("SUBSCRIPTION"),
    create=nothing,
    drop=nothing,
    alter=dict.fromkeys(_PARAMETERS, alter_parameters)
    | {
        "publications": alter_publications,
        "enabled": alter_enabled,
        "two_phase": nothing,
        "failover": nothing,
        "connection": nothing,
    },
    normal={"publications": frozenset},
    strict=frozenset({"slot_name", "enabled"}),
    lenient=frozenset(f.name for f in fields(Subscription)),
    manual=manual,
    prepare=prepare,
    across=across,
)
