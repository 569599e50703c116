ALTER SUBSCRIPTION shop CONNECTION 'host=example.invalid dbname=shop';
