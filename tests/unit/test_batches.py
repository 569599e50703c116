"""Cutting statements into transactions: as few as PostgreSQL allows."""

import pytest

from pgsync.engine.segments import batches
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Planned
from pgsync.model.statements import Hazard, Lock, Statement, Work


def _planned(word: str) -> Planned:
    """Return a statement: c… runs outside of transactions, e… makes what must be committed before its use."""
    statement = Statement(word, transactional=word[0] != "c", commit_before_use=word[0] == "e")
    return Planned(statement, "create", ObjectId("table", ("public", word)))


@pytest.mark.parametrize(
    ("words", "wanted"),
    (
        ("", ""),
        ("a b", "(a b)"),
        ("c1", "c1"),
        ("a c1 b", "(a) c1 (b)"),
        ("c1 c2", "c1 c2"),
        ("e1", "(e1)"),
        ("a e1", "(a e1)"),
        ("e1 e2 b", "(e1 e2) (b)"),
        ("a e1 b e2 d", "(a e1) (b e2) (d)"),
        ("e1 c1 b", "(e1) c1 (b)"),
    ),
)
def test_statements_share_transactions_where_they_can(words: str, wanted: str) -> None:
    found = list(batches(_planned(word) for word in words.split()))

    texts = [" ".join(planned.statement.sql for planned in batch.statements) for batch in found]
    assert " ".join(f"({t})" if b.transactional else t for b, t in zip(found, texts, strict=True)) == wanted


def test_what_runs_without_a_transaction_says_so() -> None:
    alone, together = batches([_planned("c1"), _planned("a")])

    assert alone.statements[0].statement.hazards == {Hazard.NON_TRANSACTIONAL}
    assert together.statements[0].statement.hazards == frozenset()


def test_what_only_rows_and_users_suffer_from_is_moot_for_a_new_relation() -> None:
    hazards = {Hazard.LOCK_AX_BUILD, Hazard.CORR_MAY_FAIL, Hazard.DATA_DROP_COLUMN, Hazard.SEC_POLICY_CHANGE}
    table = ObjectId("table", ("public", "t"))
    statement = Statement("x", Lock.SHARE, (table,), Work.BUILD, frozenset(hazards))

    new = statement.on_new()

    assert new == Statement("x", hazards=frozenset({Hazard.SEC_POLICY_CHANGE}))


def test_locks_know_whom_they_block() -> None:
    assert [lock for lock in Lock if lock.blocks_reads] == [Lock.ACCESS_EXCLUSIVE]
    assert min(lock for lock in Lock if lock.blocks_writes) is Lock.SHARE
    assert str(Lock.SHARE_ROW_EXCLUSIVE) == "SHARE ROW EXCLUSIVE"


def test_every_hazard_that_loses_data_is_destructive() -> None:
    destructive = {hazard for hazard in Hazard if hazard.is_destructive}

    about_data = {hazard for hazard in Hazard if hazard.value.startswith("DATA_")}
    kept = {Hazard.DATA_DEFAULT_BACKFILL_MISSING, Hazard.DATA_UPDATE_ROWS}  # a later step, or the way back, has them
    assert destructive == about_data - kept
    assert all(hazard.is_about_rows and hazard.is_moot_for_new_relation for hazard in destructive)
