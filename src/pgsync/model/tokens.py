"""Deparsed SQL as a tree of words and brackets: as much of its grammar as telling two spellings apart needs."""

import re
from collections.abc import Iterator
from typing import Any

from pgsync.model.spans import Group, Items, parsed

_CLOSING = {"(": ")", "[": "]"}
_IDENTIFIER = re.compile(r'[^\W\dA-Z][\w$]*|"(?:[^"]|"")*"')  # keywords are in capitals
_QUERIES = frozenset({"SELECT", "WITH", "VALUES"})

Tree = list[Any]  # words, and trees that begin with their opening bracket


def parse(text: str) -> Tree | None:
    """Return the tree of a text; None for what cannot be read to the last character."""
    items = parsed(text)
    return None if items is None else _tree("", items)


def _tree(opening: str, items: Items) -> Tree:
    return [opening, *(_tree(item.opening, item.items) if isinstance(item, Group) else item.text for item in items)]


def words(tree: Tree) -> Iterator[str]:
    """Return the words of a tree in their order, with the brackets."""
    if tree[0]:
        yield tree[0]
    for item in tree[1:]:
        if isinstance(item, list):
            yield from words(item)
        else:
            yield item
    if tree[0]:
        yield _CLOSING[tree[0]]


def is_query(group: Tree) -> bool:
    """Tell whether a bracket holds a query."""
    return len(group) > 1 and is_one_of(group[1], _QUERIES)


def is_one_of(item: Any, words: frozenset[str]) -> bool:
    """Tell whether an item is one of some words."""
    return isinstance(item, str) and item in words


def is_identifier(item: Any) -> bool:
    """Tell whether an item is a name."""
    return isinstance(item, str) and _IDENTIFIER.fullmatch(item) is not None


def joined(arguments: list[Tree]) -> Tree:
    """Return arguments with commas between them."""
    joined: Tree = []
    for number, argument in enumerate(arguments):
        joined += [",", *argument] if number else argument
    return joined


def split(items: Tree, separators: frozenset[str] = frozenset({","})) -> list[Tree]:
    """Return what stands between some words; nothing for nothing."""
    parts: list[Tree] = [[]]
    for item in items:
        if is_one_of(item, separators):
            parts.append([])
        else:
            parts[-1].append(item)
    return parts if items else []
