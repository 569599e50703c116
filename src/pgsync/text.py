"""Text from elsewhere made harmless: what a database, a file or a server says never commands the terminal."""

import shutil
import textwrap
import unicodedata
from typing import TextIO

# Control, format, surrogate, private use, line and paragraph separators (Unicode general categories).
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_BYTE = 0x100
_BASIC = 0x10000


class NotTextError(ValueError):
    """Bytes that are no text. line, column: where, from 1 on; the text says what is there."""

    def __init__(self, before: bytes, what: str) -> None:
        super().__init__(what)
        self.line = before.count(b"\n") + 1
        self.column = len(before) - (before.rfind(b"\n") + 1) + 1


def decoded(data: bytes) -> str:
    """Return the text of UTF-8, with or without a byte order mark.

    Raises NotTextError for other bytes, and for NUL, at which what is sent to a server would end.
    """
    if b"\0" in data:
        raise NotTextError(data[: data.index(b"\0")], "there is a NUL byte here")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTextError(data[: error.start], "this is not UTF-8") from None


def clean(text: str) -> str:
    r"""Return `text` with what a terminal would obey written out (\x1b, \u202e); newlines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char in "\n\t" else _shown(char) for char in text)


def clean_line(text: str) -> str:
    r"""Return `text` as one line: as clean(), with newlines and tabs written out too."""
    return clean(text).replace("\n", "\\n").replace("\t", "\\t")


def _shown(char: str) -> str:
    if unicodedata.category(char) not in _UNSAFE:
        return char
    code = ord(char)
    if code < _BYTE:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < _BASIC else f"\\U{code:08x}"


def fitted(text: str, stream: TextIO) -> str:
    """Return text whose lines end between words where `stream` is a terminal; elsewhere as it is."""
    if not stream.isatty():
        return text
    columns = shutil.get_terminal_size().columns
    return "\n".join(_wrapped(line, columns) for line in text.split("\n"))


def _wrapped(line: str, columns: int) -> str:
    """Return a line in as many as it needs; all but the first are indented by two more columns."""
    if len(line) <= columns:
        return line
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    words = textwrap.wrap(
        line, columns, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    return "\n".join(words)
