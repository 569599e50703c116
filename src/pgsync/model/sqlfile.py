"""SQL files as people write them: single statements and where they stand, by the rules of psql (psql's scanner)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field, replace
from typing import NamedTuple

from pgsync.plain import dataclass

_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<comment>--[^\n]*) | (?P<block>/\*)
    | (?P<string>[EeUuBbXxNn]?&?'|\$(?:[^\W\d]\w*)?\$) | (?P<name>") | (?P<word>[^\W\d][\w$]*)
    | (?P<number>\d[\w.]*) | (?P<psql>\\[^\n]*) | (?P<mark>.)""",
    re.VERBOSE | re.DOTALL,
)
_BLOCK_EDGE = re.compile(r"/\*|\*/")
_PLAIN_END = re.compile(r"'(?!')|''")
_ESCAPED_END = re.compile(r"\\.|''|'", re.DOTALL)
_NAME_END = re.compile(r'""|"')
_ROWS_END = re.compile(r"^\\\.[ \t\r]*$", re.MULTILINE)
_ALLOW = re.compile(r"--\s*pgsync:\s*allow\s+(?P<codes>.*)")
_ROUTINES = frozenset({"FUNCTION", "PROCEDURE"})
_CONTROL = frozenset({"BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PREPARE"})
_WORDS = 8  # of a statement's beginning: what it does, and to what
_DUMPED = frozenset({"\\restrict", "\\unrestrict", "\\."})  # pg_dump's own, which change nothing


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Allowed:
    """What `-- pgsync: allow CODE, CODE:object` says, and where."""

    patterns: tuple[str, ...]
    place: Place


_MOST_ROWS_TEXT = 4 << 20  # characters of a COPY that are kept: rows of small tables


@dataclass(frozen=True, slots=True)
class Piece:
    """One statement without its semicolon, or one line that only psql understands.

    start: characters before it in the file. words: its first keywords in capitals. names: all its identifiers, as
    PostgreSQL would look them up. allowed: what the comments with it allow. has_rows: COPY, with its rows in the file.
    rows: these, unless they are very many.
    problem: why it is no statement: what is open at the end of the file. problem_at: characters before that.
    """

    text: str
    start: int
    place: Place
    words: tuple[str, ...]
    names: frozenset[str] = frozenset()
    allowed: tuple[Allowed, ...] = ()
    has_rows: bool = False
    rows: str = ""
    problem: str = ""
    problem_at: int = 0

    @property
    def is_for_psql(self) -> bool:
        """Whether it begins with a backslash."""
        return self.text.startswith("\\")

    @property
    def is_of_a_dump(self) -> bool:
        """Whether it is such a line that only guards the file, and changes nothing."""
        return self.text.split()[0] in _DUMPED

    @property
    def controls_transaction(self) -> bool:
        """Whether it begins, ends or divides a transaction."""
        is_setting = self.words[:2] in {("SET", "TRANSACTION"), ("SET", "CONSTRAINTS")}
        return is_setting or (bool(self.words) and self.words[0] in _CONTROL and not self._prepares_statement)

    @property
    def _prepares_statement(self) -> bool:
        return self.words[0] == "PREPARE" and self.words[1:2] != ("TRANSACTION",)


class SqlFile:
    """The text of a file, as statements."""

    def __init__(self, text: str) -> None:
        """Keep a text; a byte order mark at its beginning is no part of it."""
        self.text = text.removeprefix("\ufeff")
        self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> Place:
        """Return where a character stands."""
        line = bisect_right(self._lines, min(offset, len(self.text)))
        return Place(line, offset - self._lines[line - 1] + 1)

    def pieces(self) -> list[Piece]:
        """Return the statements in their order, without empty ones."""
        return list(_Scanner(self).pieces())


@dataclass(slots=True)
class _Draft:
    """A statement that is being read. depth: open brackets. blocks: open BEGIN or CASE of a routine's body."""

    start: int | None = None
    end: int = 0
    words: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    allowed: list[Allowed] = field(default_factory=list)
    depth: int = 0
    blocks: int = 0
    reads_input: bool = False

    @property
    def makes_routine(self) -> bool:
        head = [word for word in self.words[:_WORDS] if word not in {"OR", "REPLACE"}]
        return head[:1] == ["CREATE"] and head[1:2] != [] and head[1] in _ROUTINES


