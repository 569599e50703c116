CREATE TABLE "parent ""1""" ("the id" integer PRIMARY KEY);
CREATE TABLE "child's" ("select" integer);
