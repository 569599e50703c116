"""Names that PostgreSQL generates: compared with what it does generate."""

import psycopg
import pytest
from psycopg import sql

from conftest import Server
from pgsync.kinds.names import NAME_BYTES, generated_name


@pytest.mark.parametrize(
    ("first", "second", "label", "wanted"),
    (
        ("orders", "id", "seq", "orders_id_seq"),
        ("orders", None, "pkey", "orders_pkey"),
        ("t" * 63, None, "pkey", "t" * 58 + "_pkey"),
        ("t" * 40, "c" * 40, "key", "t" * 29 + "_" + "c" * 29 + "_key"),
        ("t" * 10, "c" * 63, "key", "t" * 10 + "_" + "c" * 48 + "_key"),
    ),
)
def test_the_longer_name_is_cut(first: str, second: str | None, label: str, wanted: str) -> None:
    assert generated_name(first, second, label) == wanted
    assert len(wanted.encode()) <= NAME_BYTES


@pytest.mark.parametrize("table", ("orders", "Order Items", "t" * 63, "ü" * 31, "x" + "ü" * 31, "表" * 21))
@pytest.mark.parametrize("column", ("id", "c" * 63, "é" * 30))
def test_the_server_generates_the_same_name(server: Server, table: str, column: str) -> None:
    names = sql.Identifier(table), sql.Identifier(column)
    with psycopg.connect(server.conninfo()) as conn:
        conn.execute(sql.SQL("CREATE TEMPORARY TABLE {} ({} integer UNIQUE)").format(*names))
        row = conn.execute("SELECT conname FROM pg_constraint ORDER BY oid DESC LIMIT 1").fetchone()
        conn.rollback()

    assert row == (generated_name(table, column, "key"),)
