"""Plain indexes in PostgreSQL's own words: pg_get_indexdef (ruleutils.c) looks for each column's default class anew."""

from pgsync.model.kind import of_relations

# Read for columns alone, of one of these classes for its very type, in the column's collation: no class, collation or
# option is named then. An enum or varchar has no class of its own, unless somebody made one.
_PLAIN = """
    o.opcdefault AND o.oid < 16384 AND (x.collation = 0 OR x.collation = a.attcollation)
    AND (o.opcintype = a.atttypid
         OR (SELECT NOT EXISTS (SELECT FROM pg_opclass u JOIN pg_type y ON y.oid = u.opcintype
                                WHERE u.opcdefault AND u.opcmethod = 403 AND (y.typtype = 'e' OR y.oid = 1043)))
            AND (o.opcintype = 25 AND a.atttypid = 1043
                 OR o.opcintype = 3500 AND a.atttypid IN (SELECT oid FROM pg_type WHERE typtype = 'e')))"""


def plain_columns(version: int) -> str:
    """Return a query for the columns of plain B-tree indexes as they stand in CREATE INDEX: indexrelid, columns.

    Of all others, which have expressions, a predicate, INCLUDE or anything else to say, it has none.
    """
    distinct = "AND NOT indnullsnotdistinct" if version >= 15 else ""
    return f"""
        SELECT x.indexrelid, string_agg(
                   quote_ident(a.attname) || CASE x.option & 3 WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST'
                                             WHEN 3 THEN ' DESC' ELSE '' END, ', ' ORDER BY x.number) AS columns
        FROM (SELECT indexrelid, indrelid, unnest(indkey) AS key, unnest(indclass) AS class,
                     unnest(indcollation) AS collation, unnest(indoption) AS option,
                     generate_subscripts(indkey, 1) AS number
              FROM pg_index WHERE indexrelid >= 16384 AND {of_relations("indrelid")}
                AND indexprs IS NULL AND indpred IS NULL
                AND indnkeyatts = indnatts {distinct}) x
        JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.key
        JOIN pg_opclass o ON o.oid = x.class AND o.opcmethod = 403
        GROUP BY x.indexrelid HAVING bool_and({_PLAIN})"""  # noqa: S608 - our own words
