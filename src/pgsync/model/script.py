"""A text as psql reads it: its statements and commands, each with its place (PostgreSQL docs, psql; psqlscan.l)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pgsync.errors import PgsyncError

_TOKEN = re.compile(
    r"""(?P<comment>--[^\n]*) | (?P<open>/\*) | (?P<escape>[eE]') | (?P<quote>['"]) | (?P<dollar>\$(?:[^\W\d]\w*)?\$)
    | (?P<word>[^\W\d][\w$]*) | (?P<number>\d[\w$]*) | (?P<mark>[();\\]) | (?P<other>[^\s\w'"$/();\\-]+|[$/-])""",
    re.VERBOSE,
)
_BLOCK = re.compile(r"/\*|\*/")
_ENDS = {
    "E": re.compile(r"(?:[^'\\]|\\.|'')*'", re.DOTALL),
    "'": re.compile(r"(?:[^']|'')*'"),
    '"': re.compile(r'(?:[^"]|"")*"'),
}
_LINE_END = re.compile(r"\n|\Z")
_COPY_END = re.compile(r"^\\\.[ \t\r]*(?:\n|\Z)|\Z", re.MULTILINE)
_FROM_STDIN = re.compile(r"\bfrom\s+stdin\b", re.IGNORECASE)
_HEAD = 8  # words of a statement that say what it does


class BadScript(Exception):
    """A quote or comment has no end. line, column: where it begins, from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


@dataclass(frozen=True, slots=True)
class Part:
    """One statement without its semicolon, or one command of psql.

    line, column: of its first character that is no comment, from 1. words: the first ones in capitals.
    is_command: begins with a backslash. has_data: a COPY whose rows follow in the text, and are left out here.
    """

    text: str
    line: int
    column: int
    words: tuple[str, ...] = ()
    is_command: bool = False
    has_data: bool = False

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column in the whole text of a character of the statement, counted from 1."""
        before = self.text[: max(position - 1, 0)]
        lines = before.count("\n")
        column = len(before) - before.rfind("\n") if lines else self.column + len(before)
        return self.line + lines, column


@dataclass(frozen=True, slots=True)
class Located:
    """A place in a file. name: as the user can click on it."""

    name: str
    line: int
    column: int


class SqlError(PgsyncError):
    """A mistake in a file: `schema.sql:120:8: error: …`."""

    def __init__(self, place: Located, message: str, detail: str | None = None, hint: str | None = None) -> None:
        super().__init__(f"{place.name}:{place.line}:{place.column}: error: {message}", detail, hint)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement and the file that it stands in."""

    part: Part
    name: str

    def located(self, position: int | None = None) -> Located:
        """Return its place, or that of one of its characters, counted from 1."""
        line, column = (self.part.line, self.part.column) if position is None else self.part.place(position)
        return Located(self.name, line, column)


@dataclass(frozen=True, slots=True)
class Script:
    """The statements of one file, those of the files that it includes among them."""

    name: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Scripts:
    """Everything that makes a schema.

    words: what it is, for people: "34 SQL files". is_ordered: each script needs only what comes before it.
    says: the aspects of which it says everything, even where that is nothing.
    """

    name: str
    words: str
    scripts: tuple[Script, ...]
    is_ordered: bool = True
    says: frozenset[str] = frozenset()

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All statements."""
        return (sentence for script in self.scripts for sentence in script.sentences)


def split(text: str) -> list[Part]:
    """Return the statements and psql's commands of a text in their order; raises BadScript.

    Semicolons inside parentheses and BEGIN ATOMIC bodies end nothing. The rows of COPY ... FROM stdin are skipped.
    """
    return list(_Scanner(text).parts())


class _Scanner:
    """Reads one text; `start` is where the current statement begins, -1 before it does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.line, self.line_at = 1, 0  # the line of a place, and where it begins: counted on from there
        self._reset()

    def _reset(self) -> None:
        self.start, self.depth, self.bodies = -1, 0, 0
        self.words: list[str] = []

    def parts(self) -> Iterator[Part]:
        while (token := _TOKEN.search(self.text, self.position)) is not None:
            self.position = token.end()
            kind = token.lastgroup
            if kind == "comment":
                continue
            if kind == "open":
                self._skip_comment(token.start())
                continue
            if token[0] == ";" and not self.depth and not self.bodies:
                yield from self._statement(token.start())
                continue
            if token[0] == "\\":
                yield self._command(token.start())
                continue
            self._inside(token, str(kind))
        yield from self._statement(len(self.text))

    def _inside(self, token: re.Match[str], kind: str) -> None:
        """Take in one token of a statement."""
        if self.start < 0:
            self.start = token.start()
        if kind in {"escape", "quote"}:
            self._skip_quoted("E" if kind == "escape" else token[0], token.start())
        elif kind == "dollar":
            end = self.text.find(token[0], token.end())
            if end < 0:
                raise self._bad("the dollar-quoted text has no end", token.start())
            self.position = end + len(token[0])
        elif kind == "word":
            self._word(token[0].upper())
        elif token[0] == "(":
            self.depth += 1
        elif token[0] == ")":
            self.depth = max(self.depth - 1, 0)

    def _word(self, word: str) -> None:
        if len(self.words) < _HEAD:
            self.words.append(word)
        if self.depth or word not in {"BEGIN", "CASE", "END"} or not self._is_routine():
            return
        if word == "BEGIN" or (word == "CASE" and self.bodies):
            self.bodies += 1
        elif word == "END" and self.bodies:
            self.bodies -= 1

    def _is_routine(self) -> bool:
        start = 3 if self.words[1:3] == ["OR", "REPLACE"] else 1
        return self.words[:1] == ["CREATE"] and self.words[start : start + 1] in (["FUNCTION"], ["PROCEDURE"])

    def _statement(self, end: int) -> Iterator[Part]:
        if self.start >= 0:
            text = self.text[self.start : end].rstrip()
            has_data = self.words[:1] == ["COPY"] and _FROM_STDIN.search(text) is not None
            line, column = self._place(self.start)
            yield Part(text, line, column, tuple(self.words), has_data=has_data)
            if has_data:
                self._skip_rows()
        self._reset()

    def _command(self, start: int) -> Part:
        if self.start >= 0:
            raise self._bad("a command of psql inside a statement is not understood", start)
        self.position = _match(_LINE_END, self.text, start).start()
        line, column = self._place(start)
        return Part(self.text[start : self.position].rstrip(), line, column, is_command=True)

    def _skip_comment(self, start: int) -> None:
        depth = 1
        while depth:
            found = _BLOCK.search(self.text, self.position)
            if found is None:
                raise self._bad("the comment has no end", start)
            depth += 1 if found[0] == "/*" else -1
            self.position = found.end()

    def _skip_quoted(self, quote: str, start: int) -> None:
        found = _ENDS[quote].match(self.text, self.position)
        if found is None:
            raise self._bad("the quoted text has no end", start)
        self.position = found.end()

    def _skip_rows(self) -> None:
        begin = _match(_LINE_END, self.text, self.position).end()
        self.position = _match(_COPY_END, self.text, begin).end()

    def _bad(self, message: str, start: int) -> BadScript:
        return BadScript(message, *self._place(start))

    def _place(self, position: int) -> tuple[int, int]:
        """Return line and column of a place that is behind the last one asked for."""
        breaks = self.text.count("\n", self.line_at, position)
        if breaks:
            self.line += breaks
            self.line_at = self.text.rfind("\n", 0, position) + 1
        return self.line, position - self.line_at + 1


def _match(pattern: re.Pattern[str], text: str, position: int) -> re.Match[str]:
    found = pattern.search(text, position)
    if found is None:
        raise ValueError("the pattern matches the end of every text")
    return found
