"""What is compared by digests is what is compared when everything is read; and what is the same has the same digests.

Each database of a server has its oids from one counter, so that no two of a case have the same ones.
"""

from threading import Timer

import pytest

from digested import said
from pgsync.app import differing
from pgsync.app.choice import ALL, Choice
from pgsync.app.differing import read_differing
from pgsync.app.rules import Rules
from pgsync.kinds import digest
from pgsync.model.identity import ObjectId
from pgsync.model.modes import Aspect, Mode
from pgsync.server.connect import connect, read_session
from pgsync.server.digests import Digests, digests
from proof import SAMPLE, Case, Place
from test_cases import CASES

_EVERY = 1 if SAMPLE == 1 else 30  # of the cases; all of them where the other expensive tests try all
# Rows of a catalog that swap values are told apart.
_SWAPPED = {"dependency/two-columns-swap-types", "index/table-becomes-clustered-on-another", "row/same-numbers"}
SAMPLED = [pytest.param(case, id=case.name) for case in CASES if case.is_one_in(_EVERY) or case.name in _SWAPPED]


@pytest.mark.parametrize("case", SAMPLED)
def test_digests_leave_out_nothing_that_differs(place: Place, case: Case) -> None:
    reason = place.lacks(case)
    if reason:
        pytest.skip(reason)
    place.need(case)

    with place.database(case.script("from")) as one, place.database(case.script("to")) as other:
        for choice in (
            ALL,
            Choice(rules=Rules(Mode.STRICT, with_known=True)),
            Choice(rules=Rules(Mode.LENIENT)),
            Choice(rules=Rules(without=frozenset(Aspect))),
        ):
            assert said(one, other, choice, large=0) == said(one, other, choice)


@pytest.mark.parametrize("case", SAMPLED)
def test_what_is_the_same_has_the_same_digest(place: Place, case: Case) -> None:
    reason = place.lacks(case)
    if reason:
        pytest.skip(reason)
    place.need(case)

    with place.database(case.script("to")) as one, place.database(case.script("to")) as other:
        for side in (one, other):
            read_session(side.session)
        words = digest.CONTEXT_QUERY, digest.query(place.version)
        first, second = (digests(side.session, *words) for side in (one, other))

        assert first is not None
        assert second is not None
        assert first.context == second.context
        assert {r.path: r.digest for r in first.relations} == {r.path: r.digest for r in second.relations}


def test_ddl_after_the_digests_is_seen(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "CREATE TABLE a (id int); CREATE TABLE b (id int);"
    with place.database(script) as one, place.database(script) as other:
        ask, pending = differing._digests, ["ALTER TABLE a ADD note text"]

        def asked(side: differing._Side) -> Digests | None:
            found = ask(side)
            if side.target == other.target and pending:
                with connect(other.target) as conn:
                    conn.execute(pending.pop().encode())
            return found

        monkeypatch.setattr(differing, "_digests", asked)

        assert [change.id for change, *_ in said(one, other, large=0)["differences"]] == [
            ObjectId("column", ("public", "a", "note"))
        ]


def test_what_is_left_out_is_counted_and_not_read(place: Place) -> None:
    script = """
        CREATE TABLE a (id serial PRIMARY KEY, t text DEFAULT 'x'); GRANT SELECT ON a TO PUBLIC;
        CREATE TABLE b (id int);"""
    with place.database(script) as one, place.database(script + "ALTER TABLE b ADD note text") as other:
        found = read_differing({one.target: one.session, other.target: other.session}, ALL, large=0)

    for database in found:
        assert [id_.name for id_ in database.catalog.by_kind["table"]] == ["public.b"]
        assert database.catalog.same == {
            "table": 1, "column": 2, "default": 2, "constraint": 1, "sequence": 1, "sequence ownership": 1, "owner": 2,
            "privilege": 1,
        }  # fmt: skip


def test_a_lock_in_the_way_of_digests_is_waited_for(place: Place) -> None:
    script = """
        CREATE TYPE state AS ENUM ('open', 'done'); CREATE TABLE a (id int, state state);
        CREATE INDEX i ON a (id) WHERE state = 'open';"""  # to write the predicate the server opens the table
    with place.database(script) as one, place.database(script) as other, connect(one.target) as holder:
        holder.execute("BEGIN")
        holder.execute("LOCK TABLE a IN ACCESS EXCLUSIVE MODE")
        release = Timer(2.5, holder.rollback)  # later than digests wait, which is 2 s
        release.start()

        assert said(one, other, large=0)["differences"] == []
        release.join()


def test_a_tree_that_tables_share_means_the_columns_of_each(place: Place) -> None:
    types = "CREATE TYPE state AS ENUM ('open', 'done');"
    table = "CREATE TABLE {} ({} state, {} state, CHECK ({} <> 'done')); CREATE INDEX ON {} (({} = 'open'));"
    before, after = (
        types + table.format("a", *columns, checked, "a", checked) + table.format("b", "x", "y", also, "b", also)
        for columns, checked, also in ((("x", "y"), "x", "x"), (("y", "x"), "x", "y"))
    )
    with place.database(before) as one, place.database(after) as other, place.database(after) as third:
        assert said(one, other, large=0) == said(one, other)
        assert said(other, third, large=0)["differences"] == []
