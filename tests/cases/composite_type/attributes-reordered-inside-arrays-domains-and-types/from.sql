CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE TYPE note AS (title text, body text, felt mood, felt_before mood[]);
CREATE TYPE page AS (number int, main note, more note[]);
CREATE DOMAIN first_note AS note;
CREATE TABLE book (id int PRIMARY KEY, notes note[], opening page, pages page[], first first_note);
