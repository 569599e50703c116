CREATE TYPE "Odd ""Type""" AS ENUM ('it''s', 'a "b"', 'back\slash');

CREATE TABLE odd (v "Odd ""Type""" DEFAULT 'it''s', w "Odd ""Type"""[] DEFAULT ARRAY['back\slash'::"Odd ""Type"""]);
