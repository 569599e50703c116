"""compare -f markdown, github, sarif and json: what other programs read; explore --er."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import HOSTILE, LOCAL, PROD, identifier, two_databases
from cli.test_explore import SHOP
from conftest import Server
from json_schema import violations

if TYPE_CHECKING:
    from cli.conftest import Command

DOCS = Path(__file__).parent.parent.parent / "docs"
FENCED = "```\n</details><script>alert(1)</script>\n@somebody [link](http://example.com) | cell"
HOSTILE_SIDE = f"""
CREATE TABLE {identifier(HOSTILE)} ({identifier("`a` | <b>")} integer);
COMMENT ON TABLE {identifier(HOSTILE)} IS '{FENCED}';
CREATE FUNCTION fenced() RETURNS text LANGUAGE sql AS $$ SELECT '{FENCED}' $$;
"""


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project) as urls:
        yield urls


@pytest.fixture
def hostile(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project, HOSTILE_SIDE, "") as urls:
        yield urls


@pytest.mark.usefixtures("pair")
def test_markdown_folds_each_object_with_its_lines(pgsync: "Command") -> None:
    result = pgsync("compare", "-f", "markdown")

    assert result.code == 0
    assert result.out.startswith("<!-- pgsync compare -->\n**Changes below would make PROD look like LOCAL.**")
    assert "| tables | 1 | 1 | 0 | 0 |" in result.out
    assert "<details><summary><code>~ table public.orders</code> 3 differences" in result.out
    assert "-    total numeric(10,2)" in result.out
    assert "+    total numeric(12,2)" in result.out
    assert "<details><summary>Migration: " in result.out
    assert result.out.count("<details>") == result.out.count("</details>")


@pytest.mark.usefixtures("hostile")
def test_markdown_lets_no_name_out_of_its_place(pgsync: "Command") -> None:
    out = pgsync("compare", "-f", "markdown").out

    outside, fence = [], ""
    for line in out.splitlines():
        opening = re.match(r"(`{3,})", line)
        if not fence and opening:
            fence = opening[1]
        elif fence and line == fence:
            fence = ""
        elif not fence:
            outside.append(line)
    assert fence == ""
    assert not [line for line in outside if "<script>" in line or "@somebody" in line]
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_markdown_is_cut_to_what_a_comment_holds(pgsync: "Command", server: Server, project: Path) -> None:
    many = "".join(f"CREATE TABLE t{number} (id integer, name text, total numeric(12,2));" for number in range(600))
    with two_databases(server, project, many, ""):
        out = pgsync("compare", "-f", "markdown").out

    assert len(out) < 65_536
    assert "more objects: `pgsync compare` shows all." in out
    assert out.count("<details>") == out.count("</details>")


@pytest.mark.usefixtures("pair")
def test_github_gets_annotations_the_gravest_first(pgsync: "Command") -> None:
    lines = pgsync("compare", "-f", "github").out.splitlines()

    assert all(re.match(r"::(error|warning|notice) title=pgsync [A-Za-z_-]+::\S", line) for line in lines)
    assert any(line.startswith("::warning title=pgsync INDEX_DROPPED::") for line in lines)
    assert any("table public.audit is only in LOCAL" in line for line in lines)


def test_github_gets_no_more_than_it_shows_and_no_command_from_a_name(
    pgsync: "Command", server: Server, project: Path
) -> None:
    name = identifier("x\n::error::owned%0A::set-env")
    many = "".join(f"CREATE TABLE t{number} (id integer);" for number in range(30))
    with two_databases(server, project, f"CREATE TABLE {name} (id integer);{many}", ""):
        lines = pgsync("compare", "-f", "github").out.splitlines()

    assert len(lines) == 10
    assert not [line for line in lines if line.startswith("::error::owned")]
    assert "… and 22 more" in lines[-1]


@pytest.mark.usefixtures("pair")
def test_sarif_has_a_rule_and_a_place_for_every_result(pgsync: "Command", project: Path) -> None:
    assert pgsync("compare", "-f", "sarif", "-o", "out.sarif").code == 0

    document = json.loads((project / "out.sarif").read_text())
    assert document["version"] == "2.1.0"
    run = document["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"note", "warning", "error"}
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "pgsync.toml"
    names = [result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for result in run["results"]]
    assert "table public.orders" in names
    prints = [result["partialFingerprints"]["pgsync/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize("options", ((), ("--strict",), ("--rename", "function:public.legacy()=double")))
def test_json_is_as_its_schema_says(pgsync: "Command", options: tuple[str, ...]) -> None:
    out = pgsync("compare", "-f", "json", *options).out

    if out:
        schema = json.loads((DOCS / "compare.schema.json").read_text())
        assert list(violations(json.loads(out), schema)) == []


@pytest.mark.usefixtures("pair")
def test_equal_databases_make_reports_too(pgsync: "Command") -> None:
    for output in ("markdown", "html", "sarif", "github"):
        result = pgsync("compare", "local", "local", "-f", output)
        assert result.code == 0
        assert output == "github" or result.out


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize("output", ("markdown", "html", "sarif", "github", "json"))
def test_every_report_ends_with_2_when_asked_and_repeats_itself(pgsync: "Command", output: str) -> None:
    first = pgsync("compare", "-f", output, "--exit-code")
    again = pgsync("compare", "-f", output, "--exit-code")

    assert first.code == 2
    assert first.out == again.out


def test_an_entity_relationship_diagram_is_mermaid_text_or_a_picture(
    pgsync: "Command", server: Server, project: Path
) -> None:
    with two_databases(server, project, SHOP + f"CREATE TABLE sales.{identifier(HOSTILE)} (id integer);", ""):
        text = pgsync("explore", "local", "--er", "--schema", "sales").out
        around = pgsync("explore", "local", "sales.customers", "--er").out
        assert pgsync("explore", "local", "--er", "--schema", "sales", "-o", "er.svg").code == 0
        nothing = pgsync("explore", "local", "--er")
        wrong = pgsync("explore", "local", "-f", "svg")

    assert text.startswith("erDiagram\n")
    assert "        integer id PK" in text
    assert re.search(r'e\d+ \}o--o\| e\d+ : "orders_customer_fkey"', text)
    assert "sales.orders" in around
    assert "red" not in around
    picture = ET.fromstring((project / "er.svg").read_text())  # noqa: S314 - our own
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert "\x1b" not in text
    assert (nothing.code, wrong.code) == (64, 64)


def test_definitions_are_opened_side_by_side_in_vscode(
    pgsync: "Command", server: Server, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    code.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/words\n')
    code.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with two_databases(server, project, LOCAL, PROD):
        result = pgsync("compare", "--open-diff", "orders")
        missing = pgsync("compare", "--open-diff", "nothing")

    assert result.code == 0
    words = (tmp_path / "words").read_text().split()
    assert words[:2] == ["--reuse-window", "--diff"]
    assert [Path(word).name for word in words[2:]] == ["public.orders.prod.sql", "public.orders.local.sql"]
    assert "numeric(10,2)" in Path(words[2]).read_text()
    assert "numeric(12,2)" in Path(words[3]).read_text()
    assert Path(words[2]).stat().st_mode & 0o077 == 0
    assert missing.code == 64
