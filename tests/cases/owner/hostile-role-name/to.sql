CREATE TABLE article (id integer PRIMARY KEY);

ALTER TABLE article OWNER TO "case_it's_a_""role""";
GRANT SELECT ON article TO PUBLIC;