class _Scanner:
    """Goes through a text once, as psql does."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file
        self._text = file.text
        self._position = 0
        self._draft = _Draft()
        self._last: Piece | None = None
        self._late: dict[int, list[Allowed]] = {}  # comments behind a statement in its line, by its start

    def pieces(self) -> Iterator[Piece]:
        """Yield the statements."""
        waiting: Piece | None = None
        for piece in self._pieces():
            if waiting is not None:
                yield self._with_late_comments(waiting)
            waiting = piece
        if waiting is not None:
            yield self._with_late_comments(waiting)

    def _pieces(self) -> Iterator[Piece]:
        text = self._text
        while self._position < len(text):
            match = _TOKEN.match(text, self._position)
            assert match is not None  # noqa: S101 - any character is a mark
            begin, self._position = match.span()
            sort = match.lastgroup
            if sort == "space":
                continue
            if sort == "comment":
                self._comment(match)
            elif sort == "psql" and self._draft.start is None:
                yield self._keep(Piece(match[0].rstrip(), begin, self._file.place(begin), ()))
            elif sort == "mark" and match[0] == ";" and not self._draft.depth and not self._draft.blocks:
                if self._draft.start is not None:
                    yield self._finished()
                self._draft = _Draft()
            else:
                problem = self._token(match, begin)
                if problem:
                    yield self._finished(problem, begin)
                    self._draft = _Draft()
        if self._draft.start is not None:
            yield self._finished()

    def _token(self, match: re.Match[str], begin: int) -> str:
        """Take a token into the statement; returns why it does not end."""
        draft, sort, problem = self._draft, match.lastgroup, ""
        if sort == "block":
            return "" if self._skip_block() else self._open(draft, begin, "a comment")
        if draft.start is None:
            draft.start = begin
        if sort == "string" and not self._skip_string(match[0]):
            problem = "a string in dollar quotes" if match[0].startswith("$") else "a string"
        elif sort == "name" and not self._skip_name(begin):
            problem = "a quoted name"
        elif sort == "word":
            self._word(match[0])
        elif sort == "psql":
            return "a command of psql inside a statement is not understood"
        elif sort == "mark":
            draft.depth = max(0, draft.depth + {"(": 1, ")": -1}.get(match[0], 0))
        draft.end = self._position
        return f"{problem} does not end" if problem else ""

    def _open(self, draft: _Draft, begin: int, what: str) -> str:
        draft.start = begin if draft.start is None else draft.start
        draft.end = self._position
        return f"{what} does not end"

    def _word(self, word: str) -> None:
        draft, upper = self._draft, word.upper()
        draft.names.add(word.lower())
        if draft.makes_routine and not draft.depth:  # the body of a routine in standard SQL: BEGIN ATOMIC …; END
            if upper == "BEGIN" or (upper == "CASE" and draft.blocks):
                draft.blocks += 1
            elif upper == "END" and draft.blocks:
                draft.blocks -= 1
        if draft.words[:1] == ["COPY"] and not draft.depth and draft.words[-1] == "FROM" and upper == "STDIN":
            draft.reads_input = True
        if len(draft.words) < _WORDS or draft.words[0] == "COPY":
            draft.words.append(upper)

    def _comment(self, match: re.Match[str]) -> None:
        found = _ALLOW.match(match[0])
        if found is None:
            return
        patterns = tuple(word for word in re.split(r"[\s,]+", found["codes"]) if word)
        allowed = Allowed(patterns, self._file.place(match.start()))
        last = self._last
        end = self._file.place(last.start + len(last.text)).line if last is not None else 0
        if self._draft.start is None and last is not None and end == allowed.place.line:
            self._late.setdefault(last.start, []).append(allowed)
        else:
            self._draft.allowed.append(allowed)

    def _with_late_comments(self, piece: Piece) -> Piece:
        late = self._late.pop(piece.start, ())
        return replace(piece, allowed=(*piece.allowed, *late)) if late else piece

    def _finished(self, problem: str = "", problem_at: int = 0) -> Piece:
        draft = self._draft
        start = draft.start or 0
        piece = Piece(
            self._text[start : draft.end],
            start,
            self._file.place(start),
            tuple(draft.words[:_WORDS]),
            frozenset(draft.names),
            tuple(draft.allowed),
            draft.reads_input,
            problem=problem,
            problem_at=problem_at,
        )
        if draft.reads_input:
            piece = replace(piece, rows=self._skip_rows())
        return self._keep(piece)

    def _keep(self, piece: Piece) -> Piece:
        self._last = piece
        return piece

    # ------------------------------------------------------------------------- what a token may not look into

    def _skip_block(self) -> bool:
        depth = 1
        while depth:
            edge = _BLOCK_EDGE.search(self._text, self._position)
            if edge is None:
                self._position = len(self._text)
                return False
            depth += 1 if edge[0] == "/*" else -1
            self._position = edge.end()
        return True

    def _skip_string(self, opening: str) -> bool:
        if opening.startswith("$"):
            end = self._text.find(opening, self._position)
            self._position = len(self._text) if end < 0 else end + len(opening)
            return end >= 0
        pattern = _ESCAPED_END if opening[0] in "Ee" else _PLAIN_END
        for match in pattern.finditer(self._text, self._position):
            if match[0] == "'":
                self._position = match.end()
                return True
        self._position = len(self._text)
        return False

    def _skip_name(self, begin: int) -> bool:
        for match in _NAME_END.finditer(self._text, self._position):
            if match[0] == '"':
                self._position = match.end()
                self._draft.names.add(self._text[begin + 1 : match.start()].replace('""', '"'))
                return True
        self._position = len(self._text)
        return False

    def _skip_rows(self) -> str:
        """Return the rows behind COPY … FROM stdin, up to a line that is a backslash and a period; "" for too many."""
        start = self._position
        end = _ROWS_END.search(self._text, self._position)
        self._position = len(self._text) if end is None else end.end()
        last = len(self._text) if end is None else end.start()
        return self._text[start:last].partition("\n")[2] if last - start <= _MOST_ROWS_TEXT else ""
