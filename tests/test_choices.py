"""A plan of some changes applies, and leaves what it says: what PostgreSQL changes along is taken along and named."""

from typing import NamedTuple

import pytest

from pgsync.engine.diff import diff
from pgsync.engine.plan import make_plan
from pgsync.engine.select import Selection, select
from pgsync.errors import Refused
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from proof import Place, describe

_KEY = "ALTER TABLE t ADD CONSTRAINT k UNIQUE"
_CONSTRAINT, _INDEX = ("constraint", ("public", "t", "k")), ("index", ("public", "i"))
_CHILDREN = "CREATE TABLE c () INHERITS (t); CREATE TABLE d () INHERITS (c)"


class Choice(NamedTuple):
    """Two databases, what is chosen of their differences, and what comes along. since: the first version with this."""

    before: str
    after: str
    only: str
    added: set[str]
    left_out: frozenset[ObjectId] = frozenset()
    since: int = 0


_RANGES = "CREATE TABLE t (a integer) PARTITION BY RANGE (a)"
_NAMED = "CREATE TABLE {} (a integer NOT NULL) PARTITION BY RANGE (a)"
_OWNED = "CREATE TABLE t (a integer); ALTER TABLE t OWNER TO {}"
_ON_T = ("table", "public", "t"), ("column", "public", "t", "a")
_GRANTS_OF_T = frozenset(ObjectId("privilege", path) for path in _ON_T)
_UNIQUE = "CREATE TABLE t (a integer NOT NULL); CREATE UNIQUE INDEX i ON t (a)"
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
    "a publication that is no longer of all tables has a list of them": Choice(
        "CREATE TABLE t (a integer); CREATE PUBLICATION p FOR ALL TABLES",
        "CREATE TABLE t (a integer); CREATE PUBLICATION p FOR TABLE t",
        "publication table:*",
        {"publication p"},
    ),
    "a publication that is no longer of all tables has a list of schemas": Choice(
        "CREATE TABLE t (a integer); CREATE PUBLICATION p FOR ALL TABLES",
        "CREATE TABLE t (a integer); CREATE PUBLICATION p FOR TABLES IN SCHEMA public",
        "publication schema:*",
        {"publication p"},
        since=15,
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
    "a new attribute comes last where the one in its place stays": Choice(
        "CREATE TYPE pair AS (a integer, b integer)",
        "CREATE TYPE pair AS (a integer, c integer)",
        "attribute:public.pair.c",
        set(),
    ),
    "a table of a type comes with the attributes of the type": Choice(
        "CREATE TYPE event AS (at timestamptz)",
        "CREATE TYPE event AS (at timestamptz, place text); CREATE TABLE concert OF event",
        "table:*",
        {"attribute public.event.place"},
    ),
    "a table that becomes a partition has columns of the whole's types": Choice(
        "CREATE TABLE t (a bigint, b integer NOT NULL) PARTITION BY LIST (a); CREATE TABLE p (a integer, b integer)",
        "CREATE TABLE t (a bigint, b integer NOT NULL) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t DEFAULT",
        "partition:*",
        {"column public.p.a", "column public.p.b"},
    ),
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
    "a foreign key goes on with the key that takes the place of the chosen one": Choice(
        "CREATE TABLE t (a integer CONSTRAINT k PRIMARY KEY, b integer REFERENCES t)",
        "CREATE TABLE t (a integer CONSTRAINT l PRIMARY KEY, b integer REFERENCES t)",
        "constraint:public.t.k",
        {"constraint public.t.l"},
    ),
    "a key takes the place of another one under a foreign key that nobody left out": Choice(
        "CREATE TABLE t (a integer CONSTRAINT k PRIMARY KEY, b integer REFERENCES t)",
        "CREATE TABLE t (a integer CONSTRAINT l PRIMARY KEY, b integer REFERENCES t)",
        "*",
        {"constraint public.t.l"},
        frozenset({ObjectId("constraint", ("public", "t", "l"))}),
    ),
    "a partition's column is NOT NULL as long as that of the whole": Choice(
        "CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t DEFAULT",
        "CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t DEFAULT",
        "column:public.p.*",
        {"column public.t.a", "constraint public.t.t_pkey", "constraint public.p.p_pkey"},
    ),
    "a table that is made anew has the columns of its partition key": Choice(
        "CREATE TABLE t (a integer, b text) PARTITION BY LIST (a)",
        "CREATE TABLE t (c integer, b text, d text) PARTITION BY LIST (c)",
        "table:public.t",
        {"column public.t.c", "column public.t.d"},
        frozenset(ObjectId("column", ("public", "t", name)) for name in "acd"),
    ),
    **{
        f"a key of a partitioned table and its partition key go together, chosen by the {kind}": Choice(
            f"CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a); {words} (a)",
            f"CREATE TABLE t (a integer, b integer) PARTITION BY LIST (b); {words} (b)",
            "*",
            added,
            frozenset({ObjectId("table", ("public", "t")), ObjectId(*part)} - {ObjectId(*chosen)}),
        )
        for kind, words, part, chosen, added in (
            ("key", _KEY, _CONSTRAINT, _CONSTRAINT, {"table public.t"}),
            ("index", "CREATE UNIQUE INDEX i ON t", _INDEX, _INDEX, {"table public.t"}),
            ("table with a key", _KEY, _CONSTRAINT, ("table", ("public", "t")), {"constraint public.t.k"}),
            (
                "table with an index",
                "CREATE UNIQUE INDEX i ON t",
                _INDEX,
                ("table", ("public", "t")),
                {"index public.i"},
            ),
        )
    },
    **{
        f"what {verb} in a parent {verb} in its children": Choice(
            f"CREATE TABLE t (a integer{before}); {_CHILDREN}",
            f"CREATE TABLE t (a integer{after}); {_CHILDREN}",
            f"{what}:public.t.*",
            {f"{what} public.{child}.{name}" for child in ("c", "d")},
        )
        for verb, before, after, what, name in (
            ("is added", "", ", b text", "column", "b"),
            ("is dropped", ", b text", "", "column", "b"),
            ("becomes a bigint", ", b integer", ", b bigint", "column", "b"),
            ("becomes NOT NULL", ", b integer", ", b integer NOT NULL", "column", "b"),
            ("is checked", "", ", CONSTRAINT k CHECK (a > 0)", "constraint", "k"),
            ("is not checked", ", CONSTRAINT k CHECK (a > 0)", "", "constraint", "k"),
        )
    },
    **{
        f"what {verb} in a child {verb} in its parents, too": Choice(
            f"CREATE TABLE t (a integer{before}); {_CHILDREN}",
            f"CREATE TABLE t (a integer{after}); {_CHILDREN}",
            f"{what}:public.c.*",
            {f"{what} public.{child}.{name}" for child in ("t", "d")},
        )
        for verb, before, after, what, name in (
            ("is added", "", ", b text", "column", "b"),
            ("is dropped", ", b text", "", "column", "b"),
            ("becomes a bigint", ", b integer", ", b bigint", "column", "b"),
            ("is checked", "", ", CONSTRAINT k CHECK (a > 0)", "constraint", "k"),
            ("is not checked", ", CONSTRAINT k CHECK (a > 0)", "", "constraint", "k"),
        )
    },
    "a child's check goes as its parent's is no more inherited": Choice(
        f"CREATE TABLE t (a integer CONSTRAINT k CHECK (a > 0)); {_CHILDREN}",
        f"CREATE TABLE t (a integer CONSTRAINT k CHECK (a > 0) NO INHERIT); {_CHILDREN}",
        "constraint:public.t.*",
        {"constraint public.c.k", "constraint public.d.k"},
    ),
    "a child's check comes as its parent's is inherited": Choice(
        f"CREATE TABLE t (a integer CONSTRAINT k CHECK (a > 0) NO INHERIT); {_CHILDREN}",
        f"CREATE TABLE t (a integer CONSTRAINT k CHECK (a > 0)); {_CHILDREN}",
        "constraint:public.d.*",
        {"constraint public.c.k", "constraint public.t.k"},
    ),
    "a child's check goes only with its parent's": Choice(
        f"CREATE TABLE t (a integer CONSTRAINT k CHECK (a > 0)); {_CHILDREN}",
        f"CREATE TABLE t (a integer CONSTRAINT k CHECK (a > 0) NO INHERIT); {_CHILDREN}",
        "constraint:public.c.*",
        {"constraint public.t.k", "constraint public.d.k"},
    ),
    "what would go with an extension is told not to, where it stays": Choice(
        "CREATE EXTENSION hstore; CREATE TABLE t (a integer); CREATE INDEX i ON t (a);"
        "ALTER INDEX i DEPENDS ON EXTENSION hstore",
        "CREATE TABLE t (a integer); CREATE INDEX i ON t (a)",
        "extension:*",
        {"extension dependency hstore.index.public.i"},
    ),
    "a partition comes when the one in its place goes": Choice(
        f"{_RANGES}; CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (2)",
        f"{_RANGES}; CREATE TABLE q PARTITION OF t FOR VALUES FROM (1) TO (2)",
        "public.q",
        {"partition public.p"},
    ),
    "a partition in whose place another one comes stays with its keys and indexes": Choice(
        f"{_RANGES}; ALTER TABLE t ADD PRIMARY KEY (a); CREATE INDEX ON t (a);"
        "CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (2)",
        f"{_RANGES}; ALTER TABLE t ADD PRIMARY KEY (a); CREATE INDEX ON t (a);"
        "CREATE TABLE q PARTITION OF t FOR VALUES FROM (1) TO (2)",
        "public.q",
        {"partition public.p"},
    ),
    "a table is logged with its sequences": Choice(
        "CREATE UNLOGGED TABLE t (a integer GENERATED ALWAYS AS IDENTITY, b serial)",
        "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY, b serial)",
        "table:*",
        {"sequence public.t_a_seq", "sequence public.t_b_seq"},
        frozenset({ObjectId("sequence", ("public", f"t_{name}_seq")) for name in "ab"}),
        since=15,
    ),
    "an index that only some types can have does not stay on a column of another type": Choice(
        "CREATE TABLE t (a text); CREATE INDEX i ON t (a text_pattern_ops); CREATE INDEX j ON t USING spgist (a)",
        "CREATE TABLE t (a integer)",
        "column:*",
        {"index public.i", "index public.j"},
    ),
    "a foreign key does not stay on a column of another type": Choice(
        "CREATE TABLE t (a integer PRIMARY KEY); CREATE TABLE u (a integer REFERENCES t)",
        "CREATE TABLE t (a integer PRIMARY KEY); CREATE TABLE u (a text)",
        "column:*",
        {"foreign key public.u.u_a_fkey"},
    ),
    "a foreign key does not stay when it refers to a column of another type": Choice(
        "CREATE TABLE t (a integer PRIMARY KEY); CREATE TABLE u (a integer REFERENCES t)",
        "CREATE TABLE t (a text PRIMARY KEY); CREATE TABLE u (a integer)",
        "column:*",
        {"foreign key public.u.u_a_fkey"},
    ),
    "what a domain checks is written for its type": Choice(
        "CREATE DOMAIN d AS bigint CHECK (VALUE IN (1, 2))",
        "CREATE DOMAIN d AS text CHECK (VALUE <> '')",
        "domain:public.d",
        {"domain constraint public.d.d_check"},
        frozenset({ObjectId("domain constraint", ("public", "d", "d_check"))}),
    ),
    "what a domain checks no more was written for its type": Choice(
        "CREATE DOMAIN d AS bigint CHECK (VALUE IN (1, 2))",
        "CREATE DOMAIN d AS text",
        "domain:public.d",
        {"domain constraint public.d.d_check"},
        frozenset({ObjectId("domain constraint", ("public", "d", "d_check"))}),
    ),
    "what is granted to the new owner becomes the owner's": Choice(
        f"{_OWNED.format('pg_signal_backend')}; GRANT SELECT, INSERT (a) ON t TO pg_monitor",
        _OWNED.format("pg_monitor"),
        "owner:*",
        {"privilege table.public.t", "privilege column.public.t.a"},
        _GRANTS_OF_T,
    ),
    "one index of a table is the one to cluster by": Choice(
        "CREATE TABLE t (a integer); CREATE INDEX i ON t (a); ALTER TABLE t CLUSTER ON i",
        "CREATE TABLE t (a integer); CREATE INDEX j ON t (a); ALTER TABLE t CLUSTER ON j",
        "index:public.j",
        {"index public.i"},
    ),
    "the replica identity is an index": Choice(
        f"{_UNIQUE}; ALTER TABLE t REPLICA IDENTITY FULL",
        f"{_UNIQUE}; ALTER TABLE t REPLICA IDENTITY USING INDEX i",
        "index:*",
        {"table public.t"},
    ),
    "the replica identity is no index": Choice(
        f"{_UNIQUE}; ALTER TABLE t REPLICA IDENTITY USING INDEX i",
        f"{_UNIQUE}; ALTER TABLE t REPLICA IDENTITY FULL",
        "table:*",
        {"index public.i"},
        frozenset({ObjectId("index", ("public", "i"))}),
    ),
    "the replica identity is another index": Choice(
        f"{_UNIQUE}; ALTER TABLE t REPLICA IDENTITY USING INDEX i",
        f"{_UNIQUE}; CREATE UNIQUE INDEX j ON t (a); ALTER TABLE t REPLICA IDENTITY USING INDEX j",
        "index:public.j",
        {"index public.i"},
    ),
    "a partition has its columns from another table": Choice(
        "CREATE TABLE t (a integer, b json) PARTITION BY RANGE (a);"
        "CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (2)",
        "CREATE TABLE u (a integer, b text) PARTITION BY RANGE (a);"
        "CREATE TABLE p PARTITION OF u FOR VALUES FROM (1) TO (2)",
        "column:public.p.b",
        {"partition public.p", "table public.u", "column public.u.a", "column public.u.b"},
    ),
    "statistics do not stay on a column whose type has no order": Choice(
        "CREATE TABLE t (a text, b text); CREATE STATISTICS s ON a, b FROM t",
        "CREATE TABLE t (a point[], b text)",
        "column:*",
        {"statistics public.s"},
    ),
    "a key does not stay on a column whose type may have no order": Choice(
        "CREATE TABLE t (a text UNIQUE); CREATE INDEX i ON t (a)",
        "CREATE TABLE t (a json)",
        "column:*",
        {"constraint public.t.t_a_key", "index public.i"},
    ),
    "a publication that is no longer by the roots lists no columns of a partitioned table": Choice(
        f"{_RANGES}; CREATE PUBLICATION p FOR TABLE t (a) WITH (publish_via_partition_root)",
        f"{_RANGES}; CREATE PUBLICATION p FOR TABLE t",
        "publication:p",
        {"publication table p.public.t"},
        frozenset({ObjectId("publication table", ("p", "public", "t"))}),
        since=15,
    ),
    "columns of a partitioned table are listed by a publication by the roots": Choice(
        f"{_RANGES}; CREATE PUBLICATION p FOR TABLE t",
        f"{_RANGES}; CREATE PUBLICATION p FOR TABLE t (a) WITH (publish_via_partition_root)",
        "publication table:*",
        {"publication p"},
        since=15,
    ),
    "a NOT NULL has the name that its partition brings": Choice(
        f"{_NAMED.format('t')}; CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (2)",
        f"{_NAMED.format('u')}; CREATE TABLE p PARTITION OF u FOR VALUES FROM (1) TO (2)",
        "column:public.p.a",
        {"partition public.p", "table public.u", "column public.u.a"},
        since=18,
    ),
    "options of a TOAST table go with the last column that needs it": Choice(
        "CREATE TABLE t (a text) WITH (toast.autovacuum_enabled = false)",
        "CREATE TABLE t (a varchar(5))",
        "column:*",
        {"table public.t"},
    ),
    "options of a TOAST table come with the first column that needs it": Choice(
        "CREATE TABLE t (a varchar(5))",
        "CREATE TABLE t (a text) WITH (toast.autovacuum_enabled = false)",
        "table:*",
        {"column public.t.a"},
        frozenset({ObjectId("column", ("public", "t", "a"))}),
    ),
    "a publication has schemas or lists of columns": Choice(
        "CREATE TABLE t (a integer); CREATE SCHEMA s; CREATE PUBLICATION p FOR TABLE t (a)",
        "CREATE TABLE t (a integer); CREATE SCHEMA s; CREATE PUBLICATION p FOR TABLES IN SCHEMA s",
        "publication schema:*",
        {"publication table p.public.t"},
        since=15,
    ),
    "a publication has lists of columns or schemas": Choice(
        "CREATE TABLE t (a integer); CREATE SCHEMA s; CREATE PUBLICATION p FOR TABLES IN SCHEMA s",
        "CREATE TABLE t (a integer); CREATE SCHEMA s; CREATE PUBLICATION p FOR TABLE t (a)",
        "publication table:*",
        {"publication schema p.s"},
        since=15,
    ),
    "an identity comes with its sequence": Choice(
        "CREATE TABLE t (a integer NOT NULL)",
        "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY)",
        "column:*",
        {"sequence public.t_a_seq"},
        frozenset({ObjectId("sequence", ("public", "t_a_seq"))}),
    ),
    "an identity goes with its sequence": Choice(
        "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY)",
        "CREATE TABLE t (a time NOT NULL)",
        "column:*",
        {"sequence public.t_a_seq"},
        frozenset({ObjectId("sequence", ("public", "t_a_seq"))}),
    ),
    "a column becomes an identity with a chosen sequence": Choice(
        "CREATE TABLE t (a integer NOT NULL, b integer)",
        "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY, b integer)",
        "sequence:*",
        {"column public.t.a"},
    ),
    "a child's column is NOT NULL by itself": Choice(
        f"CREATE TABLE t (a integer); {_CHILDREN}",
        f"CREATE TABLE t (a integer NOT NULL); {_CHILDREN}",
        "column:public.d.*",
        set(),
    ),
}


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_is_closed(place: Place, name: str) -> None:
    choice = CHOICES[name]
    if place.version < choice.since:
        pytest.skip(f"is for PostgreSQL {choice.since} up, this is {place.version}")
    with place.database(choice.before) as here, place.database(choice.after) as there:
        current, desired = here.catalog(), there.catalog()
        selected = select(current, desired, Selection(only=(choice.only,), left_out=choice.left_out), BY_NAME)
        plan = make_plan(selected.current, selected.desired, BY_NAME)

        here.apply(plan)

        left = [describe(change) for change in diff(here.catalog(), plan.expected, BY_NAME)]

    assert left == []
    changed = {change.id for change in diff(current, desired, BY_NAME)}
    assert {f"{id_.kind} {id_.name}" for id_ in set(selected.added) & changed if id_.kind != "owner"} == choice.added


