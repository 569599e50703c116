"""What newer versions of PostgreSQL brought: functions, types, words and settings that an older one does not know.

The tables are what pg_proc, pg_type, pg_opclass, pg_settings and pg_roles of each major version have more than those of
the one before, without what only the server itself calls.
"""

import re
from collections.abc import Iterable, Iterator

from pgsync.kinds.names import NAME_BYTES
from pgsync.model.kind import Lack
from pgsync.model.objects import Catalog
from pgsync.model.sql import qualified
from pgsync.model.tokens import Tree, parse, words


def _since(table: dict[int, str]) -> dict[str, int]:
    return {name: version for version, names in table.items() for name in names.split()}


FUNCTIONS = _since(
    {
        14: """
            bit_count bit_xor date_bin datemultirange elem_contained_by_multirange extract hash_multirange hash_record
            int4multirange int8multirange multirange multirange_adjacent_multirange multirange_adjacent_range
            multirange_after_multirange multirange_after_range multirange_before_multirange multirange_before_range
            multirange_cmp multirange_contained_by_multirange multirange_contained_by_range multirange_contains_elem
            multirange_contains_multirange multirange_contains_range multirange_eq multirange_ge multirange_gt
            multirange_intersect multirange_le multirange_lt multirange_minus multirange_ne
            multirange_overlaps_multirange multirange_overlaps_range multirange_overleft_multirange
            multirange_overleft_range multirange_overright_multirange multirange_overright_range multirange_union
            numeric_pl_pg_lsn nummultirange pg_column_compression pg_get_backend_memory_contexts
            pg_get_catalog_foreign_keys pg_get_function_sqlbody pg_get_statisticsobjdef_columns
            pg_get_statisticsobjdef_expressions pg_get_wal_replay_pause_state pg_log_backend_memory_contexts pg_lsn
            pg_lsn_mii pg_lsn_pli pg_stat_get_db_active_time pg_stat_get_db_idle_in_transaction_time
            pg_stat_get_db_session_time pg_stat_get_db_sessions pg_stat_get_db_sessions_abandoned
            pg_stat_get_db_sessions_fatal pg_stat_get_db_sessions_killed pg_stat_get_replication_slot pg_stat_get_wal
            pg_stat_reset_replication_slot pg_xact_commit_timestamp_origin range_adjacent_multirange
            range_after_multirange range_agg range_before_multirange range_contained_by_multirange
            range_contains_multirange range_intersect_agg range_overlaps_multirange range_overleft_multirange
            range_overright_multirange string_to_table trim_array tsmultirange tstzmultirange unistr
        """,
        15: """
            has_parameter_privilege pg_backup_start pg_backup_stop pg_database_collation_actual_version
            pg_get_wal_resource_managers pg_ident_file_mappings pg_ls_logicalmapdir pg_ls_logicalsnapdir
            pg_ls_replslotdir pg_settings_get_flags pg_stat_force_next_flush pg_stat_get_recovery_prefetch
            pg_stat_get_subscription_stats pg_stat_have_stats pg_stat_reset_subscription_stats regexp_count regexp_instr
            regexp_like regexp_substr xid8_larger xid8_smaller
        """,
        16: """
            any_value array_sample array_shuffle date_add date_subtract erf erfc json_agg_strict json_object_agg_strict
            json_object_agg_unique json_object_agg_unique_strict jsonb_agg_strict jsonb_object_agg_strict
            jsonb_object_agg_unique jsonb_object_agg_unique_strict pg_input_error_info pg_input_is_valid
            pg_log_standby_snapshot pg_split_walfile_name pg_stat_get_backend_subxact
            pg_stat_get_db_conflict_logicalslot pg_stat_get_io pg_stat_get_lastscan pg_stat_get_tuples_newpage_updated
            pg_stat_get_xact_tuples_newpage_updated random_normal system_user
        """,
        17: """
            icu_unicode_version jsonb_populate_record_valid pg_available_wal_summaries pg_basetype
            pg_column_toast_chunk_id pg_get_wait_events pg_get_wal_summarizer_state
            pg_stat_get_checkpointer_buffers_written pg_stat_get_checkpointer_num_requested
            pg_stat_get_checkpointer_num_timed pg_stat_get_checkpointer_restartpoints_performed
            pg_stat_get_checkpointer_restartpoints_requested pg_stat_get_checkpointer_restartpoints_timed
            pg_stat_get_checkpointer_stat_reset_time pg_stat_get_checkpointer_sync_time
            pg_stat_get_checkpointer_write_time pg_sync_replication_slots pg_wal_summary_contents to_bin to_oct
            to_regtypemod unicode_assigned unicode_version uuid_extract_timestamp uuid_extract_version xmltext
        """,
        18: """
            array_reverse array_sort bytea bytea_larger bytea_smaller casefold crc32 crc32c gamma
            gist_translate_cmptype_common has_largeobject_privilege hashbool hashbytea hashcid hashdate hashxid hashxid8
            lgamma pg_clear_attribute_stats pg_clear_relation_stats pg_get_acl pg_get_aios pg_get_loaded_modules
            pg_get_sequence_data pg_get_shmem_allocations_numa pg_ls_summariesdir pg_numa_available
            pg_restore_attribute_stats pg_restore_relation_stats pg_stat_get_backend_io pg_stat_get_backend_wal
            pg_stat_get_checkpointer_num_performed pg_stat_get_checkpointer_slru_written
            pg_stat_get_db_parallel_workers_launched pg_stat_get_db_parallel_workers_to_launch
            pg_stat_get_total_analyze_time pg_stat_get_total_autoanalyze_time pg_stat_get_total_autovacuum_time
            pg_stat_get_total_vacuum_time pg_stat_reset_backend_stats pg_timezone_abbrevs_abbrevs
            pg_timezone_abbrevs_zone record_larger record_smaller timestamptz_hash uuidv4 uuidv7
        """,
    }
)
SETTINGS = _since(
    {
        14: """
            client_connection_check_interval compute_query_id debug_discard_caches default_toast_compression
            enable_async_append enable_memoize huge_page_size idle_session_timeout in_hot_standby
            log_recovery_conflict_waits min_dynamic_shared_memory recovery_init_sync_method
            remove_temp_files_after_crash ssl_crl_dir track_wal_io_timing vacuum_failsafe_age
            vacuum_multixact_failsafe_age
        """,
        15: """
            archive_library log_startup_progress_interval recovery_prefetch recursive_worktable_factor
            shared_memory_size shared_memory_size_in_huge_pages stats_fetch_consistency wal_decode_buffer_size
        """,
        16: """
            createrole_self_grant debug_io_direct debug_logical_replication_streaming debug_parallel_query
            enable_presorted_aggregate file_extend_method gss_accept_delegation icu_validation_level
            max_parallel_apply_workers_per_subscription reserved_connections scram_iterations send_abort_for_crash
            send_abort_for_kill vacuum_buffer_usage_limit
        """,
        17: """
            allow_alter_system commit_timestamp_buffers enable_group_by_reordering event_triggers huge_pages_status
            io_combine_limit max_notify_queue_pages multixact_member_buffers multixact_offset_buffers notify_buffers
            serializable_buffers subtransaction_buffers summarize_wal sync_replication_slots synchronized_standby_slots
            trace_connection_negotiation transaction_buffers transaction_timeout wal_summary_keep_time
        """,
        18: """
            autovacuum_vacuum_max_threshold autovacuum_worker_slots enable_distinct_reordering
            enable_self_join_elimination extension_control_path file_copy_method idle_replication_slot_timeout
            io_max_combine_limit io_max_concurrency io_method io_workers log_lock_failures
            max_active_replication_origins md5_password_warnings num_os_semaphores oauth_validator_libraries ssl_groups
            ssl_tls13_ciphers track_cost_delay_timing vacuum_max_eager_freeze_failure_rate vacuum_truncate
        """,
    }
)
STORAGE_PARAMETERS = _since({18: "autovacuum_vacuum_max_threshold vacuum_max_eager_freeze_failure_rate"})
TYPES = _since(
    {
        14: """
            anycompatiblemultirange anymultirange datemultirange int4multirange int8multirange nummultirange
            tsmultirange tstzmultirange
        """
    }
)
ROLES = _since(
    {
        14: "pg_database_owner pg_read_all_data pg_write_all_data",
        15: "pg_checkpoint",
        16: "pg_create_subscription pg_use_reserved_connections",
        17: "pg_maintain",
        18: "pg_signal_autovacuum_worker",
    }
)
MULTIRANGE_SINCE = 14
_NAME = re.compile(r'(?:"[^"]*"|[\w$.])+')
OPERATOR_CLASSES = {"_bloom_ops": 14, "_minmax_multi_ops": 14}
# Words next to each other in what PostgreSQL deparses, where no name is: names are in small letters or quoted.
_WORDS: dict[tuple[str, ...], tuple[str, int]] = {
    ("EXTRACT", "("): ("calls of EXTRACT that give a numeric value", 14),
    ("SIMILAR",): ("calls of SUBSTRING ... SIMILAR ... ESCAPE", 14),
    ("GROUP", "BY", "DISTINCT"): ("queries with GROUP BY DISTINCT", 14),
    ("SEARCH", "BREADTH"): ("queries with SEARCH", 14),
    ("SEARCH", "DEPTH"): ("queries with SEARCH", 14),
    ("CYCLE",): ("queries with CYCLE", 14),
    ("MERGE", "INTO"): ("MERGE statements", 15),
    ("JSON_OBJECT", "("): ("SQL/JSON constructors", 16),
    ("JSON_ARRAY", "("): ("SQL/JSON constructors", 16),
    ("JSON_OBJECTAGG", "("): ("SQL/JSON constructors", 16),
    ("JSON_ARRAYAGG", "("): ("SQL/JSON constructors", 16),
    ("IS", "JSON"): ("IS JSON tests", 16),
    ("NO", "INDENT"): ("calls of XMLSERIALIZE with NO INDENT", 16),
    ("SYSTEM_USER",): ("uses of SYSTEM_USER", 16),
    ("AT", "LOCAL"): ("AT LOCAL expressions", 17),
    ("JSON", "("): ("SQL/JSON functions", 17),
    ("JSON_SCALAR", "("): ("SQL/JSON functions", 17),
    ("JSON_SERIALIZE", "("): ("SQL/JSON functions", 17),
    ("JSON_EXISTS", "("): ("SQL/JSON functions", 17),
    ("JSON_VALUE", "("): ("SQL/JSON functions", 17),
    ("JSON_QUERY", "("): ("SQL/JSON functions", 17),
    ("JSON_TABLE", "("): ("SQL/JSON functions", 17),
}


