"""Dropped tables and columns that are kept: where their rows go, and from where they come back (SAFETY.md 4.4)."""

import hashlib
from collections.abc import Mapping
from dataclasses import field

from pgsync.model.identity import ObjectId
from pgsync.model.own import TRASH, TRASH_MARK
from pgsync.model.sql import literal, quote
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

REGISTER = "dropped"
"""The table of the trash that says what each other one was, and since when it is there."""

REGISTER_COLUMNS = ("name", "kind", "object", "dropped")
_MOST_BYTES = 63
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Keep:
    """What a plan keeps of what it drops, and what it brings back of what another one dropped.

    salt: makes the names in the trash those of one moment of the target; None where what is dropped is gone.
    back: objects that are created → the table of the trash that has their rows.
    """

    salt: str | None = None
    back: Mapping[ObjectId, str] = field(default_factory=dict)


NOTHING_KEPT = Keep()


def kept_name(id_: ObjectId, salt: str) -> str:
    """Return the name that an object has in the trash, no longer than names can be.

    salt: of a table or column, the plan's; of a sequence, the name that its table has there.
    """
    digits = hashlib.sha256(f"{salt} {id_}".encode()).hexdigest()[:_DIGITS]
    name = ".".join(id_.path[1:]).encode()[: _MOST_BYTES - _DIGITS - 2].decode(errors="ignore")
    return f"{name}__{digits}"


def in_trash(name: str) -> str:
    """Return a table or sequence of the trash, qualified."""
    return f"{quote(TRASH)}.{quote(name)}"


def registered(name: str, id_: ObjectId) -> Statement:
    """Return the statement that says what a table of the trash was."""
    values = ", ".join(literal(text) for text in (name, id_.kind, id_.name))
    return Statement(f"INSERT INTO {in_trash(REGISTER)} (name, kind, object) VALUES ({values})", kept_as=name)  # noqa: S608


def emptied(name: str) -> tuple[Statement, Statement]:
    """Return the statements that take something out of the trash."""
    return (
        Statement(f"DROP TABLE {in_trash(name)}"),
        Statement(f"DELETE FROM {in_trash(REGISTER)} WHERE name OPERATOR(pg_catalog.=) {literal(name)}"),  # noqa: S608
    )


PREPARATION = Statement(
    f"""DO $pgsync$
BEGIN
    IF pg_catalog.to_regnamespace({literal(TRASH)}) IS NULL THEN
        CREATE SCHEMA {quote(TRASH)};
        COMMENT ON SCHEMA {quote(TRASH)} IS {literal(TRASH_MARK)};
        REVOKE ALL ON SCHEMA {quote(TRASH)} FROM PUBLIC;
    ELSIF pg_catalog.obj_description(pg_catalog.to_regnamespace({literal(TRASH)}), 'pg_namespace')
          IS DISTINCT FROM {literal(TRASH_MARK)} THEN
        RAISE EXCEPTION 'schema {TRASH} is there already, and is not pgsync''s';
    END IF;
    IF pg_catalog.to_regclass({literal(in_trash(REGISTER))}) IS NULL THEN
        CREATE TABLE {in_trash(REGISTER)} (
            name text PRIMARY KEY, kind text NOT NULL, object text NOT NULL,
            dropped timestamptz NOT NULL DEFAULT pg_catalog.now());
    END IF;
END
$pgsync$"""
)
"""Makes the trash where there is none, which only the server of the run can tell: it asks the catalog."""
