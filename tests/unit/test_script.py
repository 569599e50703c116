"""The script of a plan: its comments, its settings, its transactions."""

from dataclasses import replace

import pytest

from pgsync.engine.script import Heading, script, step_comment
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Server
from pgsync.model.plan import Batch, Planned
from pgsync.model.statements import Hazard, Lock, Statement, Work

HEADING = Heading(
    id="a91f3c00",
    title="Migration: makes prod look like local",
    source="local",
    target="prod",
    source_server=Server(18, "app", version_text="PostgreSQL 18.4"),
    target_server=Server(16, "app", version_text="PostgreSQL 16.14"),
)
TABLE = ObjectId("table", ("public", "t"))
COLUMN = ObjectId("column", ("public", "t", "a"))
ALTER = Planned(
    Statement(
        "ALTER TABLE public.t ALTER COLUMN a TYPE text",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(TABLE,),
        work=Work.REWRITE,
        hazards=frozenset({Hazard.REWRITE_TABLE}),
    ),
    "alter",
    COLUMN,
)
INDEX = Planned(
    Statement("CREATE INDEX CONCURRENTLY i ON public.t (a)", transactional=False),
    "create",
    ObjectId("index", ("public", "i")),
    reason=COLUMN,
)


def test_a_step_is_described_in_one_line() -> None:
    assert step_comment(ALTER) == "alter column public.t.a  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE"
    assert step_comment(INDEX) == "create index public.i (because of column public.t.a)  [no transaction]"


def test_a_satellite_is_described_with_its_object() -> None:
    comment = Planned(Statement("SELECT"), "drop", ObjectId("comment", ("column", "public", "t", "a")))

    assert step_comment(comment) == "drop comment on column public.t.a"


def test_transactions_have_begin_and_commit_and_a_lone_statement_has_none() -> None:
    text = script(HEADING, [Batch((ALTER,)), Batch((INDEX,), transactional=False)])

    body = text[text.index("BEGIN;") :].splitlines()
    assert [line for line in body if line] == [
        "BEGIN;",
        "-- 1. alter column public.t.a  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE",
        "ALTER TABLE public.t ALTER COLUMN a TYPE text;",
        "COMMIT;",
        "SET lock_timeout = 0;  -- what cannot be rolled back must not be given up halfway",
        "-- 2. create index public.i (because of column public.t.a)  [no transaction]",
        "CREATE INDEX CONCURRENTLY i ON public.t (a);",
    ]


def test_what_blocks_nobody_may_wait_longer_for_its_lock() -> None:
    validate = Planned(
        Statement("VALIDATE", lock=Lock.SHARE_UPDATE_EXCLUSIVE, relations=(TABLE,), work=Work.SCAN), "create", COLUMN
    )

    body = script(HEADING, [Batch((INDEX,), transactional=False), Batch((validate,))]).split("SET lock_timeout = 0;")[1]

    assert (
        body.index("SET lock_timeout = '5000ms';")
        < body.index("BEGIN;")
        < body.index("SET LOCAL lock_timeout = '30s';")
    )


@pytest.mark.parametrize(("version", "is_there"), ((16, False), (17, True)))
def test_settings_that_cut_work_short_are_taken_off_where_they_exist(version: int, *, is_there: bool) -> None:
    heading = replace(HEADING, target_server=Server(version))

    assert ("SET transaction_timeout = 0;" in script(heading, [Batch((ALTER,))])) is is_there


@pytest.mark.parametrize(
    "setting",
    (
        "SET client_encoding = 'UTF8';",
        "SET standard_conforming_strings = on;",
        "SET check_function_bodies = off;",
        "SET row_security = off;",
        "SET lock_timeout = '5000ms';",
        "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false);",
    ),
)
def test_sets_what_it_needs_before_the_first_transaction(setting: str) -> None:
    text = script(HEADING, [Batch((ALTER,))])

    assert setting in text[: text.index("BEGIN;")].splitlines()


def test_nothing_to_do_is_a_comment_alone() -> None:
    lines = script(HEADING, [], ["Do this."]).splitlines()

    assert all(line.startswith("--") for line in lines)
    assert "-- Nothing to do." in lines
    assert "-- To be done by hand: Do this." in lines


@pytest.mark.parametrize("character", ("\n", "\r", "\x1b", "\u2028", "\u202e", "\x85", "\0"))
def test_names_cannot_leave_their_comment(character: str) -> None:
    name = f"x{character}DROP TABLE t; --"
    planned = Planned(Statement("SELECT 1"), "create", ObjectId("table", ("public", name)))

    text = script(HEADING, [Batch((planned,))], [name])

    assert character not in text.replace("\n", "") if character != "\n" else "\nDROP" not in text
