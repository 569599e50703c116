"""Help topics on a terminal: Markdown as rich draws it, without its centred headings."""

from collections.abc import Iterator
from typing import Any, ClassVar

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown
from rich.padding import Padding
from rich.text import Text

_WIDTH = 100


class _Heading(Heading):
    """A heading at the left margin."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console, options
        yield Text(self.text.plain, style="bold cyan" if self.tag == "h1" else "bold")


class _CodeBlock(CodeBlock):
    """Commands as they are typed, without a background that a copy would take along."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console, options
        text = Text(str(self.text).rstrip(), style="green", overflow="fold")
        yield Padding(text, (0, 0, 0, 4))


class _Markdown(Markdown):
    elements: ClassVar[dict[str, Any]] = Markdown.elements | {
        "heading_open": _Heading,
        "code_block": _CodeBlock,
        "fence": _CodeBlock,
    }


def topic(text: str, width: int) -> Iterator[RenderableType]:
    """Return a topic as it is drawn on a terminal of so many columns."""
    yield (
        Padding(_Markdown(text), (0, 0, 0, 0))
        if width <= _WIDTH
        else Padding(_Markdown(text), (0, width - _WIDTH, 0, 0))
    )
