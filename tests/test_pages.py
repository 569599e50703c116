"""Every object of every kind is in the tree, has a page that reads well, and lies in the schema it is listed in."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pgsync.app.catalogs import Database
from pgsync.app.explore import Explored, Selection, search, tree
from pgsync.app.objectpage import find, page
from pgsync.kinds import BY_NAME, KINDS, SCOPES, kinds_in
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.server.connect import connect, describe_server, read_session
from pgsync.server.introspect import introspect
from pgsync.ui.console import make_console, rendered
from pgsync.ui.objectpage import object_report
from pgsync.ui.tree import explored_report
from proof import Case, Place, embedded_server
from test_meta import differences

ROOT = Path(__file__).parent / "cases"
# Kinds of which no case has an object on this server: kind → what makes one.
MADE: dict[str, str] = {
    "role": "CREATE ROLE pgsync_page LOGIN",
    "membership": "GRANT pg_monitor TO pgsync_page",
    "parameter privilege": "GRANT SET ON PARAMETER log_statement TO pgsync_page",
    "large object": "SELECT lo_create(0)",
    "database": "COMMENT ON DATABASE postgres IS NULL",
}
SHOWN = [kind.name for kind in KINDS if not kind.satellite]


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """A server of this module's own, as roles are made on it."""
    with embedded_server() as server, Place(server.target(), is_golden=False) as found:
        yield found


@cache
def case_of(kind: str, place: Place) -> tuple[Case, str] | None:
    """Return a case, and the script of it that makes an object of a kind."""
    found = differences()[kind]
    for sign, script in (("+", "to"), ("-", "from")):
        for name in sorted(found.get(sign, ())):
            case = Case.read(ROOT / name)
            if not place.lacks(case):
                return case, script
    return None


@pytest.mark.parametrize("kind", SHOWN)
def test_every_object_has_a_place_and_a_page(kind: str, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    chosen = case_of(kind, place) if kind not in MADE else None
    if chosen is not None:
        place.need_roles(chosen[0].roles)
    place.need_roles(["pgsync_page"])
    script = chosen[0].script(chosen[1]) if chosen is not None else MADE[kind].replace("CREATE ROLE", "ALTER ROLE")
    with place.database(script) as side, connect(side.target) as conn:
        read_session(conn)
        catalog = introspect(conn, kinds_in((*SCOPES, *(chosen[0].scopes if chosen is not None else ()))))
        explored = Explored(Database(side.target, describe_server(conn), catalog), {})
    console = make_console(is_colored=False)

    assert any(id_.kind == kind for id_ in catalog.objects), "the case has no object of this kind"
    text = rendered(console, explored_report(explored, tree(explored, Selection()), 4))
    for id_ in catalog.objects:
        if BY_NAME[id_.kind].satellite:
            continue
        shown = page(explored, id_)
        report = rendered(console, object_report(shown))
        assert report.startswith(f"{id_.kind} "), id_
        assert "depend on each other" not in shown.ddl, shown.ddl
        assert not any(word in report for word in ("None", "frozenset", "ObjectId(", "Grant(")), report
        assert find(catalog, f"{id_.kind}:{id_.name}") == id_ or _is_named_twice(id_, catalog)
        assert id_ in [leaf.id for leaf in search(explored, id_.name, Selection())] or "*" in id_.name
        schema = BY_NAME[id_.kind].schema(id_)
        assert schema is None or ObjectId("schema", (schema,)) in catalog.objects, f"{id_} lies in no schema {schema}"
    assert (BY_NAME[kind].plural or kind) in text or _is_part(kind, catalog)


def _is_part(kind: str, catalog: Catalog) -> bool:
    return kind == "schema" or all(item.parent is not None for id_, item in catalog.objects.items() if id_.kind == kind)


def _is_named_twice(id_: ObjectId, catalog: Catalog) -> bool:
    return sum(other.kind == id_.kind and other.name == id_.name for other in catalog.objects) > 1
