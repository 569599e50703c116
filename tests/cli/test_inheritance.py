"""Columns that a table inherits and others that it has of its own, with rows."""

from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from cli.pair import two_databases

if TYPE_CHECKING:
    from cli.conftest import Command
    from conftest import Server

BEFORE = """
CREATE TABLE event (at date, note text);
CREATE TABLE visit (guest text) INHERITS (event);
CREATE TABLE call () INHERITS (event);
INSERT INTO visit VALUES ('2026-01-01', 'late', 'Ada');
INSERT INTO call VALUES ('2026-01-02', 'short');
"""
AFTER = """
CREATE TABLE event (at date);
CREATE TABLE visit (guest text, note text) INHERITS (event);
CREATE TABLE call () INHERITS (event);
"""


def test_what_a_child_keeps_for_itself_keeps_its_values(pgsync: "Command", server: "Server", project: Path) -> None:
    with two_databases(server, project, AFTER, BEFORE) as (_, prod):
        planned = pgsync("plan")
        refused = pgsync("apply", "--yes")
        applied = pgsync("apply", "--yes", "--allow", "DATA_DROP_COLUMN:public.event.note")

        assert "Proved" in planned.out
        assert "of public.call too" in planned.out
        assert refused.code == 3
        assert applied.code == 0, applied.err
        assert pgsync("compare", "--exit-code").code == 0
        with psycopg.connect(prod) as conn:
            assert conn.execute("SELECT guest, note FROM visit").fetchall() == [("Ada", "late")]
