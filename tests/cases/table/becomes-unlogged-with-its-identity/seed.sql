INSERT INTO event (what) VALUES ('x');
