CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TYPE note AS (body text, felt mood, felt_before mood[], title text);
CREATE TYPE page AS (main note, more note[], number int);
CREATE DOMAIN first_note AS note;
CREATE TABLE book (id int PRIMARY KEY, notes note[], opening page, pages page[], first first_note);
