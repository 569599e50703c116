INSERT INTO parcel VALUES (1, 'fragile', '{a,"b c"}'), (2, NULL, NULL), (3, DEFAULT, '{}');
