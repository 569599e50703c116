CREATE TYPE "type ""x""" AS ("order" integer, "a b" text);
