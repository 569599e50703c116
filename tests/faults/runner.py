"""A run in a process of its own, forked from one that has imported everything: quick to start, easy to kill."""

import multiprocessing
from pathlib import Path

import psycopg

from faults.scene import OPTIONS, Scene
from pgsync.app import rollback as rolling_back
from pgsync.errors import PgsyncError, UsageError
from pgsync.store import planfile

SPAWN = multiprocessing.get_context("forkserver")
SPAWN.set_forkserver_preload(["faults.runner"])
NOTHING = 77  # what a child says that found nothing to resume or to take back


OTHER_PLAN = "other.plan.json"


def child(directory: str, what: str) -> None:
    """Apply, resume or roll back, in a process of its own; now: without waiting for another pgsync."""
    scene = Scene(Path(directory))
    lock_wait = 0.0 if what.endswith(" now") else OPTIONS.limits.lock_wait
    try:
        match what.removesuffix(" now"):
            case "apply":
                scene.apply(lock_wait=lock_wait)
            case "apply other":
                scene.apply(plan=planfile.load(scene.directory / OTHER_PLAN), lock_wait=lock_wait)
            case "resume":
                scene.resume()
            case "resume elsewhere":
                scene.resume(history="target")
            case "rollback":
                scene.rollback(lock_wait=lock_wait)
            case "rollback elsewhere":
                context = scene.context()
                run = scene.execute('SELECT max(run) FROM pgsync.run WHERE header LIKE \'%"direction": "apply"%\'')
                found = rolling_back.find_run(context, run[0][0], "target")
                rolling_back.rollback(context, rolling_back.prepare(context, found), OPTIONS)
    except UsageError:
        raise SystemExit(NOTHING) from None
    except PgsyncError as error:
        raise SystemExit(int(error.exit_code)) from None
    except (psycopg.Error, OSError):  # the session was lost while the target was read: nothing was begun
        raise SystemExit(1) from None
