"""Looking around in one database after the other: what a tree, a search and the pages of objects need, when they do."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property

from pgsync.app.catalogs import Progress, silent
from pgsync.app.compare import kind_rank, schema_of
from pgsync.app.connections import Connections
from pgsync.app.explore import Explored, Leaf, explore, leaf, measured_again
from pgsync.app.fuzzy import SearchIndex
from pgsync.app.objectpage import Page, Sample, ddl, is_readable, outline, sample
from pgsync.errors import UsageError
from pgsync.kinds import BY_NAME
from pgsync.kinds.common import PG_CLASS
from pgsync.model.identity import ObjectId
from pgsync.model.impact import Impact
from pgsync.plain import dataclass
from pgsync.server.connect import read_session
from pgsync.server.impact import impacts
from pgsync.server.readable import readable
from pgsync.server.statistics import table_statistics

__all__ = ["Browser", "Usage", "View"]

_SATELLITES = frozenset(kind.name for kind in BY_NAME.values() if kind.satellite)
_BODIES = ("definition", "body", "expression")
_RELATIONS = frozenset({"table", "materialized view", "index", "constraint", "sequence"})


@dataclass(frozen=True, slots=True)
class Usage:
    """What the server counted for a relation. counters: in its own words. relations: it and its indexes."""

    counters: tuple[tuple[str, str], ...]
    relations: Mapping[ObjectId, Impact]


class View:
    """One database that was read, and answers about it, each computed when it is asked for."""

    def __init__(self, found: Explored) -> None:
        """Look at a database."""
        self.found = found
        self._pages: dict[ObjectId, Page] = {}

    def resize(self, found: Explored) -> None:
        """Show other sizes of the same objects."""
        self.found, self._pages = found, {}

    @cached_property
    def grouped(self) -> Mapping[str | None, Mapping[str, Sequence[ObjectId]]]:
        """The outermost objects by schema and kind, all in the order in which they are shown."""
        catalog = self.found.catalog
        groups: dict[str | None, dict[str, list[ObjectId]]] = {}
        for id_, item in catalog.objects.items():
            if item.parent is None and id_.kind not in _SATELLITES:
                kinds = groups.setdefault(schema_of(id_, catalog), {})
                if id_.kind != "schema":
                    kinds.setdefault(id_.kind, []).append(id_)
        return {
            schema: {kind: sorted(groups[schema][kind]) for kind in sorted(groups[schema], key=kind_rank)}
            for schema in sorted(groups, key=lambda name: (name is None, name or ""))
        }

    @cached_property
    def _index(self) -> SearchIndex:
        objects = self.found.catalog.objects
        whole = [id_ for id_, item in objects.items() if item.parent is None and id_.kind not in _SATELLITES]
        parts = [id_ for id_, item in objects.items() if item.parent is not None and id_.kind not in _SATELLITES]
        return SearchIndex(whole, parts)

    def prepare_search(self) -> None:
        """Read all names once, so that the first letter is answered as fast as the others."""
        self._index.find("a")

    def search(self, text: str) -> list[ObjectId]:
        """Return the best matches among all objects and their parts."""
        return self._index.find(text)

    def plural(self, kind: str) -> str:
        """Return what several objects of a kind are called."""
        return BY_NAME[kind].plural or kind

    def bytes(self, ids: Sequence[ObjectId]) -> int:
        """Return what some relations take together."""
        sizes = self.found.sizes
        return sum(size.bytes for id_ in ids if (size := sizes.get(id_)) is not None)

    def leaf(self, id_: ObjectId) -> Leaf:
        """Return an object with its counts and badges."""
        return leaf(self.found, id_)

    def outermost(self, id_: ObjectId) -> ObjectId:
        """Return the object that is in the tree for this one: itself, or what it is a part of."""
        return [id_, *self.found.catalog.ancestors(id_)][-1]

    def schema(self, id_: ObjectId) -> str | None:
        """Return the schema under which an outermost object stands."""
        return schema_of(id_, self.found.catalog)

    def page(self, id_: ObjectId) -> Page:
        """Return everything about an object but its DDL and its rows."""
        if id_ not in self._pages:
            self._pages[id_] = outline(self.found, id_)
        return self._pages[id_]

    def ddl(self, id_: ObjectId) -> str:
        """Return what would create it."""
        page = self.page(id_)
        if not page.ddl:
            page = self._pages[id_] = replace(page, ddl=ddl(self.found.catalog, id_))
        return page.ddl

    def source(self, id_: ObjectId) -> str:
        """Return the query of a view, the body of a routine; "" for what has none."""
        spec = self.found.catalog.objects[id_].spec
        return next((text for name in _BODIES if isinstance(text := getattr(spec, name, None), str) and text), "")

    def is_readable(self, id_: ObjectId) -> bool | None:
        """Tell whether an object's rows can be shown: True; False when asked for by name only; None when it has none.

        Reading a view or a foreign table runs what its owner wrote (SAFETY.md S02).
        """
        return None if self.found.database.file is not None else is_readable(id_)


class Browser:
    """The databases that one can look at: all connections of the project."""

    def __init__(self, connections: Connections) -> None:
        """Use some connections."""
        self._connections = connections

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all connections."""
        return tuple(self._connections.configuration.settings.connections)

    def environment(self, name: str) -> str | None:
        """Return whether a connection is production, staging or development; None where nobody said."""
        known = self._connections.configuration.settings.connections
        return known[name].env if name in known else None

    def open(self, name: str, progress: Progress = silent) -> View:
        """Read a database; raises ConnectionFailed, UsageError, BadSnapshot."""
        return View(explore(self._connections, name, progress, is_quick=True))

    def measure(self, view: View) -> None:
        """Put sizes as they are now in the place of none, or of those that were last seen."""
        view.resize(measured_again(self._connections, view.found))

    def quietly(self) -> "Browser":
        """Return a browser that never asks for a password; raises PasswordRequired instead."""
        return Browser(self._connections.quietly())

    def rows(self, view: View, id_: ObjectId, most: int, *, is_insisted: bool = False) -> Sample:
        """Return some rows; is_insisted: also of a view or foreign table, as far as that can be done safely.

        Raises Refused, UsageError, PgsyncError.
        """
        database = view.found.database
        if database.file is not None:
            raise UsageError("a snapshot has no rows")
        with closing(self._connections.open(database.target)) as conn, readable(database.name):
            return sample(conn, database.catalog, id_, most, is_insisted=is_insisted)

    def usage(self, view: View, id_: ObjectId) -> Usage | None:
        """Return what the server counted for a table and its indexes since its statistics were reset."""
        database = view.found.database
        catalog = database.catalog
        ids = [id_, *(part for part in catalog.children.get(id_, ()) if part.kind in _RELATIONS)]
        oids = {
            address.objid: one
            for one in ids
            for address in catalog.objects[one].addresses
            if address.classid == PG_CLASS and not address.objsubid
        }
        own = next((oid for oid, one in oids.items() if one == id_), None)
        if database.file is not None or own is None:
            return None
        with closing(self._connections.open(database.target)) as conn, readable(database.name):
            read_session(conn)
            return Usage(tuple(table_statistics(conn, own)), impacts(conn, oids))
