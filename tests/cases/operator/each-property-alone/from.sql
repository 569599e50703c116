CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48eq);
CREATE OPERATOR ==~ (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48eq);
CREATE OPERATOR ==@ (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48eq);
CREATE OPERATOR ==# (LEFTARG = integer, RIGHTARG = bigint, FUNCTION = int48eq);
