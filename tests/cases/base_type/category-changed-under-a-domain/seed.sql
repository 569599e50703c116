INSERT INTO parcel VALUES (1, 'red'), (2, 'blue');
