"""What differs about an object, in words; DeepDiff finds the places."""

from pgsync.app.describe import FieldChange, as_json, brief, described
from pgsync.engine.diff import Change
from pgsync.kinds.acl import Grant
from pgsync.kinds.enum_type import EnumType
from pgsync.kinds.policy import Policy
from pgsync.kinds.privilege import Privileges
from pgsync.kinds.sequence import Sequence
from pgsync.model.identity import ObjectId
from pgsync.model.objects import DbObject

ID = ObjectId("enum", ("public", "x"))


def _change(before: object, after: object, *fields: str) -> Change:
    return Change(ID, DbObject(ID, before), DbObject(ID, after), frozenset(fields))


def test_scalars_are_said_in_words() -> None:
    before = Sequence("bigint", 1, 1, 1, 9, 1, False, "p", False, None)
    after = Sequence("integer", 1, 1, 1, 9, 1, True, "u", False, None)

    assert described(_change(before, after, "type", "cycle", "persistence")) == (
        FieldChange("type", "bigint", "integer"),
        FieldChange("cycle", "no", "yes"),
        FieldChange("persistence", "permanent", "unlogged"),
    )


def test_only_the_named_fields_count() -> None:
    before = Sequence("bigint", 1, 1, 1, 9, 1, False, "p", False, None)
    after = Sequence("integer", 2, 1, 1, 9, 1, False, "p", False, None)

    assert described(_change(before, after, "start")) == (FieldChange("start", "1", "2"),)


def test_a_list_shows_the_items_that_come_and_go() -> None:
    before, after = EnumType(("a", "b", "c")), EnumType(("a", "x", "b", "c"))

    assert described(_change(before, after, "labels")) == (FieldChange("labels[2]", None, "x"),)


def test_a_set_shows_its_items_in_words() -> None:
    before = Privileges(frozenset({Grant("", "SELECT", False, "$owner")}))
    after = Privileges(frozenset({Grant("bob", "ALL", True, "$owner")}))

    assert set(described(_change(before, after, "grants"))) == {
        FieldChange("grants", "SELECT to PUBLIC", None),
        FieldChange("grants", None, "ALL to bob with grant option"),
    }


def test_what_is_created_has_no_fields_but_is_brief() -> None:
    created = Change(ID, None, DbObject(ID, EnumType(("a", "b"))))

    assert described(created) == ()
    assert brief(EnumType(("a", "b"))) == "a, b"


def test_a_policy_says_for_whom_and_by_which_expressions() -> None:
    assert brief(Policy("UPDATE", True, ("bob",), "(id = 1)", "(id > 0)")) == (
        "UPDATE to bob using (id = 1) with check (id > 0)"
    )
    assert brief(Policy("ALL", True, ("",), None, None)) == "ALL"


def test_json_is_plain_and_sorted() -> None:
    grants = frozenset({Grant("b", "ALL", False, "$owner"), Grant("a", "ALL", False, "$owner")})

    assert [one["grantee"] for one in as_json(Privileges(grants))["grants"]] == ["a", "b"]
    assert as_json(ID) == {"kind": "enum", "path": ["public", "x"]}
