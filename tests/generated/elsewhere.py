"""The same plan in a process where sets have another order: catalogs as JSON in, the plan's text out, line by line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from pgsync.kinds import BY_NAME
from pgsync.model.objects import Catalog
from pgsync.store import snapshot

_TESTS = Path(__file__).parents[1]


class Elsewhere:
    """Another process that plans. Called with the current and the desired catalog, it returns the plan's text."""

    def __enter__(self) -> Self:
        """Start it."""
        path = os.pathsep.join([str(_TESTS), *filter(None, sys.path)])
        environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": path}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "generated.elsewhere"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()

    def __call__(self, current: Catalog, desired: Catalog) -> str:
        """Return the text of a plan."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([snapshot.dump(current), snapshot.dump(desired)]).encode() + b"\n")
        self._process.stdin.flush()
        answer: str = json.loads(self._process.stdout.readline())
        return answer


def _serve() -> None:
    from pgsync.engine.plan import make_plan
    from proof import text

    for line in sys.stdin:
        current, desired = (snapshot.restore(document, BY_NAME) for document in json.loads(line))
        sys.stdout.write(json.dumps(text(make_plan(current, desired, BY_NAME))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
