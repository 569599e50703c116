"""Deparsed SQL under other names: what is a name is renamed, what only looks like one is not."""

import pytest

from pgsync.model.identity import ObjectId
from pgsync.model.naming import Naming, Text
from pgsync.model.rewrite import rewrite, rewrite_source

TABLE = ("public", "customer")


def _naming(*names: tuple[str, tuple[str, ...], str]) -> Naming:
    return Naming({ObjectId(kind, path): new for kind, path, new in names})


CLIENT = _naming(("table", TABLE, "client"))
FULLNAME = _naming(("column", (*TABLE, "name"), "fullname"))
QUOTED = _naming(("table", TABLE, 'Cl"i.ent'), ("column", (*TABLE, "name"), "select"))


@pytest.mark.parametrize(
    ("naming", "before", "after"),
    (
        (CLIENT, "SELECT id FROM public.customer", "SELECT id FROM public.client"),
        (CLIENT, "SELECT customer.id FROM public.customer", "SELECT client.id FROM public.client"),
        (CLIENT, "SELECT c.id FROM public.customer c", "SELECT c.id FROM public.client c"),
        (CLIENT, "SELECT customer.id FROM public.customer customer", "SELECT customer.id FROM public.client customer"),
        (CLIENT, "SELECT 'public.customer' AS customer", "SELECT 'public.customer' AS customer"),
        (CLIENT, "SELECT 1 AS customer FROM other.customer", "SELECT 1 AS customer FROM other.customer"),
        (
            CLIENT,
            "SELECT client.x, customer.id FROM public.orders client, public.customer",
            "SELECT client.x, client_1.id FROM public.orders client, public.client client_1",
        ),
        (
            CLIENT,
            "WITH customer AS ( SELECT a.id FROM public.customer a) SELECT customer.id FROM customer",
            "WITH customer AS ( SELECT a.id FROM public.client a) SELECT customer.id FROM customer",
        ),
        (
            CLIENT,
            "SELECT nextval('public.customer'::regclass), 'public.customer'::text",
            "SELECT nextval('public.client'::regclass), 'public.customer'::text",
        ),
        (
            CLIENT,
            "SELECT (customer.*)::public.customer FROM public.customer",
            "SELECT (client.*)::public.client FROM public.client",
        ),
        (CLIENT, "SELECT public.customer(1) FROM public.customer", "SELECT public.customer(1) FROM public.client"),
        (FULLNAME, "SELECT name FROM public.customer", "SELECT fullname AS name FROM public.customer"),
        (FULLNAME, "SELECT name AS fullname FROM public.customer", "SELECT fullname FROM public.customer"),
        (FULLNAME, "SELECT o.name FROM public.orders o", "SELECT o.name FROM public.orders o"),
        (
            FULLNAME,
            "SELECT s.name FROM ( SELECT customer.name FROM public.customer) s",
            "SELECT s.name FROM ( SELECT customer.fullname AS name FROM public.customer) s",
        ),
        (
            FULLNAME,
            "SELECT lower(name) AS name, 1::name COLLATE \"name\" FROM public.customer WHERE name = 'name'",
            "SELECT lower(fullname) AS name, 1::name COLLATE \"name\" FROM public.customer WHERE fullname = 'name'",
        ),
        (
            FULLNAME,
            "SELECT public.f(name => c.name) AS f FROM public.customer c, LATERAL public.g(c.name) g(name)",
            "SELECT public.f(name => c.fullname) AS f FROM public.customer c, LATERAL public.g(c.fullname) g(name)",
        ),
        (
            QUOTED,
            "SELECT customer.name FROM public.customer",
            'SELECT "Cl""i.ent"."select" AS name FROM public."Cl""i.ent"',
        ),
    ),
)
def test_a_query_follows(naming: Naming, before: str, after: str) -> None:
    assert rewrite(before, Text.QUERY, naming) == after