class Refusal(NamedTuple):
    """Two databases, what is chosen of their differences, and what else would have to be."""

    before: str
    after: str
    only: str
    without: str


_COLLATED = 'CREATE TABLE t (a text COLLATE "C")'
REFUSALS = {
    "a view would have a column of another collation until it goes": Refusal(
        "CREATE TABLE t (a text); CREATE VIEW v AS SELECT a FROM t", _COLLATED, "column:*", "view public.v"
    ),
    "a materialized view would have a column of another collation until it goes": Refusal(
        "CREATE TABLE t (a text); CREATE MATERIALIZED VIEW v AS SELECT a FROM t",
        _COLLATED,
        "column:*",
        "materialized view public.v",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_choice_that_would_be_like_neither_side_is_refused(place: Place, name: str) -> None:
    choice = REFUSALS[name]
    with place.database(choice.before) as here, place.database(choice.after) as there:
        current, desired = here.catalog(), there.catalog()

    with pytest.raises(Refused, match=f"cannot be changed without {choice.without}"):
        select(current, desired, Selection(only=(choice.only,)), BY_NAME)


@pytest.mark.parametrize("after", ("", "; CREATE TABLE c (a integer)"), ids=["goes", "parts"])
@pytest.mark.parametrize("change", ("a bigint", "a integer, b text", "a integer CHECK (a > 0)"))
def test_what_a_child_inherits_until_it_goes_is_chosen_with_it(place: Place, change: str, after: str) -> None:
    before = "CREATE TABLE t (a integer); CREATE TABLE c () INHERITS (t)"
    with place.database(before) as here, place.database(f"CREATE TABLE t ({change}){after}") as there:
        current, desired = here.catalog(), there.catalog()

    with pytest.raises(Refused, match=r"cannot be changed without (table|inheritance) public\.c"):
        select(current, desired, Selection(only=("public.t",)), BY_NAME)


def test_what_a_partition_inherits_until_it_goes_is_made_anew_with_it(place: Place) -> None:
    before = "CREATE TABLE t (a integer, CONSTRAINT k CHECK (a > 0)) PARTITION BY RANGE (a)"
    with (
        place.database(f"{before}; CREATE TABLE c PARTITION OF t DEFAULT") as here,
        place.database(before.replace("a > 0", "a > 1")) as there,
    ):
        current, desired = here.catalog(), there.catalog()

    with pytest.raises(Refused, match=r"constraint public\.t\.k cannot be changed without table public\.c"):
        select(current, desired, Selection(only=("constraint:*",), ignore=("public.c",)), BY_NAME)


def test_a_column_does_not_change_its_type_under_an_expression_that_stays_although_it_shall_go(place: Place) -> None:
    before = "CREATE TABLE t (a integer CHECK (a > 0))"
    with place.database(before) as here, place.database("CREATE TABLE t (a numeric)") as there:
        current, desired = here.catalog(), there.catalog()

    with pytest.raises(Refused, match=r"column public\.t\.a cannot be changed without constraint public\.t\.t_a_check"):
        select(current, desired, Selection(only=("column:*",)), BY_NAME)


def test_the_owner_of_a_table_is_chosen_with_that_of_its_sequences(place: Place) -> None:
    place.need_roles(["pgsync_keeper"])
    table = "CREATE TABLE t (a integer); CREATE SEQUENCE s OWNED BY t.a;"
    with place.database(f"{table} ALTER TABLE t OWNER TO pgsync_keeper") as here, place.database(table) as there:
        selected = select(here.catalog(), there.catalog(), Selection(only=("owner:public.t",)), BY_NAME)
        plan = make_plan(selected.current, selected.desired, BY_NAME)
        here.apply(plan)
        left = [describe(change) for change in diff(here.catalog(), plan.expected, BY_NAME)]

    assert left == []
    assert selected.added == (ObjectId("owner", ("sequence", "public", "s")),)


@pytest.mark.parametrize(
    "selection",
    (Selection(only=("owner:public.s",)), Selection(left_out=frozenset({ObjectId("owner", ("table", "public", "t"))}))),
    ids=["chosen", "the table's is left out"],
)
def test_the_owner_of_a_sequence_is_chosen_with_that_of_its_table(place: Place, selection: Selection) -> None:
    place.need_roles(["pgsync_keeper"])
    table = "CREATE TABLE t (a integer); CREATE SEQUENCE s OWNED BY t.a;"
    with place.database(table) as here, place.database(f"{table} ALTER TABLE t OWNER TO pgsync_keeper") as there:
        selected = select(here.catalog(), there.catalog(), selection, BY_NAME)
        plan = make_plan(selected.current, selected.desired, BY_NAME)
        here.apply(plan)
        left = [describe(change) for change in diff(here.catalog(), plan.expected, BY_NAME)]

    assert left == []
    assert selected.added == (ObjectId("owner", ("table", "public", "t")),)


@pytest.mark.parametrize("grant", ("INSERT", "INSERT (a)"))
def test_what_is_granted_to_the_owner_until_now_is_chosen_with_the_new_owner(place: Place, grant: str) -> None:
    place.need_roles(["pgsync_keeper"])
    table = "CREATE TABLE t (a integer);"
    before, after = f"{table} ALTER TABLE t OWNER TO pgsync_keeper", f"{table} GRANT {grant} ON t TO pgsync_keeper"
    with place.database(before) as here, place.database(after) as there:
        selected = select(here.catalog(), there.catalog(), Selection(only=("privilege:*",)), BY_NAME)
        plan = make_plan(selected.current, selected.desired, BY_NAME)
        here.apply(plan)
        left = [describe(change) for change in diff(here.catalog(), plan.expected, BY_NAME)]

    assert left == []
    assert selected.added == (ObjectId("owner", ("table", "public", "t")),)


def test_the_owner_of_a_table_is_not_chosen_without_a_sequence_that_goes(place: Place) -> None:
    place.need_roles(["pgsync_keeper"])
    table, owned = "CREATE TABLE t (a integer);", "CREATE SEQUENCE s OWNED BY t.a; ALTER TABLE t OWNER TO pgsync_keeper"
    with place.database(table + owned) as here, place.database(table) as there:
        current, desired = here.catalog(), there.catalog()

    with pytest.raises(Refused, match=r"owner of table public\.t cannot be changed without sequence public\.s"):
        select(current, desired, Selection(only=("owner:public.t",)), BY_NAME)


_JOINED = (
    "CREATE TABLE t (a integer); ALTER TABLE t OWNER TO pgsync_keeper;"
    "CREATE SEQUENCE s; ALTER SEQUENCE s OWNER TO pgsync_keeper; ALTER SEQUENCE s OWNED BY t.a"
)
_APART = "CREATE TABLE t (a integer); CREATE SEQUENCE s"
_APART_TOO = f"{_APART}; ALTER SEQUENCE s OWNER TO pgsync_keeper"


@pytest.mark.parametrize("only", ("owner:public.t", "owner:public.s", "sequence ownership:*"))
@pytest.mark.parametrize("apart", (_APART, _APART_TOO), ids=["with another owner", "with its owner"])
@pytest.mark.parametrize("verb", ("parts", "joins"))
def test_a_sequence_and_its_table_have_one_owner(place: Place, only: str, apart: str, verb: str) -> None:
    place.need_roles(["pgsync_keeper"])
    before, after = (_JOINED, apart) if verb == "parts" else (apart, _JOINED)
    with place.database(before) as here, place.database(after) as there:
        selected = select(here.catalog(), there.catalog(), Selection(only=(only,)), BY_NAME)
        plan = make_plan(selected.current, selected.desired, BY_NAME)
        here.apply(plan)
        left = [describe(change) for change in diff(here.catalog(), plan.expected, BY_NAME)]

    assert left == []


_LISTED = "CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1);"
_SHARED = {
    "nothing": "",
    "an index": "CREATE INDEX i ON t (a)",
    "another index": "CREATE INDEX i ON t ((a + 1))",
    "a key": "ALTER TABLE t ADD CONSTRAINT i UNIQUE (a)",
    "another key": "ALTER TABLE t ADD CONSTRAINT i UNIQUE (a) INCLUDE (a)",
}


@pytest.mark.parametrize("only", ("public.i", "*:public.t.i", "*:public.p_*", "*:public.p.*"))
@pytest.mark.parametrize("after", _SHARED)
@pytest.mark.parametrize("before", _SHARED)
def test_shares_come_and_go_with_the_whole(place: Place, before: str, after: str, only: str) -> None:
    with place.database(_LISTED + _SHARED[before]) as here, place.database(_LISTED + _SHARED[after]) as there:
        selected = select(here.catalog(), there.catalog(), Selection(only=(only,)), BY_NAME)
        plan = make_plan(selected.current, selected.desired, BY_NAME)
        here.apply(plan)
        left = [describe(change) for change in diff(here.catalog(), plan.expected, BY_NAME)]

    assert left == []
