"""What makes a schema: files of SQL, their statements, each with its place."""

from collections.abc import Iterator

from pgsync.errors import PgsyncError
from pgsync.model.sqlfile import SqlFile
from pgsync.plain import dataclass


class BadScript(Exception):
    """A quote or comment has no end, say. line, column: where it begins, from 1."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


@dataclass(frozen=True, slots=True)
class Part:
    """One statement without its semicolon, or one command of psql.

    line, column: of its first character that is no comment, from 1. words: the first ones in capitals.
    is_command: begins with a backslash. has_data: a COPY whose rows follow in the text, and are left out
    here. data: these rows, unless they are very many.
    """

    text: str
    line: int
    column: int
    words: tuple[str, ...] = ()
    is_command: bool = False
    has_data: bool = False
    data: str = ""

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
    return list(_parts(SqlFile(text)))


def _parts(file: SqlFile) -> Iterator[Part]:
    for piece in file.pieces():
        if piece.problem:
            raise BadScript(piece.problem, *file.place(piece.problem_at))
        yield Part(
            piece.text,
            *piece.place,
            piece.words,
            is_command=piece.is_for_psql,
            has_data=piece.has_rows,
            data=piece.rows,
        )