def in_expression(*texts: str | None) -> Iterator[Lack]:
    """Return what of deparsed expressions, queries and definitions older servers do not know."""
    for text in filter(None, texts):
        tree = parse(text)
        if tree is not None:
            yield from _in_words(tree)


def _in_words(tree: Tree) -> Iterator[Lack]:
    listed = list(words(tree))
    for number, word in enumerate(listed):
        before, after = listed[number - 1] if number else "", listed[number + 1 : number + 2]
        name = word.strip('"')
        if after == ["("] and before != "." and name in FUNCTIONS:
            yield Lack(f"calls of the function {name}", FUNCTIONS[name])
        if before == "::" and name in TYPES:
            yield Lack("multirange types", TYPES[name])
        for suffix, since in OPERATOR_CLASSES.items():
            if before != "." and name.endswith(suffix):
                yield Lack(f"uses of the operator class {name}", since)
        for phrase, (what, since) in _WORDS.items():
            if word == phrase[0] and tuple(listed[number : number + len(phrase)]) == phrase:
                yield Lack(what, since)


def has_words(text: str, *phrase: str) -> bool:
    """Tell whether a deparsed text has these words next to each other."""
    listed = list(words(tree)) if (tree := parse(text)) is not None else []
    return any(tuple(listed[n : n + len(phrase)]) == phrase for n in range(len(listed)))


