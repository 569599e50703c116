CREATE TYPE "my type" AS ENUM ('a');
