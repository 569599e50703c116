"""A comparison of many objects: listed up to a limit, counted in full, at any width."""

import pytest

from pgsync.app.catalogs import Database
from pgsync.app.compare import Comparison, compared
from pgsync.conninfo import ConnectionTarget
from pgsync.kinds.comment import Comment
from pgsync.kinds.schema import Schema
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, DbObject, Server
from pgsync.server.connect import ServerInfo
from pgsync.ui.compare import OBJECTS, comparison_report
from pgsync.ui.console import make_console, rendered

INFO = ServerInfo(
    version_num=180004,
    version="18.4",
    database="app",
    role="me",
    host="h",
    port=5432,
    tls=None,
    is_superuser=False,
    is_standby=False,
    is_read_only=False,
    is_pooled=False,
    system_identifier=None,
    latency=0.0,
)


def _database(name: str, *objects: DbObject[object]) -> Database:
    catalog = Catalog(Server(18), {item.id: item for item in objects})
    return Database(ConnectionTarget(name, "h", is_named=True), INFO, catalog)


def _schema(name: str) -> DbObject[object]:
    return DbObject(ObjectId("schema", (name,)), Schema())


def _comment(schema: str, text: str) -> DbObject[object]:
    return DbObject(ObjectId("comment", ("schema", schema)), Comment(text), parent=ObjectId("schema", (schema,)))


def _shown(comparison: Comparison, width: int = 120) -> str:
    return rendered(make_console(is_colored=False, width=width), comparison_report(comparison, width))


def test_what_is_beyond_the_limit_is_counted() -> None:
    many = [_schema(f"s{number:05}") for number in range(OBJECTS + 1234)]

    out = _shown(compared(_database("local", *many), _database("prod")))

    assert out.count("only in local") == OBJECTS
    assert "… and 1,234 more differences in 1,234 objects (use -f json)" in out
    assert "1,434" in out


def test_a_part_stands_under_its_unchanged_object() -> None:
    local = _database("local", _schema("a"), _comment("a", "new"))
    prod = _database("prod", _schema("a"), _comment("a", "old"))

    lines = _shown(compared(local, prod)).splitlines()

    assert any(line.startswith(" ~ schema a") and line.endswith("1 difference") for line in lines)
    place = next(number for number, line in enumerate(lines) if "~ comment" in line)
    assert lines[place].split() == ["~", "comment", "text", "-", "old"]
    assert lines[place + 1].split() == ["+", "new"]


def test_parts_of_a_created_object_are_not_listed_again() -> None:
    local = _database("local", _schema("a"), _comment("a", "new"))

    comparison = compared(local, _database("prod"))

    assert [one.is_implied for one in comparison.differences] == [False, True]
    assert "comment" not in _shown(comparison).split("create  alter")[0]


@pytest.mark.parametrize("width", (40, 80, 200))
def test_long_texts_are_wrapped(width: int) -> None:
    local = _database("local", _schema("a"), _comment("a", "x" * 300))
    prod = _database("prod", _schema("a"), _comment("a", "y" * 300))

    out = _shown(compared(local, prod), width)

    assert max(map(len, out.splitlines())) <= width
    assert out.count("x") >= 300