def in_types(types: Iterable[str | None], catalog: Catalog) -> Iterator[Lack]:
    """Return whether a multirange type is among some types: PostgreSQL 13 has none."""
    names = {word for type_ in filter(None, types) for word in _NAME.findall(type_)}
    if names & TYPES.keys() or (any("multirange" in name or "." in name for name in names) and names & _users(catalog)):
        yield Lack("multirange types", MULTIRANGE_SINCE)


def _users(catalog: Catalog) -> set[str]:
    """Return the names of the multirange types that come with the range types of a catalog."""
    return {
        qualified(item.spec.multirange or (id_.path[0], default_multirange(id_.path[1])))
        for id_, item in catalog.objects.items()
        if id_.kind == "range type"
    }


def default_multirange(name: str) -> str:
    """Return the name PostgreSQL gives a multirange type (makeMultirangeTypeName, multirangetypes.c)."""
    before, found, after = name.partition("range")
    if found:
        full = f"{before}multirange{after}"
    else:
        full = name.encode()[: NAME_BYTES - 11].decode(errors="ignore") + "_multirange"
    return full.encode()[:NAME_BYTES].decode(errors="ignore")


def in_options(options: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Return the storage parameters, of key=value texts, that older servers do not know, and since when they are."""
    for option in options:
        name = option.partition("=")[0]
        if name in STORAGE_PARAMETERS:
            yield name, STORAGE_PARAMETERS[name]
