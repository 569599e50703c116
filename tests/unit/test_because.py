"""Why a step is there: the chain from its object to the difference that began it."""

from pgsync.engine.plan import make_plan
from pgsync.model.objects import Catalog
from unit.toys import KINDS, catalog, label, toy


def _because(current: Catalog, desired: Catalog, statement: str) -> list[tuple[str, str]]:
    planned = next(p for p in make_plan(current, desired, KINDS).statements if p.statement.sql == statement)
    return [(cause.does, str(cause.object)) for cause in planned.because]


def test_what_differs_by_itself_is_its_own_reason() -> None:
    box, blue = toy("box", "public.b"), toy("box", "public.b", colour="blue")

    assert _because(catalog(), catalog(box), "create box public.b") == [("create", "box public.b")]
    assert _because(catalog(box), catalog(), "drop box public.b") == [("drop", "box public.b")]
    assert _because(catalog(box), catalog(blue), "alter box public.b red to blue") == [("alter", "box public.b")]


def test_what_steps_aside_names_the_whole_chain() -> None:
    box, round_box = toy("box", "public.b"), toy("box", "public.b", shape="ball")
    lid, handle = toy("lid", "public.l"), toy("lid", "public.m")
    note = label(handle, "up")
    needs = [(lid, box), (handle, lid)]

    found = _because(
        catalog(box, lid, handle, note, needs=needs),
        catalog(round_box, lid, handle, note, needs=needs),
        "create comment lid.public.m",
    )

    assert found == [
        ("rebuild", "comment lid.public.m"),
        ("rebuild", "lid public.m"),
        ("rebuild", "lid public.l"),
        ("alter", "box public.b"),
    ]
