"""A deparsed expression in other words is deparsed to the same text again, where reading it as it is gives another."""

import pytest

from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.model.steady import steady
from proof import Place

_COLUMNS = "(a integer, b varchar(10), c varchar, d char(3), e text, f numeric, g boolean, h name)"
EXPRESSIONS = (
    "b IN ('x', 'y')",
    "b NOT IN ('x', 'it''s', '(ARRAY[')",
    "b = 'x' OR c IN ('y', 'z')",
    "a BETWEEN 1 AND 5 AND g",
    "g AND a BETWEEN 1 AND 5",
    "(a > 1 OR a < 0) OR g",
    "(a BETWEEN 1 AND 5 AND f BETWEEN 0 AND 1) AND (b IN ('AND') OR g)",
    "NOT (a BETWEEN 1 AND 5 AND g)",
    "CASE WHEN a BETWEEN 1 AND 5 AND g THEN b IN ('x', 'y') ELSE e LIKE 'x%' END",
    "d IN ('x', 'y') AND e IN ('x', 'y') AND f IN (1, 2.5) AND a IN (1, 2)",
    "h IN ('x', 'y')",
    "coalesce(b, 'x') = ANY (ARRAY['x', 'y']::varchar[])",
    "(b || c) IN ('xy', 'yz') AND array_length(ARRAY[b, c]::text[], 1) = 2",
)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_text_of_an_expression_stays_as_it_is(place: Place, expression: str) -> None:
    with place.database(f"CREATE TABLE t {_COLUMNS}; ALTER TABLE t ADD CONSTRAINT k CHECK ({expression})") as side:
        found = _definition(side.catalog())
    with place.database(f"CREATE TABLE t {_COLUMNS}; ALTER TABLE t ADD CONSTRAINT k {steady(found)}") as side:
        again = _definition(side.catalog())

    assert again == found


def test_what_needs_no_other_words_has_none() -> None:
    for text in ("CHECK ((a > 0))", "CHECK (((a > 0) AND (b < 1)))", "CHECK ((a = ANY (ARRAY[1, 2])))", "CHECK (('"):
        assert steady(text) == text


def _definition(catalog: Catalog) -> str:
    return str(catalog.objects[ObjectId("constraint", ("public", "t", "k"))].spec.definition)
