CREATE TYPE "time ""range""" AS RANGE (SUBTYPE = time);
