"""What counts in a comparison besides the selection, as a plan file keeps it."""

import json

import pytest

from pgsync.app.rules import Aspect, Children, Mode, Rules, rules_as_json, rules_from_json
from pgsync.model.identity import ObjectId

EVENTS, DAYS = ObjectId("table", ("public", "events")), ObjectId("table", ("public", "events_2026"))


@pytest.mark.parametrize(
    "rules",
    (
        Rules(),
        Rules(Mode.LENIENT),
        Rules(Mode.LENIENT, frozenset()),
        Rules(Mode.STRICT, frozenset({Aspect.OWNERS, Aspect.COLUMN_ORDER}), with_known=True),
        Rules(partitions=(("public.events", Children.ADDITIVE), ("log_*", Children.IGNORE))),
    ),
)
def test_rules_survive_a_plan_file(rules: Rules) -> None:
    assert rules_from_json(json.loads(json.dumps(rules_as_json(rules)))) == rules


def test_a_plan_without_rules_is_one_by_default() -> None:
    assert rules_from_json({}) == Rules()
    assert rules_as_json(Rules()) == {"mode": "default"}


def test_lenient_mode_leaves_out_whole_aspects_unless_told_otherwise() -> None:
    assert Aspect.OWNERS in Rules(Mode.LENIENT).left_out
    assert Aspect.OWNERS not in Rules(Mode.LENIENT, frozenset()).left_out
    assert Rules().left_out == frozenset()


@pytest.mark.parametrize(
    ("patterns", "wanted"),
    (
        ({}, None),
        ({"events": "additive"}, (EVENTS, Children.ADDITIVE)),
        ({"public.ev*": "ignore-children"}, (DAYS, Children.IGNORE)),
        ({"events": "managed", "*": "additive"}, (EVENTS, Children.MANAGED)),
        ({"events_2026": "ignore-children", "events": "additive"}, (DAYS, Children.IGNORE)),
        ({"other.*": "additive"}, None),
    ),
)
def test_the_first_pattern_that_matches_a_table_above_a_partition_counts(
    patterns: dict[str, str], wanted: tuple[ObjectId, Children] | None
) -> None:
    rules = Rules(partitions=tuple((pattern, Children(how)) for pattern, how in patterns.items()))

    assert rules.children_of([DAYS, EVENTS]) == wanted
