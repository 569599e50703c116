CREATE TABLE "t ""1""" ("c'1" bigint);
