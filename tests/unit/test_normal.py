"""The normal form of deparsed SQL: two spellings of one expression are one, two expressions stay two."""

import pytest

from pgsync.model.normal import normal_expression, normal_query


@pytest.mark.parametrize(
    ("first", "second"),
    (
        ("CHECK ((((a >= 1) AND (a <= 10)) AND (b > 0)))", "CHECK (((a >= 1) AND (a <= 10) AND (b > 0)))"),
        ("((a = 1) OR ((b = 1) OR (c = 1)))", "((a = 1) OR (b = 1) OR (c = 1))"),
        (
            "((vc)::text = ANY ((ARRAY['a'::character varying, 'b''c'::character varying])::text[]))",
            "((vc)::text = ANY (ARRAY[('a'::character varying)::text, ('b''c'::character varying)::text]))",
        ),
        ("SELECT a\n   FROM t", "SELECT a FROM t"),
    ),
)
def test_spellings_that_dump_and_restore_exchange_are_one(first: str, second: str) -> None:
    assert normal_expression(first) == normal_expression(second)


@pytest.mark.parametrize(
    ("first", "second"),
    (
        ("((a OR b) AND c)", "(a OR (b AND c))"),
        ("((a AND b) OR c)", "(a AND (b OR c))"),
        ("(a > 1)", "(a >= 1)"),
        ("'a  b'::text", "'a b'::text"),
        ("'((x))'", "'(x)'"),
        ('"A"', '"a"'),
        ("NOT (a AND b)", "(NOT a) AND b"),
        ("f(a, b)", "f((a, b))"),
        ("(a)::integer[]", "(a)::text[]"),
        ("E'\\n'", "'n'"),
    ),
)
def test_different_expressions_stay_different(first: str, second: str) -> None:
    assert normal_expression(first) != normal_expression(second)


@pytest.mark.parametrize("text", ("(unbalanced", "'open", "a)b", ""))
def test_what_cannot_be_read_comes_back_as_it_is(text: str) -> None:
    assert normal_expression(text) == text


@pytest.mark.parametrize(
    ("until_13", "since_14"),
    (
        ('"substring"(x, 1, 2)', "SUBSTRING(x FROM 1 FOR 2)"),
        ("\"substring\"(x, 'a'::text, '#'::text)", "SUBSTRING(x SIMILAR 'a'::text ESCAPE '#'::text)"),
        ('("position"(y, (a || b)) > 0)', "(POSITION(((a || b)) IN (y)) > 0)"),
        ("\"overlay\"(x, 'x'::text, 2, 3)", "OVERLAY(x PLACING 'x'::text FROM 2 FOR 3)"),
        ("btrim(x)", "TRIM(BOTH FROM x)"),
        ("ltrim(x, 'y'::text)", "TRIM(LEADING 'y'::text FROM x)"),
        ("timezone('UTC'::text, now())", "(now() AT TIME ZONE 'UTC'::text)"),
        ("((timezone('UTC'::text, tz))::date > d)", "(((tz AT TIME ZONE 'UTC'::text))::date > d)"),
        ('"overlaps"(a, b, c, d)', "((a, b) OVERLAPS (c, d))"),
        ("\"normalize\"(x, 'nfkc'::text)", "NORMALIZE(x, NFKC)"),
        ("is_normalized(x)", "(x IS NORMALIZED)"),
        ("is_normalized(x, 'nfd'::text)", "(x IS NFD NORMALIZED)"),
        ("pg_collation_for(x)", "COLLATION FOR (x)"),
        ("XMLSERIALIZE(CONTENT x AS text)", "XMLSERIALIZE(CONTENT x AS text NO INDENT)"),  # 15 and 16
    ),
)
def test_functions_with_a_syntax_of_their_own_are_calls(until_13: str, since_14: str) -> None:
    assert normal_expression(until_13) == normal_expression(since_14)


@pytest.mark.parametrize(
    ("first", "second"),
    (
        ('"position"(x, y)', "POSITION((x) IN (y))"),
        ("timezone(x, 'UTC'::text)", "(x AT TIME ZONE 'UTC'::text)"),
        ("rtrim(x)", "TRIM(LEADING FROM x)"),
        ("btrim(x, y)", "TRIM(BOTH FROM x)"),
        ("my.btrim(x)", "TRIM(BOTH FROM x)"),
        ("date_part('year'::text, d)", "EXTRACT(year FROM d)"),  # one is double precision, the other numeric
        ("btrim((x)::text)", "TRIM(BOTH FROM x)"),  # trim(bytea) is another function
        ("timezone('UTC'::text, (x)::timestamp with time zone)", "(x AT TIME ZONE 'UTC'::text)"),
    ),
)
def test_other_calls_stay_different(first: str, second: str) -> None:
    assert normal_expression(first) != normal_expression(second)


