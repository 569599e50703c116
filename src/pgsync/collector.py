"""The collector of cycles, kept away from what has millions of objects and no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_working: list[bool] = []  # whoever wants it off; was it on before the first of them?


@contextmanager
def collector_off() -> Iterator[None]:
    """Look for no cycles; when the last one is done who wanted that, what there is will not be looked at again."""
    with _lock:
        _working.append(_working[0] if _working else gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            if _working.pop() and not _working:
                gc.freeze()
                gc.enable()
