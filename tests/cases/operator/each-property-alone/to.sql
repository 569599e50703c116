CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48eq, RESTRICT = eqsel);
CREATE OPERATOR ==~ (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48eq, JOIN = eqjoinsel);
CREATE OPERATOR ==@ (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48eq, HASHES);
CREATE OPERATOR ==# (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48eq, MERGES);
