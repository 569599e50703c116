"""Choosing: what a pattern matches, and what a choice takes along."""

import pytest

from pgsync.engine.diff import diff
from pgsync.engine.select import Selection, chooser, select
from pgsync.model.objects import Catalog
from unit.toys import KINDS, catalog, label, toy

A, B = toy("box", "public.audit_a"), toy("box", "shop.b")
PART = toy("part", "public.audit_a.p")
NOTE = label(A, "note")
ALL = catalog(A, B, PART, NOTE)


@pytest.mark.parametrize(
    ("selection", "wanted"),
    (
        (Selection(), {A, B, PART, NOTE}),
        (Selection(only=("box:public.audit_a",)), {A, PART, NOTE}),
        (Selection(only=("public.audit_*",)), {A, PART, NOTE}),
        (Selection(only=("audit_?",)), {A, PART, NOTE}),
        (Selection(only=("part:*",)), {PART}),
        (Selection(only=("p",)), {PART}),
        (Selection(only=("comment:public.audit_a",)), {NOTE}),
        (Selection(only=("BOX:*b",)), {B}),
        (Selection(only=("Public.audit_a",)), set()),
        (Selection(ignore=("box:public.*",)), {B}),
        (Selection(ignore=("comment:*",)), {A, B, PART}),
        (Selection(only=("box:*",), ignore=("part:*",)), {A, B, NOTE}),
        (Selection(schemas=("shop",)), {B}),
        (Selection(schemas=("pub*", "shop")), {A, B, PART, NOTE}),
        (Selection(kinds=("boxes",)), {A, B, PART, NOTE}),
        (Selection(kinds=("part",)), {PART}),
        (Selection(kinds=("box",), schemas=("shop",)), {B}),
        (Selection(left_out=frozenset({A.id})), {B, PART, NOTE}),
    ),
)
def test_patterns_choose(selection: Selection, wanted: set[object]) -> None:
    is_chosen = chooser(ALL, ALL, selection, KINDS)

    assert {item for item in ALL.objects.values() if is_chosen(item.id)} == wanted


def _changed(current: Catalog, desired: Catalog, *only: str) -> list[str]:
    """Return what is changed when these patterns are chosen."""
    found = select(current, desired, Selection(only=only), KINDS)
    return [f"{change.verb} {change.id}" for change in diff(found.current, found.desired, KINDS)]


def test_what_is_not_chosen_stays_as_it_is() -> None:
    current, desired = catalog(A), catalog(toy("box", "public.audit_a", colour="blue"), B)

    assert _changed(current, desired, "box:shop.b") == ["create box shop.b"]
    assert select(current, desired, Selection(only=("box:shop.b",)), KINDS).ignored == 1


def test_what_is_created_brings_what_it_needs() -> None:
    lid = toy("lid", "public.lid")
    found = select(catalog(), catalog(A, B, lid, needs=[(lid, B)]), Selection(only=("lid:*",)), KINDS)

    assert found.added == (B.id,)
    assert set(found.desired.objects) == {lid.id, B.id}


def test_what_is_dropped_takes_what_needs_it() -> None:
    lid = toy("lid", "public.lid")

    assert _changed(catalog(A, lid, needs=[(lid, A)]), catalog(), "box:*") == [
        "drop box public.audit_a",
        "drop lid public.lid",
    ]


def test_a_new_object_comes_with_its_parts_and_labels() -> None:
    assert _changed(catalog(), ALL, "box:public.*") == [
        "create box public.audit_a",
        "create part public.audit_a.p",
        "create comment box.public.audit_a",
    ]


def test_a_choice_of_everything_changes_neither_side() -> None:
    found = select(catalog(A), ALL, Selection(), KINDS)

    assert found.desired is ALL
    assert Selection().is_everything
