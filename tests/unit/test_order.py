"""The order of statements: dependencies, parts with their wholes, loops, and the same text from run to run."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgsync.engine.diff import diff
from pgsync.engine.graph import loops, shortest_cycle
from pgsync.engine.order import Ordered, PlanLoopError
from pgsync.engine.plan import make_plan
from pgsync.engine.steps import resolve
from pgsync.model.objects import Catalog, DbObject
from unit.toys import KINDS, catalog, label, statements, toy

A, B, C = (toy("box", f"public.{name}") for name in "abc")
PART = toy("part", "public.a.p")
LID, OTHER_LID = toy("lid", "public.lid"), toy("lid", "public.other_lid")
NOTHING = catalog()


def test_what_is_needed_is_created_first_and_dropped_last() -> None:
    filled = catalog(A, B, C, needs=[(A, B), (B, C)])

    assert statements(NOTHING, filled) == ["create box public.c", "create box public.b", "create box public.a"]
    assert statements(filled, NOTHING) == ["drop box public.a", "drop box public.b", "drop box public.c"]


def test_ties_are_broken_by_drop_first_then_kind_then_name() -> None:
    current, desired = catalog(C), catalog(LID, B, A)

    assert statements(current, desired) == [
        "drop box public.c",
        "create box public.a",
        "create box public.b",
        "create lid public.lid",
    ]


def test_a_part_is_created_and_dropped_by_its_whole() -> None:
    assert statements(NOTHING, catalog(A, PART)) == ["create box public.a with p"]
    assert statements(catalog(A, PART), NOTHING) == ["drop box public.a"]


def test_a_part_of_something_that_stays_has_statements_of_its_own() -> None:
    assert statements(catalog(A), catalog(A, PART)) == ["create part public.a.p"]
    assert statements(catalog(A, PART), catalog(A)) == ["drop part public.a.p"]


def test_what_depends_on_something_replaced_is_replaced_with_its_labels() -> None:
    ball = toy("box", "public.a", shape="ball")
    current = catalog(A, LID, label(LID, "open here"), needs=[(LID, A)])
    desired = catalog(ball, LID, label(LID, "open here"), needs=[(LID, ball)])

    assert statements(current, desired) == [
        "drop lid public.lid",
        "drop box public.a",
        "create box public.a",
        "create lid public.lid",
        "create comment lid.public.lid",
    ]


def test_what_is_altered_in_place_disturbs_nobody() -> None:
    blue = toy("box", "public.a", colour="blue")

    assert statements(catalog(A, LID, needs=[(LID, A)]), catalog(blue, LID, needs=[(LID, blue)])) == [
        "alter box public.a red to blue"
    ]


def test_a_loop_through_a_part_is_broken_by_creating_the_part_later() -> None:
    looped = catalog(A, PART, B, needs=[(PART, B), (B, A)])

    assert statements(NOTHING, looped) == [
        "create box public.a",
        "create box public.b",
        "create part public.a.p",
    ]


def test_a_loop_is_broken_by_a_stand_in() -> None:
    looped = catalog(LID, OTHER_LID, needs=[(LID, OTHER_LID), (OTHER_LID, LID)])

    assert statements(NOTHING, looped) == [
        "stand in for lid public.lid",
        "create lid public.other_lid",
        "complete lid public.lid",
    ]


def test_a_loop_is_dropped_by_way_of_a_stand_in() -> None:
    looped = catalog(LID, OTHER_LID, needs=[(LID, OTHER_LID), (OTHER_LID, LID)])

    assert statements(looped, NOTHING) == [
        "stand in for lid public.lid",
        "drop lid public.other_lid",
        "drop lid public.lid",
    ]


LOOPED = catalog(A, B, C, LID, PART, needs=[(A, B), (B, A), (C, A)])


def test_a_loop_that_nothing_breaks_is_reported_with_its_members() -> None:
    steps = resolve(NOTHING, LOOPED, diff(NOTHING, LOOPED, KINDS), KINDS)

    with pytest.raises(PlanLoopError) as caught:
        Ordered(steps)

    assert caught.value.detail == "The loop: create box public.a, create box public.b."


def test_a_loop_does_not_keep_the_rest_from_being_planned() -> None:
    loop = "create box public.a, create box public.b"
    because = f"left as it is, because the steps of the plan depend on each other. The loop: {loop}"

    plan = make_plan(NOTHING, LOOPED, KINDS)

    assert [planned.statement.sql for planned in plan.statements] == ["create lid public.lid"]
    assert list(plan.manual) == [
        f"box public.a: {because}",
        f"box public.b: {because}",
        "box public.c: left as it is, because it depends on what cannot be planned",
    ]
    assert set(plan.expected.objects) == {LID.id}


def test_what_cannot_be_dropped_for_a_loop_stays_with_all_it_needs() -> None:
    needed = toy("box", "public.needed")
    current = catalog(A, B, C, needed, needs=[(A, B), (B, A), (A, needed)])

    plan = make_plan(current, NOTHING, KINDS)

    assert [planned.statement.sql for planned in plan.statements] == ["drop box public.c"]
    assert set(plan.expected.objects) == {A.id, B.id, needed.id}
    assert [sentence.partition(":")[0] for sentence in plan.manual] == [
        "box public.a",
        "box public.b",
        "box public.needed",
    ]


def test_only_the_shortest_way_around_is_left_out() -> None:
    assert shortest_cycle({1: {2, 3}, 2: {1}, 3: {4}, 4: {1}}, {1, 2, 3, 4}) == [1, 2]


def test_loops_are_found_and_what_only_leads_to_them_is_not() -> None:
    found = loops({1: {2}, 2: {1}, 3: {1}, 4: set()})

    assert sorted(map(sorted, found)) == [[1, 2]]


def test_loops_are_found_without_recursion() -> None:
    ring = {number: {(number + 1) % 5000} for number in range(5000)}

    assert [len(found) for found in loops(ring)] == [5000]


@st.composite
def _catalogs(draw: st.DrawFn) -> Catalog:
    """Return a catalog of boxes and lids in which nothing needs itself, however indirectly."""
    items: list[DbObject[Any]] = []
    for number in range(draw(st.integers(0, 8))):
        kind, shape = draw(st.sampled_from(["box", "lid"])), draw(st.sampled_from(["cube", "ball"]))
        if draw(st.booleans()):
            items.append(toy(kind, f"public.{kind}{number}", shape=shape))
    needs = [(a, b) for n, a in enumerate(items) for b in items[:n] if draw(st.booleans())]
    return catalog(*items, needs=needs)


@given(_catalogs(), _catalogs(), st.randoms(use_true_random=False))
def test_a_plan_does_not_depend_on_the_order_in_which_objects_were_read(
    current: Catalog, desired: Catalog, shuffler: random.Random
) -> None:
    def shuffled(one: Catalog) -> Catalog:
        items, edges = list(one.objects.items()), list(one.dependencies)
        shuffler.shuffle(items)
        shuffler.shuffle(edges)
        return one.with_objects(dict(items), edges)

    assert statements(shuffled(current), shuffled(desired)) == statements(current, desired)


@given(_catalogs(), _catalogs())
def test_a_plan_never_uses_what_is_not_there(current: Catalog, desired: Catalog) -> None:
    there = set(map(str, current.objects))
    needs = {str(id_): {str(d.referenced) for d in edges} for id_, edges in desired.needs.items()}
    needed_by = {str(id_): {str(d.dependent) for d in edges} for id_, edges in current.needed_by.items()}
    made: set[str] = set()

    for statement in statements(current, desired):
        verb, _, name = statement.partition(" ")
        if verb == "drop":
            assert not needed_by.get(name, set()) & (there - made)
            there.remove(name)
        else:
            assert name not in there
            assert needs.get(name, set()) <= there
            there.add(name)
            made.add(name)

    assert there == set(map(str, desired.objects))
