"""Text search, and conversions of encodings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generated.schema import Draw, Ref, World, register
from generated.types import InSchema


@register
@dataclass(frozen=True, kw_only=True)
class Dictionary(InSchema):
    """A text search dictionary."""

    kind = "text search dictionary"
    space = "text search dictionary"
    stopwords: bool = False
    accept: bool = True

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        return cls(key=world.next_key, schema=schema, name=name, stopwords=draw.chance(40), accept=draw.chance(60))

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TEXT SEARCH DICTIONARY."""
        options = ", STOPWORDS = english" if self.stopwords else ""
        accept = str(self.accept).lower()
        me = world.reference(self.key)
        yield f"CREATE TEXT SEARCH DICTIONARY {me} (TEMPLATE = simple{options}, ACCEPT = {accept})"


@register
@dataclass(frozen=True, kw_only=True)
class Configuration(InSchema):
    """A text search configuration."""

    kind = "text search configuration"
    space = "text search configuration"
    tokens: tuple[str, ...] = ()
    dictionary: Ref | None = None

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        dictionaries = world.all("text search dictionary")
        dictionary = Ref(draw.pick(dictionaries).key) if dictionaries and draw.chance(70) else None
        tokens = tuple(sorted({draw.pick(("asciiword", "word", "email", "host")) for _ in range(draw.number(0, 3))}))
        return cls(key=world.next_key, schema=schema, name=name, tokens=tokens, dictionary=dictionary)

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TEXT SEARCH CONFIGURATION."""
        me = world.reference(self.key)
        yield f'CREATE TEXT SEARCH CONFIGURATION {me} (PARSER = pg_catalog."default")'
        dictionaries = "pg_catalog.simple"
        if self.dictionary is not None:
            dictionaries = f"{world.reference(self.dictionary)}, {dictionaries}"
        if self.tokens:
            yield f"ALTER TEXT SEARCH CONFIGURATION {me} ADD MAPPING FOR {', '.join(self.tokens)} WITH {dictionaries}"


@dataclass(frozen=True, kw_only=True)
class Simple(InSchema):
    """What has a handful of forms, and is replaced by another one. form: which."""

    form: int = 0

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        return cls(key=world.next_key, schema=schema, name=name, form=draw.number(0, 1))


@register
@dataclass(frozen=True, kw_only=True)
class Conversion(Simple):
    """A conversion."""

    kind = "conversion"
    space = "conversion"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE CONVERSION."""
        how = ("'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8", "'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1")[self.form]
        yield f"CREATE CONVERSION {world.reference(self.key)} FOR {how}"


@register
@dataclass(frozen=True, kw_only=True)
class Parser(Simple):
    """A text search parser."""

    kind = "text search parser"
    space = "text search parser"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TEXT SEARCH PARSER."""
        headline = (", HEADLINE = prsd_headline", "")[self.form]
        functions = "START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype"
        yield f"CREATE TEXT SEARCH PARSER {world.reference(self.key)} ({functions}{headline})"


@register
@dataclass(frozen=True, kw_only=True)
class Template(Simple):
    """A text search template."""

    kind = "text search template"
    space = "text search template"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TEXT SEARCH TEMPLATE."""
        init = ("INIT = dsimple_init, ", "")[self.form]
        yield f"CREATE TEXT SEARCH TEMPLATE {world.reference(self.key)} ({init}LEXIZE = dsimple_lexize)"
