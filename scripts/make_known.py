"""Writes docs/known.md from src/pgsync/app/known.toml: what is left out by default, and where it is documented."""  # noqa: INP001 - a script

from collections.abc import Iterator
from pathlib import Path

from pgsync.app.known import Product, products

TARGET = Path(__file__).parents[1] / "docs" / "known.md"

_HEAD = """\
# What migration tools and platforms make

Made by scripts/make_known.py from src/pgsync/app/known.toml; do not edit.

These tables and schemas are not yours to change: a migration tool keeps its book in them, a platform its services.
They are left out of every comparison and plan, and counted: "1 table of Alembic left out". `--include-known`, or
`include_known = true` under `[compare]` in pgsync.toml, takes them in.

A name alone is no proof. A table is known in any schema, but only with exactly its tool's columns; one that is known on
one side and has other columns on the other side is compared. What is in a platform's schema is known by an owner that
exists on that platform only, or the whole schema by a table in it. Policies on such tables, and triggers that call
functions of yours, are compared. What a change needs of it comes along, and the plan says so.

| Product | Known by | Documented at |
|---|---|---|
"""


def known() -> str:
    """Return the text of docs/known.md."""
    rows = (
        f"| {product.name} | {'; '.join(_signs(product))} | {product.source} |\n"
        for product in sorted(products(), key=lambda product: product.name.lower())
    )
    return _HEAD + "".join(rows)


def _signs(product: Product) -> Iterator[str]:
    for table in product.tables:
        yield f"table `{table.name}` ({', '.join(sorted(table.columns))})"
    schemas = ", ".join(f"`{schema}`" for schema in sorted(product.schemas))
    where = "anywhere" if "*" in product.schemas else f"in {schemas}"
    if product.owners:
        yield f"{where} what is owned by {', '.join(f'`{owner}`' for owner in sorted(product.owners))}"
    if product.marker is not None:
        yield f"schema {schemas} with table `{product.marker.name}`"


if __name__ == "__main__":
    TARGET.write_text(known())
