"""A normal form of deparsed SQL, for the two spellings PostgreSQL itself gives to one expression (CATALOG 3.2).

Dumping and restoring an expression once changes its text, a second time does not: nested AND and OR become flat, a cast
of an array constructor moves into its elements. The normal form does both, and is made only when two texts differ.
"""

import re
from collections.abc import Iterator
from typing import Any

_TOKEN = re.compile(
    r"""\s+ | (?P<token> E?'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*' | "(?:[^"]|"")*" | \$(\w*)\$.*?\$\2\$
    | [\w$]+ (?:\.\d+)? | :: | [()\[\],;] | [^\w\s()\[\],;'"]+?(?=::|[\w\s()\[\],;'"]|$) )""",
    re.VERBOSE | re.DOTALL,
)
_CLOSING = {"(": ")", "[": "]"}

Tree = list[Any]  # tokens, and trees that begin with their opening bracket


def normal_expression(text: str | None) -> str | None:
    """Return `text` in a form that dump and restore do not change; what it cannot read comes back as it is."""
    if text is None:
        return None
    matches = list(_TOKEN.finditer(text))
    if sum(match.end() - match.start() for match in matches) != len(text):
        return text
    tokens = [match["token"] for match in matches if match["token"] is not None]
    tree, rest = _parse(iter(tokens))
    return text if rest else " ".join(_words(_normal(tree)))


def _parse(tokens: Iterator[str], opening: str = "") -> tuple[Tree, bool]:
    """Return the tree up to the closing bracket, and whether brackets do not match."""
    tree: Tree = [opening]
    for token in tokens:
        if token in _CLOSING:
            inner, wrong = _parse(tokens, token)
            if wrong:
                return tree, True
            tree.append(inner)
        elif token in _CLOSING.values():
            return tree, token != _CLOSING.get(opening)
        else:
            tree.append(token)
    return tree, bool(opening)


def _normal(tree: Tree) -> Tree:
    items: Tree = [tree[0]]
    for item in tree[1:]:
        items.append(_normal(item) if isinstance(item, list) else item)
    match items:
        case ["(", ["(", *inner]] if "," not in inner:
            return ["(", *inner]
    return _flat(_cast_elements(items))


def _flat(items: Tree) -> Tree:
    """Splice ((a AND b) AND c) into (a AND b AND c), and OR likewise."""
    for word in ("AND", "OR"):
        if word not in items:
            continue
        flat: Tree = [items[0]]
        for position, item in enumerate(items[1:], 1):
            alone = _is_alone(items, position, word)
            is_inner = isinstance(item, list) and item[0] == "(" and word in item and "BETWEEN" not in item
            flat += item[1:] if alone and is_inner else [item]
        items = flat
    return items


def _is_alone(items: Tree, position: int, word: str) -> bool:
    """Tell whether the item at `position` is a whole operand of `word`."""
    before, after = items[position - 1], items[position + 1] if position + 1 < len(items) else word
    return (position == 1 or before == word) and after == word


def _cast_elements(items: Tree) -> Tree:
    """Turn (ARRAY[a, b])::t[] into ARRAY[(a)::t, (b)::t]."""
    found: Tree = []
    position = 0
    while position < len(items):
        item = items[position]
        end = _array_type(items, position + 1)
        if _is_array(item) and end:
            type_ = items[position + 2 : end]
            found += ["ARRAY", _each(item[2], type_)]
            position = end + 1
        else:
            found.append(item)
            position += 1
    return found


def _is_array(item: Any) -> bool:
    match item:
        case ["(", "ARRAY", list()]:
            return True
    return False


def _array_type(items: Tree, position: int) -> int:
    """Return where the [] of `:: type []` stands, 0 where there is no such cast."""
    if position >= len(items) or items[position] != "::":
        return 0
    for end in range(position + 2, min(position + 8, len(items))):
        if items[end] == ["["]:
            return end
        if isinstance(items[end], list) and items[end][0] != "(":
            return 0
    return 0


def _each(elements: Tree, type_: Tree) -> Tree:
    cast: Tree = [elements[0]]
    part: Tree = []
    for item in [*elements[1:], ","]:
        if item == ",":
            inner = part[0] if len(part) == 1 and isinstance(part[0], list) else ["(", *part]
            cast += [inner, "::", *type_, ","]
            part = []
        else:
            part.append(item)
    return cast[:-1]


def _words(tree: Tree) -> Iterator[str]:
    if tree[0]:
        yield tree[0]
    for item in tree[1:]:
        if isinstance(item, list):
            yield from _words(item)
        else:
            yield item
    if tree[0]:
        yield _CLOSING[tree[0]]
