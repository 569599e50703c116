CREATE TYPE "Odd ""Type""" AS ENUM ('it''s', '', 'a "b"', 'with space', 'two
lines', 'null', 'Ünïcødé 日本', 'back\slash', 'l23456789_123456789_123456789_123456789_123456789_123456789_123');

CREATE TABLE odd (v "Odd ""Type""" DEFAULT 'it''s', w "Odd ""Type"""[] DEFAULT ARRAY['back\slash'::"Odd ""Type"""]);
