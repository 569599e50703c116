"""What each hazard means: what happens, what to do instead, and how it is answered where nothing else is configured."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from pgsync.model.statements import Hazard
from pgsync.plain import dataclass


class Response(StrEnum):
    """What happens before a step with a hazard runs, mildest first."""

    ALLOW = "allow"
    WARN = "warn"
    ASK = "ask"
    REFUSE = "refuse"

    @property
    def milder(self) -> "Response":
        """The answer where less is at stake: refuse becomes ask, ask becomes warn."""
        return {Response.REFUSE: Response.ASK, Response.ASK: Response.WARN}.get(self, self)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One hazard for the user.

    what: what happens, and for how long. instead: what to do about it.
    production: the answer on production; elsewhere it is milder (app.policy).
    """

    what: str
    instead: str
    production: Response

    @property
    def is_grave(self) -> bool:
        """Whether production asks about it, or refuses it."""
        return self.production in {Response.ASK, Response.REFUSE}


def _may(what: str, instead: str) -> Meaning:
    return Meaning(what, instead, Response.WARN)


def _ask(what: str, instead: str) -> Meaning:
    return Meaning(what, instead, Response.ASK)


def _no(what: str, instead: str) -> Meaning:
    return Meaning(what, instead, Response.REFUSE)


MEANINGS: Mapping[Hazard, Meaning] = {
    # data
    Hazard.DATA_DROP_TABLE: _ask(
        "The table goes with all its rows. A rollback makes an empty one.",
        "Dump it first (pg_dump -t), or leave it out: --ignore table:NAME.",
    ),
    Hazard.DATA_DROP_COLUMN: _ask(
        "The column goes with its values, indexes, statistics and privileges. A rollback makes an empty one.",
        "Copy it to another table first, or leave it out: --ignore column:NAME.",
    ),
    Hazard.DATA_TRUNCATING_CAST: _ask(
        "Values are rounded or cut to fit the new type. The rollback cannot restore them.",
        "Look at the values that do not fit, or choose a wider type.",
    ),
    Hazard.DATA_DROP_SEQUENCE: _ask(
        "The counter's state goes with the sequence.", "Note last_value first, and set it with setval() afterwards."
    ),
    Hazard.DATA_ENUM_REMOVE: _ask(
        "The enum is rebuilt without some labels; rows that use them make the step fail.",
        "Update the rows that use the label first.",
    ),
    Hazard.DATA_DROP_SCHEMA: _ask(
        "The schema goes with all its objects, which the steps before name.", "Read those steps."
    ),
    Hazard.DATA_DELETE_ROWS: _ask(
        "Rows of a table under [data] are deleted. A rollback inserts them again as they were.",
        "Leave them: --ignore 'row:TABLE.*'.",
    ),
    Hazard.DATA_DELETE_CASCADES: _ask(
        "Rows of other tables that refer to deleted ones go too, or lose the reference (ON DELETE); for good.",
        "Move these rows to other keys first, or leave the referenced ones: --ignore 'row:TABLE.*'.",
    ),
    Hazard.DATA_UPDATE_ROWS: _ask(
        "Values of rows are overwritten, whoever wrote them. A rollback writes the former ones.",
        "Look at the values; leave them: --ignore 'row:TABLE.*'.",
    ),
    Hazard.DATA_UNLOGGED: _ask(
        "An unlogged table is empty after a crash of the server, and absent on standbys.", "Keep it logged."
    ),
    Hazard.DATA_GENERATED_REPLACED: _ask(
        "The values of a generated column are computed anew.", "Nothing, if they follow from the other columns."
    ),
    Hazard.DATA_DEFAULT_BACKFILL_MISSING: _may(
        "Rows that exist keep NULL until a later step fills them in.", "Let the programs cope with NULL until then."
    ),
    # locks
    Hazard.LOCK_AX: _may(
        "All reads and writes wait while the step waits for its lock, lock_timeout at most, and while it runs.",
        "Run it when no long transaction uses the table.",
    ),
    Hazard.LOCK_AX_SCAN: _no(
        "All reads and writes wait while the whole table is read.",
        "Use the online form: a constraint NOT VALID first, then VALIDATE.",
    ),
    Hazard.LOCK_AX_BUILD: _no(
        "All reads and writes wait while an index is built.",
        "Build the index with CREATE INDEX CONCURRENTLY, then add the constraint USING INDEX.",
    ),
    Hazard.LOCK_WRITES: _ask(
        "Writes wait until the step is done; reads go on.", "Use the online form: CONCURRENTLY, or NOT VALID."
    ),
    Hazard.LOCK_FK_PARTNER: _may("The referenced table is locked too.", "Run it when neither table is busy."),
    Hazard.LOCK_MANY: _ask(
        "One transaction locks several busy tables until it ends; applications that lock them in another order may "
        "deadlock.",
        "Plan fewer changes at once: --select.",
    ),
    Hazard.LOCK_DOMAIN: _ask(
        "Every table that uses the domain is read, and its writes wait.", "Run it when these tables are not written to."
    ),
    Hazard.LOCK_SEQUENCE: _may("nextval() of others waits until the transaction ends.", "Nothing; it is short."),
    # rewrites
    Hazard.REWRITE_TABLE: _no(
        "The table and its indexes are written anew while nobody can read it; this takes twice its size on disk, and "
        "as much WAL.",
        "Add a new column, fill it in batches, and swap the two; or plan a maintenance window.",
    ),
    Hazard.REWRITE_NOT_MVCC: _may(
        "Transactions with an older snapshot see the rewritten table empty.", "Wait until they have ended."
    ),
    # indexes
    Hazard.INDEX_REBUILD: _ask(
        "Indexes on the column are built anew under the lock.", "Drop them first, build them CONCURRENTLY afterwards."
    ),
    Hazard.INDEX_BUILD_LONG: _may(
        "The build takes long. It is no transaction: what is done before it stays.", "Let it run; it can be resumed."
    ),
    Hazard.INDEX_DROPPED: _ask(
        "Queries that use the index become slow at once.", "Look at its scans; keep it, or drop it CONCURRENTLY."
    ),
    Hazard.INDEX_UNIQUE_DROPPED: _ask(
        "Duplicates become possible, and ON CONFLICT on these columns fails.", "Deploy the code that copes first."
    ),
    Hazard.INDEX_INVALID_FOUND: _ask(
        "An interrupted build left an index that no query uses and every write maintains.",
        "Drop it: DROP INDEX CONCURRENTLY.",
    ),
    # performance
    Hazard.PERF_STATS_LOST: _may(
        "The planner's statistics are gone until ANALYZE has run.", "Run ANALYZE on it afterwards."
    ),
    Hazard.PERF_FK_NO_INDEX: _may(
        "No index begins with the referencing columns: a DELETE of a referenced row reads the whole table.",
        "Create an index on these columns.",
    ),
    Hazard.PERF_SETTINGS: _may(
        "Storage, statistics or autovacuum settings change.", "Nothing; watch the table for a while."
    ),
    # dependents
    Hazard.DEP_BREAK_VIEW: _may(
        "Objects that depend on a changed one are dropped and made anew in the same transaction.",
        "Nothing; owners, privileges and comments come back with them.",
    ),
    Hazard.DEP_UNTRACKED: _ask(
        "Functions name the object in a body that PostgreSQL does not look into; they fail when they run.",
        "Change these functions first.",
    ),
    Hazard.DEP_RENAME: _ask(
        "Applications that use the old name fail at once.", "Deploy them together, or keep a view."
    ),
    Hazard.DEP_SIGNATURE: _ask(
        "Calls with the old arguments fail, or see another result.", "Deploy the callers together with it."
    ),
    Hazard.DEP_OVERLOAD: _ask(
        "A second function of this name can make calls ambiguous (42725).",
        "Give it another name, or cast at the calls.",
    ),
    Hazard.DEP_CASCADE: _ask(
        "PostgreSQL knows no other way than CASCADE; what depends on the object is dropped by name before.",
        "Read the steps before it.",
    ),
    Hazard.DEP_EXTENSION: _ask(
        "An extension comes, goes or changes its version, with all its objects.", "Read its notes on updates."
    ),
    Hazard.DEP_OTHER_SCHEMA: _no(
        "An object that is not compared depends on it.", "Compare its schema too, or change it by hand first."
    ),
    # applications
    Hazard.APP_NOT_NULL: _ask(
        "Programs that leave the column out, or write NULL, fail from now on.", "Deploy the code that fills it first."
    ),
    Hazard.APP_CHECK_TIGHTER: _ask(
        "Writes that break the new rule fail from now on.", "Deploy the code that keeps it first."
    ),
    Hazard.APP_JSON_TYPE: _may("json has no equality: DISTINCT, GROUP BY and UNION fail.", "Use jsonb."),
    Hazard.APP_INT_PK: _may("An integer key ends at 2,147,483,647.", "Use bigint."),
    Hazard.APP_TZ_CONVERSION: _no(
        "Times are read in the session's time zone.", "Say the zone: USING column AT TIME ZONE 'UTC', by hand."
    ),
    Hazard.APP_TRIGGERS_FIRE: _may(
        "The table's triggers run for the rows that are written: what they do elsewhere, no rollback takes back.",
        "Read the triggers' functions.",
    ),
    # correctness
    Hazard.CORR_MAY_FAIL: _may(
        "The step fails if rows contradict it, and its transaction is undone.", "Correct these rows."
    ),
    Hazard.CORR_NOT_VALID_LEFT: _ask(
        "The constraint holds for new rows only, and the planner does not trust it.", "VALIDATE CONSTRAINT later."
    ),
    Hazard.CORR_DUP_NULL: _ask("Several NULLs count as duplicates from now on.", "Look for rows with NULL first."),
    Hazard.CORR_SEQ_BEHIND: _no(
        "The counter is behind the values that are there: the next insert would collide.", "Set it with setval()."
    ),
    Hazard.CORR_COLLATION_VERSION: _ask(
        "The operating system sorts text otherwise than when the indexes were built; they may be corrupt.",
        "REINDEX first, then ALTER DATABASE … REFRESH COLLATION VERSION.",
    ),
    Hazard.CORR_COLUMN_ORDER: _may(
        "Only the order of columns differs, which nothing but a rewrite changes.", "Nothing."
    ),
    # security
    Hazard.SEC_RLS_OFF: _no("Rows that policies hid become visible.", "Be sure that nobody relies on the policies."),
    Hazard.SEC_RLS_ON_NO_POLICY: _ask(
        "Row security without a policy: all but the owner see no row.", "Create a policy."
    ),
    Hazard.SEC_POLICY_CHANGE: _ask("Who sees which rows changes.", "Read the policy's two forms."),
    Hazard.SEC_GRANT_WIDER: _ask("Somebody may do more.", "Leave it out: --ignore privilege:NAME."),
    Hazard.SEC_GRANT_LOST: _ask("Somebody may do less, and may fail at once.", "Look who uses the privilege."),
    Hazard.SEC_OWNER: _ask(
        "Views and SECURITY DEFINER functions run with the new owner's rights.",
        "Be sure that the role is the right one.",
    ),
    Hazard.SEC_DEFINER: _no(
        "The function runs with its owner's rights; its caller's search_path or temporary tables replace what it uses.",
        "Add SET search_path = pg_catalog, …, pg_temp to it.",
    ),
    Hazard.SEC_VIEW_BARRIER: _no("The view no longer guards the rows that it hides.", "Keep security_barrier."),
    Hazard.SEC_LANG_UNTRUSTED: _no(
        "The code can do anything that the server's account can.", "Use a trusted language."
    ),
    Hazard.SEC_EVENT_TRIGGER: _ask("The event trigger's code runs with every DDL command.", "Read its function."),
    Hazard.SEC_SECRET_IN_DDL: _ask(
        "A secret belongs here that pgsync does not read.", "Set it by hand, as the plan says."
    ),
    Hazard.SEC_TRIGGER_STATE: _ask("A trigger, rule or foreign key is no longer enforced.", "Enable it again."),
    # replication
    Hazard.REPL_IDENTITY: _no(
        "UPDATE and DELETE of a published table need its identity: they fail at once without one (55000).",
        "Keep a primary key, or set REPLICA IDENTITY FULL first.",
    ),
    Hazard.REPL_PUBLICATION: _no("What subscribers receive changes.", "Tell those who run the subscribers."),
    Hazard.REPL_SUBSCRIBER_DDL: _ask(
        "The table is published, and DDL is not replicated: the subscriber stops when rows do not fit.",
        "Apply additions on the subscriber first, removals last.",
    ),
    Hazard.REPL_STANDBY: _may(
        "Standbys replay the lock: their readers wait, and are cancelled after max_standby_streaming_delay.",
        "Run it when the standbys' readers can wait.",
    ),
    # the run
    Hazard.IRREVERSIBLE: _may("A rollback brings back the structure only.", "Make a backup first."),
    Hazard.NON_TRANSACTIONAL: _may(
        "It runs outside a transaction: if it fails, what came before it stays.", "Resume, or roll back."
    ),
}


