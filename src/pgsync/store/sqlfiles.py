"""SQL that describes a schema: one file, a directory, standard input, or these at a revision of git."""

import gzip
import hashlib
import os
import posixpath
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Protocol

from pgsync.conninfo import GIT, STDIN, is_snapshot_name
from pgsync.errors import PgsyncError
from pgsync.model.script import BadScript, Located, Script, Scripts, Sentence, SqlError, split
from pgsync.plain import dataclass
from pgsync.store.layouts import Layout, arranged, up_part
from pgsync.text import NotTextError, decoded

STDIN_NAME = "<stdin>"
_MOST_INCLUDES = 50  # files inside files
_DUMP = b"PGDMP"  # pg_dump's custom format
_TAR = b"toc.dat"
_GZIP = b"\x1f\x8b"
_INCLUDES = {"\\i": False, "\\include": False, "\\ir": True, "\\include_relative": True}
# What psql does for the eyes of people, or to guard a dump; and the rows that \copy would read.
_IDLE = frozenset(
    r"""\restrict \unrestrict \echo \qecho \warn \pset \timing \set \unset \encoding \x \a \t \o \! \copy""".split()
)
_CONNECT = frozenset({"\\c", "\\connect"})
_NO_DATABASE = frozenset({"postgres", "template1", "-"})


class Place(Protocol):
    """Where files are: the disk, or a revision."""

    @property
    def words(self) -> str:
        """What to say of it beside the files: "at HEAD"."""

    def is_directory(self, path: str) -> bool:
        """Tell whether there is a directory; raises PgsyncError when there is nothing."""

    def names(self, path: str) -> list[str]:
        """Return all files below a directory, relative to it, with slashes."""

    def read(self, path: str) -> bytes:
        """Return what a file holds; raises PgsyncError."""

    def shown(self, path: str) -> str:
        """Return what the file is called in messages."""


class Disk:
    """The files of this machine."""

    words = ""

    def is_directory(self, path: str) -> bool:
        """See Place."""
        return Path(path).is_dir()

    def names(self, path: str) -> list[str]:
        """See Place."""
        found = Path(path)
        return [one.relative_to(found).as_posix() for one in found.rglob("*") if one.is_file()]

    def read(self, path: str) -> bytes:
        """See Place."""
        try:
            return Path(path).read_bytes()
        except OSError as error:
            raise PgsyncError(f"could not read {path}", f"{error.strerror or error}.") from None

    def shown(self, path: str) -> str:
        """See Place."""
        return path


@dataclass(frozen=True)
class Revision:
    """The files of a git repository as of one revision; paths begin at its top, or here with ./ in front."""

    revision: str

    @property
    def words(self) -> str:
        """See Place."""
        return f"at {self.revision}"

    @cached_property
    def commit(self) -> str:
        """The commit's id; raises PgsyncError when there is no such revision."""
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.revision}^{{tree}}")
        if found.returncode:
            raise PgsyncError(f'git knows no revision "{self.revision}" here', _said(found))
        return found.stdout.decode().strip()

    def is_directory(self, path: str) -> bool:
        """See Place."""
        found = _git("cat-file", "-t", self._object(path))
        if found.returncode:
            raise PgsyncError(
                f"there is no {path} at {self.revision}",
                _said(found),
                "A path begins at the top of the repository; with ./ in front it begins here.",
            )
        return found.stdout.strip() == b"tree"

    def names(self, path: str) -> list[str]:
        """See Place."""
        listed = _git("ls-tree", "-r", "-z", "--name-only", "--full-tree", self._object(path)).stdout
        return [os.fsdecode(name) for name in listed.split(b"\0") if name]

    def read(self, path: str) -> bytes:
        """See Place."""
        found = _git("cat-file", "blob", self._object(path))
        if found.returncode:
            raise PgsyncError(f"there is no file {path} at {self.revision}", _said(found))
        return found.stdout

    def shown(self, path: str) -> str:
        """See Place."""
        return f"{self.revision}:{path}"

    def _object(self, path: str) -> str:
        is_here = path == "." or path.startswith(("./", "../"))
        place = path if is_here else path.strip("/")
        if is_here:
            prefix = _git("rev-parse", "--show-prefix").stdout.decode().strip()
            place = posixpath.normpath(posixpath.join(prefix, path)).removeprefix(".").strip("/")
        return f"{self.commit}:{place}"