@pytest.mark.parametrize(
    ("naming", "before", "after"),
    (
        (FULLNAME, "CHECK ((name <> 'name'::text))", "CHECK ((fullname <> 'name'::text))"),
        (FULLNAME, "UNIQUE (name) INCLUDE (id)", "UNIQUE (fullname) INCLUDE (id)"),
        (FULLNAME, "USING name (name, lower(name) name DESC)", "USING name (fullname, lower(fullname) name DESC)"),
        (
            FULLNAME,
            "FOREIGN KEY (id) REFERENCES public.customer(name)",
            "FOREIGN KEY (id) REFERENCES public.customer(fullname)",
        ),
        (FULLNAME, "FOREIGN KEY (name) REFERENCES public.x(name)", "FOREIGN KEY (fullname) REFERENCES public.x(name)"),
        (
            CLIENT,
            "(EXISTS ( SELECT 1 FROM public.o WHERE (o.c = customer.id)))",
            "(EXISTS ( SELECT 1 FROM public.o WHERE (o.c = client.id)))",
        ),
        (
            CLIENT,
            "(id > ( SELECT max(customer_1.id) FROM public.customer customer_1))",
            "(id > ( SELECT max(client_1.id) FROM public.client client_1))",
        ),
        (
            _naming(("column", (*TABLE, "year"), "y")),
            "(EXTRACT(year FROM born) > (year)::numeric)",
            "(EXTRACT(year FROM born) > (y)::numeric)",
        ),
        (
            _naming(("enum label", ("public", "mood", "it's"), "b\\d")),
            "(m = ANY (ARRAY['it''s'::public.mood, 'it''s'::text]))",
            "(m = ANY (ARRAY[E'b\\\\d'::public.mood, 'it''s'::text]))",
        ),
        (
            _naming(("enum label", ("public", "mood", "a"), "b c")),
            "'{a,d}'::public.mood[]",
            "'{\"b c\",d}'::public.mood[]",
        ),
        (_naming(("column", (*TABLE, "true"), "x")), '(true OR "true")', "(true OR x)"),
    ),
)
def test_an_expression_follows(naming: Naming, before: str, after: str) -> None:
    assert rewrite(before, Text.EXPRESSION, naming, TABLE) == after


@pytest.mark.parametrize("text", ("SELECT (1", "a ] b", "it's", "\N{GREEK SMALL LETTER ALPHA}\x00 public.customer ("))
def test_what_cannot_be_read_stays(text: str) -> None:
    assert rewrite(text, Text.QUERY, CLIENT) == text


def test_types_follow_in_every_place() -> None:
    naming = _naming(("enum", ("public", "mood"), "feeling"), ("table", TABLE, "client"))
    text = "TABLE(customer public.customer, m public.mood[], t timestamp(3) without time zone)"
    assert rewrite(text, Text.TYPE, naming) == text.replace("public.customer", "public.client").replace(
        "mood", "feeling"
    )


def test_of_overloaded_routines_only_the_one_that_is_meant() -> None:
    one, other = ObjectId("function", ("public", "f(integer)")), ObjectId("function", ("public", "f(text)"))
    naming = Naming({one: "g"}, routines_there=frozenset({one, other}))
    assert rewrite("public.f(1)", Text.EXPRESSION, naming.of([one])) == "public.g(1)"
    assert rewrite("public.f(1)", Text.EXPRESSION, naming.of([other])) == "public.f(1)"
    assert rewrite("public.f(1)", Text.EXPRESSION, naming.of([one, other])) == "public.f(1)"


def test_a_source_follows_schemas_outside_of_strings_and_comments() -> None:
    naming = Naming(schemas={"app": "Main"})
    source = "BEGIN -- app.t isn't\n PERFORM app.f('app.t') FROM APP.t, x.app.y, \"app\".z; /* app.t */"
    wanted = 'BEGIN -- app.t isn\'t\n PERFORM "Main".f(\'app.t\') FROM "Main".t, x.app.y, "Main".z; /* app.t */'
    assert rewrite_source(source, naming) == wanted
