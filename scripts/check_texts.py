"""Build databases from SQL files and compare the texts that pgsync makes itself with the server's own.

    PYTHONPATH=src:tests python scripts/check_texts.py --psql PSQL SERVER DIRECTORY...

Each *.sql below a directory is run with psql as far as it goes, in a database of its own.
"""  # noqa: INP001 - a script, not a package

import argparse
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from texts import compared

_NAME = "pgsync_check_texts"


def main() -> None:
    """Print how many texts were compared, and those that differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--psql", default="psql")
    parser.add_argument("server", help="URL of a superuser")
    parser.add_argument("directories", nargs="+", type=Path)
    options = parser.parse_args()
    url = urlsplit(options.server)._replace(path=f"/{_NAME}").geturl()
    number, wrong = 0, []
    files = sorted(file for directory in options.directories for file in directory.rglob("*.sql"))
    for file in files:
        with psycopg.connect(options.server, autocommit=True) as conn:
            conn.execute(f"DROP DATABASE IF EXISTS {_NAME} WITH (FORCE)".encode())
            conn.execute(f"CREATE DATABASE {_NAME} TEMPLATE template0".encode())
        subprocess.run([options.psql, "-qX", "-d", url, "-f", str(file)], capture_output=True, check=False)
        with psycopg.connect(url) as one:
            count, found = compared(one)
        number += count
        wrong += [f"{file}: {text}" for text in found]
    with psycopg.connect(options.server, autocommit=True) as conn:
        conn.execute(f"DROP DATABASE IF EXISTS {_NAME} WITH (FORCE)".encode())
    print(f"{number:,} texts of {len(files):,} files, {len(wrong):,} are not the server's", *wrong, sep="\n")  # noqa: T201
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
