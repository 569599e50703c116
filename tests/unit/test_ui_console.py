"""Consoles: nothing from a database is taken for markup or sent to a terminal as it is."""

import pytest
from rich.text import Text

from pgsync.ui.console import label, make_console, paragraph, progress, rendered

HOSTILE = "[red]x[/red] :smile: \x1b]8;;http://evil\x07 \x9b31m \u202e \u200b\r\b"


def test_text_is_literal_and_visible() -> None:
    console = make_console(is_colored=False, width=200)

    text = rendered(console, [label(HOSTILE)])

    assert "[red]x[/red] :smile: \\x1b]8;;http://evil\\x07 \\x9b31m \\u202e \\u200b\\x0d\\x08" in text


def test_strings_are_no_markup_either() -> None:
    assert rendered(make_console(is_colored=False, width=80), ["[bold]:x:[/bold]"]) == "[bold]:x:[/bold]\n"


def test_paragraphs_keep_their_lines_and_lines_do_not() -> None:
    console = make_console(is_colored=False, width=80)

    assert rendered(console, [paragraph("a\nb")]) == "a\nb\n"
    assert rendered(console, [label("a\nb")]) == "a\\nb\n"


def test_colour_is_there_only_when_asked_for() -> None:
    red = Text("x", style="bold red")

    assert rendered(make_console(is_colored=False, width=80), [red]) == "x\n"
    assert "\x1b[" in rendered(make_console(is_colored=True, width=80), [red])


def test_a_verbatim_paragraph_is_not_wrapped() -> None:
    line = "x" * 100

    assert rendered(make_console(is_colored=False, width=20), [paragraph(line, is_verbatim=True)]) == f"{line}\n"


def test_progress_is_silent_where_nothing_takes_long(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(make_console(is_colored=False, stderr=True)) as report:
        report("reading \x1b prod")

    assert capsys.readouterr().err == ""
