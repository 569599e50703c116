"""A deparsed expression in words that PostgreSQL deparses to the same text again (CATALOG 3.1).

PostgreSQL takes the CHECK of a child or partition for that of its parent when both deparse to one text, and indexes for
alike when their expressions are equal. Read again as it was deparsed, an expression may become another one: a cast of
an array constructor moves into its elements, AND within AND becomes flat. A cast to the type that it has anyway is
dropped when it is read, but not before it has kept these two from happening.
"""

import re
from collections.abc import Iterator

from pgsync.model.spans import Group, Items, Token, parsed, split

_MODIFIER = re.compile(r"\s*\([^()]*\)")


def steady(text: str) -> str:
    """Return the expression with casts that change nothing; as it is where there is no need or it cannot be read."""
    items = parsed(text)
    for position, words in sorted(_casts(items, text), reverse=True) if items is not None else ():
        text = text[:position] + words + text[position:]
    return text


def _casts(items: Items, text: str) -> Iterator[tuple[int, str]]:
    """Yield where to put which casts."""
    for number, item in enumerate(items):
        if not isinstance(item, Group):
            continue
        yield from _casts(item.items, text)
        following = items[number + 1] if number + 1 < len(items) else None
        word = following.text if isinstance(following, Token) else ""
        if word == "::" and (type_ := _constructed(item, text)):
            yield item.end - 1, f"::{type_}[]"
        elif number == 0 and word in {"AND", "OR"} and item.opening == "(" and _has(item.items, word):
            yield item.end, "::boolean"


def _has(items: Items, word: str) -> bool:
    return any(isinstance(item, Token) and item.text == word for item in items)


def _constructed(group: Group, text: str) -> str:
    """Return the type of the elements of (ARRAY[...]), where they say one."""
    match group.items:
        case [Token("ARRAY"), Group("[") as elements]:
            types = {_type(element, text) for element in split(elements.items, frozenset({","}))}
            return types.pop() if len(types) == 1 else ""
    return ""


def _type(element: Items, text: str) -> str:
    """Return the type that an element is cast to at last, without its modifier; nothing where it is not."""
    casts = [n for n, item in enumerate(element) if isinstance(item, Token) and item.text == "::"]
    if not casts or casts[-1] + 1 >= len(element):
        return ""
    first, last = element[casts[-1] + 1], element[-1]
    return _MODIFIER.sub("", text[first.start : last.end]) if isinstance(first, Token) else ""
