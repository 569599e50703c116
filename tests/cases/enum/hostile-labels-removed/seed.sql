INSERT INTO odd VALUES ('a "b"', NULL), ('back\slash', ARRAY['a "b"', 'it''s']::"Odd ""Type"""[]);
