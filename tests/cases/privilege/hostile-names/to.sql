CREATE TABLE "t ""1""" ("a b" integer, "it's" text);

GRANT SELECT ("a b"), UPDATE ("it's") ON "t ""1""" TO "case_""quoted""";
GRANT INSERT ON "t ""1""" TO "case_o'neil";
