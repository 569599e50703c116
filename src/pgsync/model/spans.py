"""Deparsed SQL as tokens and brackets: all the grammar that finding names in it needs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from pgsync.plain import dataclass

_TOKEN = re.compile(
    r"""\s+ | (?P<token> E'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*' | "(?:[^"]|"")*" | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$
    | [\w$]+ (?:\.\d+)? | :: | => | \.\* | \. | [()\[\],;] | [^\w\s()\[\],;'"]+?(?=::|[\w\s()\[\],;'"]|$) )""",
    re.VERBOSE | re.DOTALL,
)
_IDENTIFIER = re.compile(r'"|[a-z_]')
_CLOSING = {"(": ")", "[": "]"}
QUERIES = frozenset({"SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "MERGE"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token and where it stands in the text."""

    text: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it is an identifier: quoted, or in lower case as no keyword is."""
        return _IDENTIFIER.match(self.text) is not None

    @property
    def name(self) -> str:
        """The identifier without its quotes."""
        return self.text[1:-1].replace('""', '"') if self.text.startswith('"') else self.text


@dataclass(slots=True)
class Group:
    """What stands in brackets. end: where the text goes on behind them."""

    opening: str
    items: "Items" = field(default_factory=list)
    end: int = 0


Items = list["Token | Group"]


def parsed(text: str) -> Items | None:
    """Return the tokens, brackets as groups; None where they do not match or something is no token."""
    stack = [Group("")]
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start() != position:
            return None
        position = match.end()
        token = match["token"]
        if token is None:
            continue
        if token in _CLOSING:
            stack.append(Group(token))
            stack[-2].items.append(stack[-1])
        elif token in _CLOSING.values():
            group = stack.pop()
            group.end = position
            if _CLOSING.get(group.opening) != token:
                return None
        else:
            stack[-1].items.append(Token(token, match.start(), match.end()))
    return stack[0].items if position == len(text) and len(stack) == 1 else None


def word_at(items: Sequence["Token | Group"], position: int) -> str:
    """Return the token at a position; "(" or "[" for a group, "" behind the end."""
    if not 0 <= position < len(items):
        return ""
    item = items[position]
    return item.opening if isinstance(item, Group) else item.text


def is_query(items: Items) -> bool:
    """Tell whether these tokens are a statement, in brackets or not."""
    if not items:
        return False
    first = items[0]
    return is_query(first.items) if isinstance(first, Group) else first.text in QUERIES


def split(items: Items, separators: frozenset[str]) -> Iterator[Items]:
    """Yield what stands between the separators."""
    part: Items = []
    for item in items:
        if isinstance(item, Token) and item.text in separators:
            yield part
            part = []
        else:
            part.append(item)
    yield part


def chain(items: Items, position: int) -> tuple[list[Token], int]:
    """Return the names of a dotted name that begins here, and where it ends."""
    found: list[Token] = []
    while position < len(items):
        item = items[position]
        if not isinstance(item, Token) or not item.is_name:
            break
        found.append(item)
        position += 1
        following = items[position + 1] if position + 1 < len(items) else None
        if word_at(items, position) != "." or not isinstance(following, Token) or not following.is_name:
            break
        position += 1
    return found, position