def in_a_file(hazard: Hazard) -> Meaning:
    """Return what a hazard means in a file that somebody wrote, where there is no plan to choose from or go back."""
    what, instead = _IN_A_FILE.get(hazard, ("", ""))
    meaning = MEANINGS[hazard]
    return replace(meaning, what=what or meaning.what, instead=instead or meaning.instead)


_IN_A_FILE: Mapping[Hazard, tuple[str, str]] = {
    Hazard.DATA_DROP_TABLE: ("The table's rows go.", "Dump it first (pg_dump -t), or rename it and drop it later."),
    Hazard.DATA_DROP_COLUMN: (
        "The column goes with its values, indexes, statistics and privileges.",
        "Copy it to another table first, once nothing reads it any more.",
    ),
    Hazard.DATA_TRUNCATING_CAST: ("Values are rounded or cut to fit the new type.", ""),
    Hazard.DATA_DELETE_ROWS: ("Rows are deleted.", "Copy them to another table first."),
    Hazard.DATA_DELETE_CASCADES: (
        "Rows of other tables that refer to deleted ones go too, or lose the reference.",
        "Move these rows to other keys first.",
    ),
    Hazard.DATA_UPDATE_ROWS: ("Values of rows that are there are overwritten.", "Copy them to another table first."),
    Hazard.DATA_DROP_SCHEMA: ("The schema goes with all its objects.", "Drop them one by one, without CASCADE."),
    Hazard.LOCK_MANY: ("", "Divide it into several transactions."),
    Hazard.DEP_CASCADE: ("CASCADE drops what depends on the object.", "Drop that by name before, without CASCADE."),
    Hazard.SEC_GRANT_WIDER: ("", "Be sure that the role needs it."),
    Hazard.NON_TRANSACTIONAL: ("", "Keep it in a file of its own."),
    Hazard.LOCK_AX: (
        "All reads and writes wait while the statement waits for its lock, and while it runs.",
        "SET lock_timeout before it, and try again when it did not get the lock.",
    ),
}
