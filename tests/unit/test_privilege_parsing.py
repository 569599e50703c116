"""Access control lists: aclitem[] in its text form, and what GRANT makes of it."""

import psycopg
import pytest
from psycopg import sql

from conftest import Server
from pgsync.kinds.acl import OWNER, Grant, contracted, default_privileges, expanded, parse_acl

HOSTILE = ("acl_plain", "Capital", "with space", 'a"b', "a,b", "a{b}", "a=b", "a/b", "back\\slash", "=", "über")


def _parsed(text: str, version: int = 16) -> frozenset[Grant]:
    return parse_acl(text, "table", version, "app")


@pytest.mark.parametrize(
    ("text", "wanted"),
    (
        ("{}", set()),
        ("{=r/app}", {("", "SELECT", False, OWNER)}),
        ("{app=arwdDxt/app}", {(OWNER, "ALL", False, OWNER)}),
        ("{bob=ar*/app}", {("bob", "INSERT", False, OWNER), ("bob", "SELECT", True, OWNER)}),
        ("{bob=a*r*w*d*D*x*t*/eve}", {("bob", "ALL", True, "eve")}),
        ("{bob=r/app,=w/bob}", {("bob", "SELECT", False, OWNER), ("", "UPDATE", False, "bob")}),
        ('{"\\"a b\\"=r/app"}', {("a b", "SELECT", False, OWNER)}),
        ('{"\\"a\\"\\"b\\"=r/app"}', {('a"b', "SELECT", False, OWNER)}),
        ('{"\\"a,b\\"=r/app",=r/app}', {("a,b", "SELECT", False, OWNER), ("", "SELECT", False, OWNER)}),
        ('{"\\"a=b/c\\"=r/\\"d e\\""}', {("a=b/c", "SELECT", False, "d e")}),
    ),
)
def test_a_list_is_parsed(text: str, wanted: set[tuple[str, str, bool, str]]) -> None:
    assert _parsed(text) == wanted


def test_all_privileges_are_those_of_the_version() -> None:
    assert _parsed("{bob=arwdDxt/app}", version=16) == {("bob", "ALL", False, OWNER)}
    assert ("bob", "ALL", False, OWNER) not in _parsed("{bob=arwdDxt/app}", version=17)
    assert _parsed("{bob=arwdDxtm/app}", version=17) == {("bob", "ALL", False, OWNER)}


def test_an_unknown_privilege_is_refused() -> None:
    with pytest.raises(KeyError):
        _parsed("{bob=rZ/app}")


def test_the_order_in_the_list_does_not_count() -> None:
    assert _parsed("{a=r/app,b=w/app}") == _parsed("{b=w/app,a=r/app}")


def test_expanding_and_contracting_are_inverse() -> None:
    grants = frozenset({Grant("bob", "ALL", False, OWNER), Grant("eve", "SELECT", True, OWNER)})

    every = list(expanded(grants, "table", 17))

    assert len(every) == 9
    assert set(contracted(every, "table", 17)) == grants


@pytest.mark.parametrize("kind", ("schema", "table", "sequence", "function", "domain", "language", "server"))
def test_defaults_are_those_of_the_server(server: Server, kind: str) -> None:
    letter = {
        "schema": "n",
        "table": "r",
        "sequence": "s",
        "function": "f",
        "domain": "T",
        "language": "l",
        "server": "S",
    }
    with psycopg.connect(server.conninfo()) as conn:
        row = conn.execute("SELECT acldefault(%s, 10)::text", (letter[kind],)).fetchone()
        version = conn.info.server_version // 10000

    assert row is not None
    assert parse_acl(row[0], kind, version, "postgres") == default_privileges(kind)


def test_hostile_roles_come_back_whole(server: Server) -> None:
    with psycopg.connect(server.conninfo()) as conn:
        conn.execute("CREATE TEMPORARY TABLE acl_t ()")
        for role in HOSTILE:
            conn.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)))
            conn.execute(sql.SQL("GRANT SELECT ON acl_t TO {}").format(sql.Identifier(role)))
        row = conn.execute("SELECT relacl::text FROM pg_class WHERE relname = 'acl_t'").fetchone()
        conn.rollback()

    assert row is not None
    grants = parse_acl(row[0], "table", 18, "postgres")
    assert {grant.grantee for grant in grants if grant.privilege == "SELECT"} == set(HOSTILE)
