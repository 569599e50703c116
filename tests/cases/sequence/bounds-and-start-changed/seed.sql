SELECT nextval('locker'), nextval('locker');
