from collections.abc import Mapping

import pytest

from pgsync.errors import PgsyncError
from pgsync.store.layouts import arranged, up_part


def order(files: list[str] | Mapping[str, str]) -> tuple[str, list[str]]:
    texts = files if isinstance(files, Mapping) else dict.fromkeys(files, "")
    found = arranged(texts, texts.__getitem__)
    return found.words, list(found.names)


@pytest.mark.parametrize(
    ("files", "words", "wanted"),
    (
        (
            ["V10__c.sql", "V2__b.sql", "V1.1__a2.sql", "V1__a.sql", "U1__a.sql", "R__views.sql", "afterMigrate.sql"],
            "Flyway migrations",
            ["V1__a.sql", "V1.1__a2.sql", "V2__b.sql", "V10__c.sql", "R__views.sql"],
        ),
        (["V1__a.sql", "B2__base.sql", "V3__c.sql", "V2__b.sql"], "Flyway migrations", ["B2__base.sql", "V3__c.sql"]),
        (["10_b.up.sql", "10_b.down.sql", "9_a.up.sql", "9_a.down.sql"], "migrations", ["9_a.up.sql", "10_b.up.sql"]),
        (
            ["20240102030405_b.sql", "20230102030405_a.sql"],
            "migrations",
            ["20230102030405_a.sql", "20240102030405_b.sql"],
        ),
        (["2_b.sql", "10_c.sql", "1_a.sql"], "numbered SQL files", ["1_a.sql", "2_b.sql", "10_c.sql"]),
        (["b.sql", "a/z.sql", "notes.md", ".hidden/x.sql"], "SQL files", ["a/z.sql", "b.sql"]),
        (["structure.sql", "schema_seeds.sql", "migrate/20200101000000_a.rb"], "Rails structure", ["structure.sql"]),
        (
            ["migrations/20240102030405_b.sql", "seed.sql", "config.toml"],
            "migrations",
            ["migrations/20240102030405_b.sql"],
        ),
    ),
)
def test_a_directory_is_known_by_the_names_in_it(files: list[str], words: str, wanted: list[str]) -> None:
    assert order(files) == (words, wanted)


def test_dbmate_is_known_by_its_marks_and_only_the_way_up_counts() -> None:
    text = "-- migrate:up\nCREATE TABLE a ();\n\n-- migrate:down\nDROP TABLE a;\n"

    assert order({"20240102030405_a.sql": text})[0] == "dbmate migrations"
    assert up_part(text).strip() == "CREATE TABLE a ();"
    assert up_part(text).index("CREATE") == text.count("\n", 0, text.index("CREATE")), "lines keep their numbers"


def test_an_export_is_its_list() -> None:
    assert order({"load.sql": "-- pgsync export\n\\ir a.sql\n", "a.sql": ""}) == ("pgsync export", ["load.sql"])


def test_a_directory_without_sql_is_refused_with_what_to_do() -> None:
    with pytest.raises(PgsyncError, match=r"there is no \.sql file in it") as caught:
        arranged(["schema.rb", "migrate/1_a.rb"], str)

    assert "schema_format = :sql" in str(caught.value)
