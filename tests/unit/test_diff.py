"""What counts as a difference, by mode."""

import pytest

from pgsync.engine.diff import Mode, Verb, diff, differ
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.objects import DbObject
from unit.toys import BOX, KINDS, Toy, catalog, label, toy

A, B = toy("box", "public.a"), toy("box", "public.b")


def test_equal_catalogs_do_not_differ() -> None:
    assert diff(catalog(A, B), catalog(B, A), KINDS, Mode.STRICT) == []


def test_what_only_one_side_has_is_created_or_dropped() -> None:
    changes = diff(catalog(A), catalog(B), KINDS)

    assert [(change.verb, change.id) for change in changes] == [(Verb.DROP, A.id), (Verb.CREATE, B.id)]


def test_only_the_fields_that_differ_are_named() -> None:
    changes = diff(catalog(A), catalog(toy("box", "public.a", colour="blue", shape="ball")), KINDS)

    assert [(change.verb, sorted(change.fields)) for change in changes] == [(Verb.ALTER, ["colour", "shape"])]


@pytest.mark.parametrize(
    ("mode", "wanted"),
    (
        (Mode.STRICT, {"weight", "smell"}),
        (Mode.DEFAULT, {"smell"}),
        (Mode.LENIENT, set()),
    ),
)
def test_a_mode_decides_which_fields_count(mode: Mode, wanted: set[str]) -> None:
    other = toy("box", "public.a", weight=2, smell="sweet")

    assert differ(KINDS, mode)(A, other) == wanted


def test_satellites_do_not_count_in_lenient_mode() -> None:
    current, desired = catalog(A, label(A, "one")), catalog(A, label(A, "two"))

    assert len(diff(current, desired, KINDS)) == 1
    assert diff(current, desired, KINDS, Mode.LENIENT) == []


def test_two_spellings_of_one_thing_are_no_difference() -> None:
    lower = Kind(**{f: getattr(BOX, f) for f in BOX.__slots__} | {"normal": {"colour": str.lower}})
    shouted = toy("box", "public.a", colour="RED")

    assert differ({"box": lower})(A, shouted) == set()
    assert differ({"box": lower})(A, toy("box", "public.a", colour="GREEN")) == {"colour"}


def test_addresses_do_not_count() -> None:
    moved = DbObject(A.id, A.spec, A.parent, addresses=((1259, 16400, 0),))  # type: ignore[arg-type]

    assert moved == A


def test_a_field_without_a_rule_is_refused() -> None:
    fields = {f: getattr(BOX, f) for f in BOX.__slots__}

    with pytest.raises(TypeError, match="fields without exactly one rule: shape"):
        Kind(**fields | {"replace_on": frozenset()})
    with pytest.raises(TypeError, match="fields without exactly one rule: colour"):
        Kind(**fields | {"replace_on": frozenset({"shape", "colour"})})


@pytest.mark.parametrize("kind", BY_NAME.values(), ids=BY_NAME)
def test_the_real_kinds_name_only_fields_that_they_have(kind: Kind[object]) -> None:
    names = {name for name, field in kind.spec.__dataclass_fields__.items() if field.compare}  # type: ignore[attr-defined]

    assert kind.strict | kind.lenient | set(kind.normal) <= names


def test_an_identity_says_kind_and_name() -> None:
    assert str(ObjectId("table", ("public", "Order Items"))) == "table public.Order Items"
    assert Toy() == Toy()
