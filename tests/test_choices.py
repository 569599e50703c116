"""A plan of some changes applies, and leaves what it says: what PostgreSQL changes along is taken along and named."""

from typing import NamedTuple

import pytest

from pgsync.engine.diff import diff
from pgsync.engine.plan import make_plan
from pgsync.engine.select import Selection, select
from pgsync.kinds import BY_NAME
from proof import Place, describe


class Choice(NamedTuple):
    """Two databases, what is chosen of their differences, and what comes along."""

    before: str
    after: str
    only: str
    added: set[str]


_PAIR = "CREATE TYPE e AS ENUM ('a'); CREATE TYPE pair AS (a e, b integer, c text)"
CHOICES = {
    "a primary key makes its columns not null": Choice(
        "CREATE TABLE t (a integer, b text)",
        "CREATE TABLE t (a integer, b text); ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a)",
        "constraint:*",
        {"column public.t.a"},
    ),
    "a column is not null as long as it is in the primary key": Choice(
        "CREATE TABLE t (a integer, b text); ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a)",
        "CREATE TABLE t (a integer, b text)",
        "column:public.t.a",
        {"constraint public.t.k"},
    ),
    "an extension that moves takes its name in other words along": Choice(
        "CREATE SCHEMA x; CREATE EXTENSION citext; CREATE DOMAIN d AS citext; CREATE TABLE t (a citext)",
        "CREATE SCHEMA x; CREATE EXTENSION citext SCHEMA x; CREATE DOMAIN d AS x.citext; CREATE TABLE t (a x.citext)",
        "extension:*",
        {"domain public.d", "column public.t.a"},
    ),
    "what names an extension that moves needs it": Choice(
        "CREATE SCHEMA x; CREATE EXTENSION citext; CREATE DOMAIN d AS citext",
        "CREATE SCHEMA x; CREATE EXTENSION citext SCHEMA x; CREATE DOMAIN d AS x.citext",
        "domain:*",
        {"extension citext"},
    ),
    "a name must be free": Choice(
        "CREATE TABLE t (a integer CONSTRAINT i UNIQUE)",
        "CREATE TABLE t (a integer); CREATE TABLE u (a integer CONSTRAINT i UNIQUE)",
        "table:public.u",
        {"constraint public.t.i"},
    ),
    "an attribute goes with the type that it is of, and the next one moves up": Choice(
        _PAIR,
        "CREATE TYPE pair AS (b integer, c text)",
        "enum:*",
        {"attribute public.pair.a", "attribute public.pair.b"},
    ),
    "the attributes of a type that stays move up": Choice(_PAIR, "", "enum:*", {"attribute public.pair.a"}),
    "a partition has no column that its new table has not": Choice(
        "CREATE TABLE a (i integer, j text) PARTITION BY LIST (i); CREATE TABLE b (i integer) PARTITION BY LIST (i);"
        "CREATE TABLE p PARTITION OF a DEFAULT",
        "CREATE TABLE a (i integer, j text) PARTITION BY LIST (i); CREATE TABLE b (i integer) PARTITION BY LIST (i);"
        "CREATE TABLE p PARTITION OF b DEFAULT",
        "partition:*",
        {"column public.p.j"},
    ),
    "a partition's share of an index goes along with the partition": Choice(
        "CREATE TABLE a (i integer) PARTITION BY LIST (i); CREATE TABLE b (i integer) PARTITION BY LIST (i);"
        "CREATE TABLE p PARTITION OF a DEFAULT; CREATE INDEX ai ON a (i); CREATE INDEX bi ON b (i)",
        "CREATE TABLE a (i integer) PARTITION BY LIST (i); CREATE TABLE b (i integer) PARTITION BY LIST (i);"
        "CREATE TABLE p PARTITION OF b DEFAULT; CREATE INDEX ai ON a (i); CREATE INDEX bi ON b (i)",
        "partition:*",
        {"index public.p_i_idx"},
    ),
}


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_is_closed(place: Place, name: str) -> None:
    choice = CHOICES[name]
    with place.database(choice.before) as here, place.database(choice.after) as there:
        current, desired = here.catalog(), there.catalog()
        selected = select(current, desired, Selection(only=(choice.only,)), BY_NAME)
        plan = make_plan(selected.current, selected.desired, BY_NAME)

        here.apply(plan)

        left = [describe(change) for change in diff(here.catalog(), plan.expected, BY_NAME)]

    assert left == []
    changed = {change.id for change in diff(current, desired, BY_NAME)}
    assert {f"{id_.kind} {id_.name}" for id_ in set(selected.added) & changed if id_.kind != "owner"} == choice.added