@pytest.mark.parametrize(
    ("until_13", "since_14"),
    (
        ("btrim((v)::text)", "TRIM(BOTH FROM v)"),
        ("btrim((COALESCE(v, 'x'::character varying))::text)", "TRIM(BOTH FROM COALESCE(v, 'x'::character varying))"),
        ("timezone('UTC'::text, (d)::timestamp with time zone)", "(d AT TIME ZONE 'UTC'::text)"),
    ),
)
def test_a_cast_that_only_a_call_says_is_hidden_where_the_type_is_known(until_13: str, since_14: str) -> None:
    def hidden(name: str, type_: str) -> bool:
        return (name, type_) in {("v", "text"), ("d", "timestamp with time zone")}

    assert normal_expression(until_13, hidden) == normal_expression(since_14, hidden)
    assert normal_expression(until_13) != normal_expression(since_14)


def test_no_cast_is_hidden_of_what_a_subquery_gives_the_name() -> None:
    first = "SELECT length(btrim((s.v)::text)) FROM ( SELECT t.b AS v FROM public.t) s, public.u"
    second = "SELECT length(TRIM(BOTH FROM s.v)) FROM ( SELECT t.b AS v FROM public.t) s, public.u"

    assert normal_query(first, lambda *_: True) != normal_query(second, lambda *_: True)


@pytest.mark.parametrize(
    ("until_15", "since_16"),
    (
        ("SELECT t.a, t.b AS c FROM public.t WHERE (t.a > 1)", "SELECT a, b AS c FROM public.t WHERE (a > 1)"),
        ("SELECT x.a FROM public.t x ORDER BY x.a", "SELECT a FROM public.t x ORDER BY a"),
        ('SELECT "T".a FROM public."T"', 'SELECT a FROM public."T"'),
        (
            "SELECT t.a, ( SELECT u.b FROM public.u WHERE (u.a = t.a)) AS b FROM public.t",
            "SELECT a, ( SELECT u.b FROM public.u WHERE (u.a = t.a)) AS b FROM public.t",
        ),
        ("SELECT y.a FROM ( SELECT t.a FROM public.t) y", "SELECT a FROM ( SELECT t.a FROM public.t) y"),
        ("SELECT g.g FROM generate_series(1, 3) g(g)", "SELECT g FROM generate_series(1, 3) g(g)"),
        (
            "WITH w AS ( SELECT t.a FROM public.t) SELECT w.a FROM w",
            "WITH w AS ( SELECT t.a FROM public.t) SELECT a FROM w",
        ),
        ("SELECT (t.c).x AS x FROM public.t", "SELECT (c).x AS x FROM public.t"),
        ("SELECT TRIM(BOTH FROM t.a) AS a FROM public.t", "SELECT TRIM(BOTH FROM a) AS a FROM public.t"),
        ("SELECT new_1.a FROM public.new new_1", "SELECT a FROM public.new"),
    ),
)
def test_the_name_of_the_only_relation_before_a_column_does_not_count(until_15: str, since_16: str) -> None:
    assert normal_query(until_15) == normal_query(since_16)


@pytest.mark.parametrize(
    ("first", "second"),
    (
        ("SELECT a.x FROM public.a, public.b", "SELECT b.x FROM public.a, public.b"),
        ("SELECT a.x FROM (public.a JOIN public.b ON (true))", "SELECT b.x FROM (public.a JOIN public.b ON (true))"),
        ("SELECT a.x FROM (public.a JOIN public.b ON (true))", "SELECT x FROM (public.a JOIN public.b ON (true))"),
        (
            "SELECT t.a, ( SELECT u.b FROM public.u WHERE (u.a = t.a)) AS b FROM public.t",
            "SELECT t.a, ( SELECT u.b FROM public.u WHERE (u.a = u.a)) AS b FROM public.t",
        ),
        (
            "SELECT a.x FROM public.a UNION SELECT b.x FROM public.b",
            "SELECT b.x FROM public.a UNION SELECT a.x FROM public.b",
        ),
        ("SELECT t.f(t.a) AS f FROM public.t", "SELECT f(a) AS f FROM public.t"),  # a function of schema t
        ("SELECT t.a::t.kind AS k FROM public.t", "SELECT a::kind AS k FROM public.t"),
        ("SELECT t.a COLLATE t.c FROM public.t", "SELECT a COLLATE c FROM public.t"),
        ("SELECT t.a FROM public.t", "SELECT t.a FROM public.u t"),
        ("SELECT t.a FROM t.t", "SELECT t.a FROM u.t"),
        ("SELECT t.*::public.t AS t FROM public.t", "SELECT t.a AS t FROM public.t"),
        ("SELECT 't.a'::text AS a FROM public.t", "SELECT 'a'::text AS a FROM public.t"),
    ),
)
def test_other_queries_stay_different(first: str, second: str) -> None:
    assert normal_query(first) != normal_query(second)


def test_in_an_expression_a_name_before_a_column_counts() -> None:
    assert normal_expression("(new.a > 1)") != normal_expression("(a > 1)")
