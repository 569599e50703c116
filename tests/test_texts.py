"""What pgsync writes in the server's place is what the server writes, for every schema of every case."""

import psycopg
import pytest

from proof import Place
from test_cases import CASES
from texts import compared

_LEAST = 1500  # texts in all cases


@pytest.mark.slow
def test_texts_are_the_servers_own(place: Place) -> None:
    number, wrong = 0, []
    with place.database() as side, psycopg.connect(side.target.url) as conn:
        for case in CASES:
            place.need(case)
            for script in ("from", "to"):
                try:
                    conn.execute(case.script(script).encode())
                    count, found = compared(conn)
                except psycopg.Error:  # for another version, or not for a transaction
                    continue
                finally:
                    conn.rollback()
                number += count
                wrong += [f"{case.name} {script}: {one}" for one in found]

    assert wrong == []
    assert number > _LEAST
