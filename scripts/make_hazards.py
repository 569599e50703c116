"""Writes the help topic on hazards, also as docs/hazards.md, from model/hazards.py."""  # noqa: INP001 - a script

from collections.abc import Iterator
from pathlib import Path

from pgsync.model.hazards import MEANINGS

ROOT = Path(__file__).parents[1]
TARGETS = (ROOT / "src" / "pgsync" / "help" / "hazards.md", ROOT / "docs" / "hazards.md")

_HEAD = """\
# What can go wrong with a change

`pgsync plan` marks each step with its hazards, and asks the target what they amount to: how large a table is, how often
an index is used, how many rows do not fit. Each hazard has a code, and each code an answer:

- `allow`, `warn`: the step runs; the plan shows the hazard.
- `ask`: `apply` asks; `--yes` or `--allow CODE` answers beforehand. Where data is lost, it asks for the object's name,
  and `--yes` does not cover it.
- `refuse`: only `--allow CODE:OBJECT` on the command line or in `allow_hazards` lets it pass; `*` and `?`
  match anything.

The answers below are those for production. On staging, what is refused is asked; elsewhere, what is asked is shown
only. Little at stake makes it milder (a table below 10 MB, no row that does not fit), and rows that do not fit make it
`refuse`. pgsync.toml changes each of them, everywhere or for one environment:

    [hazards.prod]
    INDEX_DROPPED = "warn"
    "DATA_DROP_TABLE:public.tmp_*" = "allow"
    "LOCK_*" = "refuse"

Without a terminal, or with `--no-input`, what is not answered beforehand is refused (exit code 3), and nothing is
changed. A hazard about existing rows does not apply to a table that the same plan creates. Times are rough.
"""


def page() -> str:
    """Return the text of the page."""
    return "\n".join([_HEAD, *_sections()]).rstrip() + "\n"


def _sections() -> Iterator[str]:
    for hazard, meaning in MEANINGS.items():
        yield f"## {hazard}: {meaning.production}\n"
        yield meaning.what
        yield f"Instead: {meaning.instead}\n"


if __name__ == "__main__":
    for target in TARGETS:
        target.write_text(page(), encoding="utf-8")
