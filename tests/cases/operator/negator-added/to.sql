CREATE FUNCTION like_it(text, text) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION hate_it(text, text) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT false';

CREATE OPERATOR ~~~ (FUNCTION = like_it, LEFTARG = text, RIGHTARG = text);
CREATE OPERATOR !~~~ (FUNCTION = hate_it, LEFTARG = text, RIGHTARG = text, NEGATOR = ~~~);
