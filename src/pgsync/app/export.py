"""Exporting: a schema as readable SQL files, one for each object, in a tree by schema and kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pgsync.app.catalogs import Database, Progress, read_one, silent
from pgsync.app.connections import Connections
from pgsync.app.rules import Mode, Rules, scoped
from pgsync.engine.layout import Laid, Sheet, laid_out
from pgsync.kinds import BY_NAME
from pgsync.kinds.acl import Grant
from pgsync.kinds.owner import PUBLIC_SINCE, PUBLICS_OWNER, Owner
from pgsync.kinds.privilege import Privileges
from pgsync.kinds.schema import Schema
from pgsync.kinds.sequence_ownership import SequenceOwnership
from pgsync.model.identity import ObjectId
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import comment_safe
from pgsync.plain import dataclass
from pgsync.store import tree
from pgsync.store.layouts import EXPORT_MARK, EXPORT_SAYS, MASTER

_NOBODY = "pgsync export"
"""A role that no object has: so each object's owner is written down."""
_WRITTEN = frozenset({Aspect.OWNERS, Aspect.PRIVILEGES})
_LONGEST = 120  # characters of a file's name
_HEADING = f"""{EXPORT_MARK}: all objects of a schema; pgsync export writes this file, changes to it are lost
-- Build it in an empty database: psql -X -v ON_ERROR_STOP=1 -1 -d DATABASE -f {MASTER}
"""
_SETTINGS = """
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
SET xmloption = content;
SET client_min_messages = warning;
SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false);
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. manual: what no file can hold, as sentences. removed: files of an earlier export."""

    database: Database
    directory: Path
    files: int
    removed: int
    manual: tuple[str, ...]


def export(
    connections: Connections,
    name: str,
    directory: Path,
    without: frozenset[Aspect] = frozenset(),
    progress: Progress = silent,
) -> Exported:
    """Write everything that is in a database to SQL files; raises ConnectionFailed, UsageError, PgsyncError.

    directory: new, empty, or with an earlier export, whose files are replaced. without: owners, privileges.
    The same database gives the same bytes.
    """
    earlier = tree.earlier_files(directory)
    database = read_one(connections, name, progress)
    progress("writing")
    laid = _laid(database.catalog, without | database.silent)
    files = dict(_files(laid, _WRITTEN - without - database.silent))
    removed = tree.write(directory, files, earlier)
    return Exported(database, directory, len(files), removed, laid.manual)


def _laid(catalog: Catalog, without: frozenset[Aspect]) -> Laid:
    """Return the statements that build a catalog in an empty database, by files."""
    rules = Rules(Mode.DEFAULT, without or None)
    catalog = catalog.without_kinds({"database"})
    scope = scoped(_empty(catalog), catalog, rules)
    places = _places(scope.desired)
    names = _names(places.values())
    return laid_out(scope.current, scope.desired, BY_NAME, lambda id_: names[places[id_]], rules.without)


def _empty(catalog: Catalog) -> Catalog:
    """Return what template0 holds: schema public, owned and granted as initdb of that version leaves it."""
    public = ObjectId("schema", ("public",))
    is_new = catalog.server.version >= PUBLIC_SINCE
    initdbs = next((o.spec.role for o in catalog.objects.values() if _is_publics_owner(o)), "postgres")
    owner = ObjectId("owner", ("schema", "public"))
    objects: dict[ObjectId, DbObject[object]] = {
        public: DbObject(public, Schema()),
        owner: DbObject(owner, Owner(PUBLICS_OWNER if is_new else initdbs, is_initdbs=True), public),
    }
    if not is_new:
        grants = ObjectId("privilege", ("schema", "public"))
        everybody = (Grant("$owner", "ALL", grantable=False, grantor="$owner"), Grant("", "ALL", False, "$owner"))
        objects[grants] = DbObject(grants, Privileges(frozenset(everybody), None), public)
    return Catalog(replace(catalog.server, role=_NOBODY), objects, tablespaces=catalog.tablespaces)


def _is_publics_owner(item: DbObject[object]) -> bool:
    return isinstance(item.spec, Owner) and item.spec.is_initdbs


def _files(laid: Laid, says: frozenset[Aspect]) -> Iterator[tuple[str, str]]:
    """Return path and text of each file, the list last. says: the aspects that are written down."""
    lines = []
    for sheet in laid.sheets:
        path = _path(sheet)
        lines.append(f"\\ir {path}")
        text = "\n\n".join(f"{statement.sql};" for statement in sheet.statements)
        yield path, f"{text}\n"
    by_hand = "".join(f"-- To be done by hand: {comment_safe(sentence)}\n" for sentence in laid.manual)
    said = f"{EXPORT_SAYS}{' '.join(sorted(says))}\n" if says else ""
    yield MASTER, "\n".join([f"{_HEADING}{said}{by_hand}{_SETTINGS}", *lines, ""])


def _path(sheet: Sheet) -> str:
    if sheet.part == 1:
        return f"{sheet.key}.sql"
    return f"{sheet.key}.later{'' if sheet.part == 2 else sheet.part - 1}.sql"  # noqa: PLR2004


# ------------------------------------------------------------------------------------------------- names of files


def _place(id_: ObjectId) -> tuple[str, ...]:
    """Return the directories and the name of an object's file, as they are in the database."""
    kind = BY_NAME[id_.kind]
    plural = (kind.plural or kind.name).replace(" ", "_")
    schema = kind.schema(id_)
    if id_.kind == "schema":
        return "schemas", id_.path[0], "schema"
    if schema is not None and len(id_.path) > 1 and id_.path[0] == schema:
        return "schemas", schema, plural, id_.path[1].partition("(")[0] or id_.path[1]  # overloaded ones share a file
    return plural, "-".join(filter(None, id_.path))


def _places(catalog: Catalog) -> Mapping[ObjectId, tuple[str, ...]]:
    """Return the place of each outermost object; a sequence that a column owns is with the column's table."""
    places = {id_: _place(id_) for id_, item in catalog.objects.items() if item.parent is None}
    for item in catalog.objects.values():
        if isinstance(item.spec, SequenceOwnership) and item.parent in places:
            places[item.parent] = places[[item.spec.column, *catalog.ancestors(item.spec.column)][-1]]
    return places


def _names(known_places: Iterable[tuple[str, ...]]) -> Mapping[tuple[str, ...], str]:
    """Return the path of each file without its suffix; no two are the same where case does not count."""
    places = sorted(set(known_places))
    names: dict[tuple[str, ...], str] = {}
    taken: dict[tuple[str, ...], set[str]] = defaultdict(set)
    known: dict[tuple[str, ...], str] = {}
    for place in places:
        path: list[str] = []
        for number, part in enumerate(place, 1):
            above, whole = tuple(path), place[:number]
            if whole not in known:
                known[whole] = _free(_spelled(part), taken[above])
                taken[above].add(known[whole].casefold())
            path.append(known[whole])
        names[place] = "/".join(path)
    return names


def _free(name: str, taken: Iterable[str]) -> str:
    number, found = 1, name
    while found.casefold() in taken:
        number += 1
        found = f"{name}~{number}"
    return found


def _spelled(name: str) -> str:
    """Return a name as every file system, psql and git take it."""
    text = "".join(c if c.isalnum() or c in "_-" or (c == "." and n) else f"%{ord(c):02X}" for n, c in enumerate(name))
    if len(text) <= _LONGEST:
        return text or "%00"
    return f"{text[:_LONGEST]}~{sha256(name.encode()).hexdigest()[:8]}"
