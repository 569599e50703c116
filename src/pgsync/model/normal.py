"""A normal form of deparsed SQL, for the spellings that PostgreSQL itself gives to one expression (CATALOG 3.1, 3.2).

Dumping and restoring an expression once changes its text, a second time does not: nested AND and OR become flat, a cast
of an array constructor moves into its elements. Versions differ too, see query_prefix and function_syntax. The form is
made only when two texts differ, and what cannot be read keeps its text.
"""

from typing import Any

from pgsync.model.function_syntax import Hidden, call_of_group, calls, local_names, outside
from pgsync.model.query_prefix import without_prefix, without_rule_names
from pgsync.model.tokens import Tree, joined, parse, split, words


def normal_expression(text: str | None, hidden: Hidden | None = None) -> str | None:
    """Return `text` in a form that neither dump and restore nor the version changes.

    hidden: which casts of arguments need not be said; without it, each is kept. What cannot be read comes back as it
    is: two different expressions never become one by something being overlooked.
    """
    return _normalized(text, hidden, is_query=False)


def normal_set(text: str, hidden: Hidden | None = None) -> str:
    """Return the normal form of expressions between commas whose order means nothing; hidden: as for one expression."""
    tree = parse(text)
    if tree is None:
        return text
    return ", ".join(sorted(" ".join(words(_normal(["", *part], hidden))) for part in split(tree[1:])))


def normal_query(text: str | None, hidden: Hidden | None = None) -> str | None:
    """Return the normal form of a view's query."""
    return _normalized(text, hidden, is_query=True)


def _normalized(text: str | None, hidden: Hidden | None, *, is_query: bool) -> str | None:
    tree = None if text is None else parse(text)
    if tree is None:
        return text
    if is_query:
        tree = without_prefix(without_rule_names(tree))
    if hidden is not None:
        hidden = outside(hidden, local_names(tree))
    return " ".join(words(_normal(tree, hidden)))


def _normal(tree: Tree, hidden: Hidden | None) -> Tree:
    items: Tree = [tree[0]]
    for item in tree[1:]:
        inner = _normal(item, hidden) if isinstance(item, list) else item
        items += call_of_group(inner) if isinstance(inner, list) else [inner]
    items = calls(items, hidden)
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
    """Turn (ARRAY[a, b])::t[] into ARRAY[(a)::t, (b)::t]; what pretty text has, ARRAY[a]::t[], into ARRAY[a::t]."""
    found: Tree = []
    position = 0
    while position < len(items):
        item = items[position]
        end = _array_type(items, position + 1)
        pretty = _array_type(items, position + 2)
        if item == "ARRAY" and pretty and isinstance(items[position + 1], list):
            type_ = items[position + 3 : pretty]
            found += ["ARRAY", _each_plain(items[position + 1], type_)]
            position = pretty + 1
            continue
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


def _each_plain(elements: Tree, type_: Tree) -> Tree:
    """Return elements, each cast to a type, without brackets."""
    return [elements[0], *joined([[*part, "::", *type_] for part in split(elements[1:])])]


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
