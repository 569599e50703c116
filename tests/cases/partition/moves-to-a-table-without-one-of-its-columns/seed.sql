INSERT INTO archive.visit VALUES ('2026-11-23', 3);
