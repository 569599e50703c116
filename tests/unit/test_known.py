"""The table of what migration tools and platforms make, and its page."""

import runpy
from pathlib import Path

from pgsync.app.known import products

ROOT = Path(__file__).parents[2]


def test_every_product_has_a_source_and_something_to_know_it_by() -> None:
    for product in products():
        assert product.source.startswith("https://"), product.name
        assert product.tables or (product.schemas and (product.owners or product.marker)), product.name


def test_no_two_products_are_the_same_to_us() -> None:
    names = [product.name for product in products()]
    tables = [(table.name, table.columns) for product in products() for table in product.tables]

    assert len(set(names)) == len(names)
    assert len(set(tables)) == len(tables)


def test_a_table_is_known_by_its_columns_too() -> None:
    rails = next(table for product in products() for table in product.tables if table.name == "schema_migrations")

    assert rails.is_like({"version"})
    assert not rails.is_like({"version", "approved_by"})
    assert not rails.is_like(set())


def test_the_page_is_what_the_table_says() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "make_known.py"))["known"]()

    assert (ROOT / "docs" / "known.md").read_text() == page, "run scripts/make_known.py"
