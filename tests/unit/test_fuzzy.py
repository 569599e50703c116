"""Searching while somebody types."""

import pytest

from pgsync.app.fuzzy import SearchIndex
from pgsync.model.identity import ObjectId


def table(name: str) -> ObjectId:
    return ObjectId("table", ("public", name))


TABLES = [table(name) for name in ("orders", "order_items", "customers", "reorder", "border", "a\nb", "x*.(y")]
PARTS = [ObjectId("column", ("public", "orders", name)) for name in ("id", "customer_id", "total")]
INDEX = SearchIndex(TABLES, PARTS)


@pytest.mark.parametrize(
    ("text", "first"),
    (
        ("orders", "orders"),
        ("order", "orders"),
        ("ORDER_ITEMS", "order_items"),
        ("oit", "order_items"),
        ("cust", "customers"),
        ("orders total", "total"),
        ("tot", "total"),
        ("x*.(", "x*.(y"),
        ("a b", "a\nb"),
    ),
)
def test_the_best_match_comes_first(text: str, first: str) -> None:
    assert INDEX.find(text)[0].path[-1] == first


def test_objects_come_before_parts_and_nothing_twice() -> None:
    found = INDEX.find("o")

    assert len(set(found)) == len(found)
    kinds = [id_.kind for id_ in found]
    assert kinds == sorted(kinds, key=lambda kind: kind == "column")


@pytest.mark.parametrize("text", ("", "   ", "zzz", "qqqqqqqqqq"))
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert INDEX.find(text) == []


def test_no_more_than_asked_for() -> None:
    assert len(INDEX.find("o", most=2)) == 2


def test_typing_on_finds_the_same_as_asking_at_once() -> None:
    text = "order items"
    typed = SearchIndex(TABLES, PARTS)

    for end in range(1, len(text) + 1):
        assert typed.find(text[:end]) == SearchIndex(TABLES, PARTS).find(text[:end])
    assert typed.find("cust") == SearchIndex(TABLES, PARTS).find("cust")