def _git(*words: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(["git", *words], check=False, capture_output=True, stdin=subprocess.DEVNULL)  # noqa: S607
    except OSError:
        raise PgsyncError("there is no git on this machine", "git:REV:PATH asks git for the files.") from None


def _said(found: "subprocess.CompletedProcess[bytes]") -> str | None:
    text = found.stderr.decode(errors="replace").strip()
    return f"git says: {text.removeprefix('fatal: ').rstrip('.')}." if text else None


@dataclass(frozen=True, slots=True)
class Named:
    """What a word on the command line names. path: None for standard input."""

    text: str
    place: Place
    path: str | None

    @property
    def is_snapshot(self) -> bool:
        """Whether it is a snapshot by its name."""
        return self.path is not None and is_snapshot_name(self.path)

    def read(self) -> bytes:
        """Return what the file holds, or standard input; raises PgsyncError."""
        return sys.stdin.buffer.read() if self.path is None else self.place.read(self.path)


def named(text: str) -> Named:
    """Return which files a word names; raises PgsyncError for git: without its two parts."""
    if text == STDIN:
        return Named(text, Disk(), None)
    if not text.startswith(GIT):
        return Named(text, Disk(), text)
    revision, colon, path = text.removeprefix(GIT).partition(":")
    if not colon or not revision or revision.startswith("-"):
        raise PgsyncError(f'"{text}" is not of the form git:REV:PATH', hint="Such as: git:main:db/schema.sql")
    return Named(text, Revision(revision), path or ".")


def read_scripts(source: Named, data: bytes | None = None) -> Scripts:
    """Return the statements of a file or directory in the order that builds; raises PgsyncError, SqlError.

    data: of standard input, when it was read before.
    """
    place, path = source.place, source.path
    if path is None:
        return Scripts(source.text, "SQL of standard input", (_script(place, STDIN_NAME, data or b""),))
    if not place.is_directory(path):
        words = " ".join(filter(None, ("SQL file", place.words)))
        return Scripts(source.text, words, (_script(place, path, place.read(path)),))
    return _directory(source, place, path)


def _directory(source: Named, place: Place, path: str) -> Scripts:
    def whole(name: str) -> str:
        return name if path == "." else f"{path.rstrip('/')}/{name}"

    try:
        layout = arranged(place.names(path), lambda name: _text(place, whole(name), place.read(whole(name))))
    except PgsyncError as error:
        raise PgsyncError(f"{source.text}: {error.message}", error.detail, error.hint) from None
    scripts = tuple(_script(place, whole(name), place.read(whole(name)), layout) for name in layout.names)
    count = len(scripts)
    words = layout.words if count > 1 or not layout.words.endswith("s") else layout.words.removesuffix("s")
    number = "" if count == 1 else f"{count:,} "
    words = " ".join(filter(None, (f"{number}{words}", place.words)))
    return Scripts(source.text, words, scripts, layout.is_ordered, layout.says)


def _script(place: Place, path: str, data: bytes, layout: Layout | None = None) -> Script:
    text = _text(place, path, data)
    if layout is not None and layout.has_down:
        text = up_part(text)
    return Script(place.shown(path), tuple(_Expanding(place).sentences(path, text)))


def _text(place: Place, path: str, data: bytes) -> str:
    name = place.shown(path)
    if data.startswith(_GZIP):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError):
            raise PgsyncError(f"{name} is damaged", "It is no complete gzip file.") from None
    if data.startswith((_DUMP, _TAR)):
        raise PgsyncError(
            f"{name} is a dump in one of pg_dump's own formats",
            "Only plain SQL can be read.",
            f"Turn it into SQL: pg_restore --schema-only -f schema.sql {shlex.quote(path)}",
        )
    try:
        return decoded(data)
    except NotTextError as error:
        hint = "Dump it with --encoding=UTF8, or convert it with iconv."
        where = Located(name, error.line, error.column)
        raise SqlError(where, str(error), "SQL files are read as UTF-8.", hint) from None


class _Expanding:
    r"""Follows \i and \ir, leaves out what psql's other commands do for people."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.database: str | None = None
        self.open: list[str] = []

    def sentences(self, path: str, text: str) -> Iterator[Sentence]:
        name = self.place.shown(path)
        self.open.append(path)
        try:
            parts = split(text)
        except BadScript as error:
            raise SqlError(Located(name, error.line, error.column), error.message) from None
        for part in parts:
            sentence = Sentence(part, name)
            if not part.is_command:
                yield sentence
            elif part.text.split()[0] in {"\\q", "\\quit"}:
                break
            else:
                yield from self._command(sentence, path)
        self.open.pop()

    def _command(self, sentence: Sentence, path: str) -> Iterator[Sentence]:
        try:
            word, *arguments = shlex.split(sentence.part.text.replace("\\", "\\\\", 1))
        except ValueError:
            raise SqlError(sentence.located(), "a quote has no end") from None
        if word in _INCLUDES and arguments:
            yield from self._included(sentence, arguments[0], path, is_relative=_INCLUDES[word])
        elif word in _CONNECT:
            self._connected(sentence, arguments)
        elif word not in _IDLE:
            raise SqlError(
                sentence.located(),
                f"psql's command {word} is not understood",
                "Understood are the commands that pg_dump writes, \\i and \\ir.",
            )

    def _included(self, sentence: Sentence, name: str, path: str, *, is_relative: bool) -> Iterator[Sentence]:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if is_relative else name
        if target in self.open or len(self.open) > _MOST_INCLUDES:
            raise SqlError(sentence.located(), f"{name} includes itself")
        try:
            text = _text(self.place, target, self.place.read(target))
        except PgsyncError as error:
            raise SqlError(sentence.located(), error.message, error.detail, error.hint) from None
        yield from self.sentences(target, text)

    def _connected(self, sentence: Sentence, arguments: list[str]) -> None:
        r"""Follow \connect to the one database that a dump has."""
        words = [word for word in arguments if not word.startswith("-")]
        words = [word.removeprefix("dbname=") for word in words]
        if not words or words[0] in _NO_DATABASE or words[0] == self.database:
            return
        if self.database is not None:
            raise SqlError(
                sentence.located(),
                "the file has more than one database",
                f"The first is {self.database}, and here {words[0]} begins.",
                "Dump one database: pg_dump --schema-only",
            )
        self.database = words[0]


def digest(source: Named) -> str:
    """Return a SHA-256 of the files that a word names: their names and what they hold; raises PgsyncError."""
    found = hashlib.sha256()
    if source.path is not None and source.place.is_directory(source.path):
        for name in sorted(source.place.names(source.path)):
            found.update(f"{name}\0".encode(errors="surrogateescape"))
            found.update(hashlib.sha256(source.place.read(f"{source.path.rstrip('/')}/{name}")).digest())
    else:
        found.update(source.read())
    return found.hexdigest()
