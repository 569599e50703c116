"""Two changes of one object: both at once where they are of different attributes, else nobody's."""

from dataclasses import replace

import pytest

from pgsync.engine.merge import both
from pgsync.kinds import BY_NAME
from pgsync.kinds.acl import OWNER, Grant
from pgsync.kinds.privilege import Privileges
from pgsync.kinds.view import View

VIEW = View(columns=(), query="SELECT 1", options=("security_barrier=true",))

OLD = {"old": "SELECT"}


def _merged(ours: View, theirs: View) -> object:
    fields = [frozenset(f for f in View.__slots__ if getattr(one, f) != getattr(VIEW, f)) for one in (ours, theirs)]
    return both(BY_NAME["view"], (VIEW, ours, theirs), fields[0], fields[1])


def test_attributes_of_different_statements_are_both_taken() -> None:
    ours = replace(VIEW, query="SELECT 2")
    theirs = replace(VIEW, options=("check_option=local", "security_barrier=true"))

    assert _merged(ours, theirs) == replace(ours, options=theirs.options)


def test_options_are_taken_by_their_names() -> None:
    ours = replace(VIEW, options=("security_barrier=false",))
    theirs = replace(VIEW, options=("check_option=local", "security_barrier=true"))
    other = replace(VIEW, options=())

    assert _merged(ours, theirs) == replace(VIEW, options=("check_option=local", "security_barrier=false"))
    assert _merged(other, theirs) == replace(VIEW, options=("check_option=local",))
    assert _merged(ours, other) is None


def test_one_attribute_with_two_values_is_nobodys() -> None:
    assert _merged(replace(VIEW, query="SELECT 2"), replace(VIEW, query="SELECT 3")) is None


def test_what_is_replaced_or_follows_from_something_else_is_one_thing() -> None:
    index = BY_NAME["index"]
    spec = object()

    assert both(index, (spec, spec, spec), frozenset({"definition"}), frozenset({"options"})) is None
    assert both(BY_NAME["view"], (VIEW, VIEW, VIEW), frozenset({"columns"}), frozenset({"options"})) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    (
        (OLD | {"a": "SELECT"}, OLD | {"b": "UPDATE"}, OLD | {"a": "SELECT", "b": "UPDATE"}),
        (OLD | {"a": "SELECT"}, OLD | {"a": "SELECT"}, OLD | {"a": "SELECT"}),
        (OLD | {"a": "SELECT"}, OLD | {"a": "UPDATE"}, None),
        ({}, OLD | {"b": "UPDATE"}, {"b": "UPDATE"}),
        ({}, {"old": "UPDATE"}, None),
    ),
)
def test_grants_are_merged_by_grantee(
    ours: dict[str, str], theirs: dict[str, str], merged: dict[str, str] | None
) -> None:
    def spec(grants: dict[str, str]) -> Privileges:
        return Privileges(frozenset(Grant(role, what, False, OWNER) for role, what in grants.items()))

    grants = frozenset({"grants"})

    found = both(BY_NAME["privilege"], (spec(OLD), spec(ours), spec(theirs)), grants, grants)

    assert found == (None if merged is None else spec(merged))
