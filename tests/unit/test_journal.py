"""The journal: what a crash at any moment leaves is still read."""

import json
import stat
from pathlib import Path

import pytest

from pgsync.errors import UsageError
from pgsync.store import journal
from pgsync.store.journal import JOURNAL, BadJournal, Header, Journal, State


def _header(run: str, **others: object) -> Header:
    values = {
        "run": run,
        "direction": "apply",
        "plan": "a91f3c07",
        "plan_sha256": "0",
        "target": "prod",
        "target_name": "prod",
        "identity": {"version": 18},
        "fingerprint": "f",
        "steps": 2,
        "batches": 2,
        "started": "2026-11-22T10:14:03.123Z",
    }
    return Header(**(values | others))  # type: ignore[arg-type]


def _run(directory: Path, run: str = "1", **others: object) -> Path:
    """Write a run of two transactions, of which the second one failed."""
    with Journal.create(directory / run, _header(run, **others)) as log:
        log.write("begin", batch=0, attempt=1)
        log.write("started", step=0)
        log.write("ran", step=0, ms=12.5)
        log.write("xid", batch=0, xid="700")
        log.write("commit_sent", batch=0)
        log.write("done", batch=0, how="done")
        log.write("begin", batch=1, attempt=1)
        log.write("started", step=1)
        log.write("failed", batch=1, step=1, sqlstate="23502", message="null values")
        log.write("end", state=State.PARTIAL, exit_code=5, message="step 2 failed")
    return directory / run


def test_what_was_written_is_read(tmp_path: Path) -> None:
    run = journal.read(_run(tmp_path))

    assert run.header == _header("1")
    assert run.state is State.PARTIAL
    assert run.committed == 1
    assert (run.batches[0].transaction, run.batches[0].outcome) == ("700", "done")
    assert (run.batches[1].sqlstate, run.batches[1].is_committed) == ("23502", False)
    assert run.steps[0].seconds == 0.0125
    assert run.steps[1].outcome == "null values"
    assert run.message == "step 2 failed"


def test_only_the_owner_may_look(tmp_path: Path) -> None:
    directory = _run(tmp_path / "runs")

    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((directory / JOURNAL).stat().st_mode) == 0o600


def test_every_truncation_is_read_as_an_interrupted_run_or_refused(tmp_path: Path) -> None:
    path = _run(tmp_path) / JOURNAL
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for length in range(first, len(whole)):
        path.write_bytes(whole[:length])

        run = journal.read(path.parent)

        assert run.state is State.INTERRUPTED
        assert run.committed == (1 if b'"done"' in whole[: whole.rindex(b"\n", 0, length) + 1] else 0)
    path.write_bytes(whole[: first - 2])
    with pytest.raises(BadJournal):
        journal.read(path.parent)


def test_damage_before_the_last_line_is_refused(tmp_path: Path) -> None:
    path = _run(tmp_path) / JOURNAL
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:3], lines[3][:10], *lines[4:]]))

    with pytest.raises(BadJournal, match="is damaged"):
        journal.read(path.parent)
    assert journal.runs(tmp_path) == []


def test_reopening_removes_the_beginning_of_a_line(tmp_path: Path) -> None:
    path = _run(tmp_path) / JOURNAL
    path.write_bytes(path.read_bytes() + b'{"ev": "be')

    with Journal.reopen(path.parent) as log:
        log.write("resumed", first=1)

    assert [json.loads(line)["ev"] for line in path.read_text().splitlines()][-2:] == ["end", "resumed"]
    assert journal.read(path.parent).state is State.INTERRUPTED


def test_run_that_is_alive_is_running_and_cannot_be_reopened(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "1", _header("1")):
        assert journal.read(tmp_path / "1").state is State.RUNNING
        with pytest.raises(BadJournal, match="still running"):
            Journal.reopen(tmp_path / "1")


def test_journal_is_never_overwritten(tmp_path: Path) -> None:
    directory = _run(tmp_path)

    with pytest.raises(BadJournal, match="Nothing was changed"):
        Journal.create(directory, _header("1"))


def test_directory_that_cannot_be_written_is_an_error_before_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(BadJournal, match="could not write the journal"):
        Journal.create(tmp_path / "file" / "1", _header("1"))


def test_rollback_that_is_done_takes_its_run_back(tmp_path: Path) -> None:
    _run(tmp_path, "1")
    with Journal.create(tmp_path / "2", _header("2", direction="rollback", takes_back="1")) as log:
        log.write("end", state=State.DONE, exit_code=0, message="")

    assert [run.state for run in journal.runs(tmp_path)] == [State.UNDONE, State.DONE]


def test_runs_are_found_by_their_end_or_beginning(tmp_path: Path) -> None:
    for run in ("20261122-101403-1235f", "20261122-101500-7771a"):
        _run(tmp_path, run)

    assert journal.find("7771a", tmp_path).id == "20261122-101500-7771a"
    assert journal.find("20261122-1014", tmp_path).id == "20261122-101403-1235f"
    with pytest.raises(UsageError, match="is not one run"):
        journal.find("20261122", tmp_path)
    with pytest.raises(UsageError, match='no run "x"'):
        journal.find("x", tmp_path)


def test_other_format_is_refused(tmp_path: Path) -> None:
    path = _run(tmp_path) / JOURNAL
    path.write_text(path.read_text().replace('"format": 1', '"format": 2', 1))

    with pytest.raises(BadJournal, match="another format"):
        journal.read(path.parent)


def test_ids_sort_by_time() -> None:
    ids = [journal.new_run_id() for _ in range(3)]

    assert [one[:19] for one in ids] == sorted(one[:19] for one in ids)
