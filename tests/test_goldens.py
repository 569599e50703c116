"""What no plan ever contains, whatever it is for (SAFETY 1: CASCADE drops columns, IF NOT EXISTS passes over ruins)."""

import re
from collections.abc import Iterator
from pathlib import Path

CASES = Path(__file__).parent / "cases"
GOLDENS = sorted(CASES.glob("*/*/plan.sql"))

_ACTIONS = re.compile(r"ON (?:DELETE|UPDATE) CASCADE")
# Decision 0010: a base type and its functions need each other; a typed table has the attributes of its type.
_CASCADE = re.compile(r"DROP TYPE \S+ CASCADE|ALTER TYPE .+ (?:ADD|DROP|ALTER|RENAME) ATTRIBUTE .+ CASCADE")


def _statements(golden: Path) -> Iterator[str]:
    return (line for line in golden.read_text().splitlines() if not line.startswith("--"))


def test_no_plan_drops_what_it_does_not_name() -> None:
    found = [
        f"{golden.relative_to(CASES)}: {line}"
        for golden in GOLDENS
        for line in _statements(golden)
        if re.search(r"\bCASCADE\b", _ACTIONS.sub("", line)) and not _CASCADE.match(line)
    ]

    assert found == []


def test_only_base_types_are_dropped_with_cascade() -> None:
    found = {
        golden.parent.parent.name
        for golden in GOLDENS
        for line in _statements(golden)
        if line.startswith("DROP TYPE") and "CASCADE" in line
    }

    assert found <= {"base_type"}


def test_no_plan_leaves_it_to_the_server_whether_something_is_there() -> None:
    found = [
        f"{golden.relative_to(CASES)}: {line}"
        for golden in GOLDENS
        for line in _statements(golden)
        if re.search(r"\bIF (?:NOT )?EXISTS\b", line)
    ]

    assert found == []


def test_what_is_replaced_in_place_keeps_its_properties_in_a_case_of_its_own() -> None:
    kept = (
        "view/body-replaced-options-stay",
        "trigger/changed-while-disabled",
        "function/body-replaced-attributes-stay",
    )

    for case in kept:
        assert "CREATE OR REPLACE" in (CASES / case / "plan.sql").read_text(), case
