"""Two texts line by line beside each other, with what changed inside a line."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]
"""Places in a line: first character, and the one behind the last."""

_WORDS = re.compile(r"\w+|\s+|.", re.DOTALL)
_ALIKE = 0.4  # ratio from which two lines are one that changed
_LONGEST = 2000  # characters up to which a line is looked into
_MANY = 300  # lines of a block up to which they are matched by likeness


class Line(NamedTuple):
    """A line of both texts.

    sign: " " the same, "~" changed, "-" only before, "+" only after. spans: what changed in it.
    """

    sign: str
    before: str | None
    after: str | None
    spans_before: Spans = ()
    spans_after: Spans = ()


def aligned(before: str, after: str) -> list[Line]:
    """Return the lines of two texts beside each other."""
    old, new = before.splitlines(), after.splitlines()
    lines: list[Line] = []
    for tag, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [Line(" ", a, b) for a, b in zip(old[i:j], new[m:n], strict=True)]
        else:
            lines += _changed(old[i:j], new[m:n])
    return lines


def near(lines: Sequence[Line], context: int = 3) -> list[Line | None]:
    """Return the lines that changed with some around them; None where lines are left out."""
    wanted = {n + d for n, line in enumerate(lines) if line.sign != " " for d in range(-context, context + 1)}
    shown: list[Line | None] = []
    last = -1
    for number in sorted(n for n in wanted if 0 <= n < len(lines)):
        if number != last + 1:
            shown.append(None)
        shown.append(lines[number])
        last = number
    if shown and last != len(lines) - 1:
        shown.append(None)
    return shown


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Pair lines that are alike, in their order; the others stand alone."""
    start = 0
    is_small = max(len(old), len(new)) <= _MANY
    for text in old:
        best = next((n for n in range(start, len(new)) if _is_like(text, new[n])), None) if is_small else None
        if best is None:
            yield Line("-", text, None)
            continue
        yield from (Line("+", None, line) for line in new[start:best])
        yield _pair(text, new[best])
        start = best + 1
    yield from (Line("+", None, line) for line in new[start:])


def _is_like(before: str, after: str) -> bool:
    if max(len(before), len(after)) > _LONGEST:
        return False
    first, last = before.split(), after.split()
    if first and last and first[0] == last[0] and first[0].strip("(),;") not in {"", "CREATE", "ALTER", "COMMENT"}:
        return True
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE + 0.2


def _pair(before: str, after: str) -> Line:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for tag, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            for found, words, start, end in ((spans[0], old, i, j), (spans[1], new, m, n)):
                place = len("".join(words[:start]))
                width = len("".join(words[start:end]))
                if width:
                    found.append((place, place + width))
    return Line("~", before, after, tuple(spans[0]), tuple(spans[1]))
