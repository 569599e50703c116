ALTER SUBSCRIPTION shop CONNECTION 'host=other.invalid dbname=shop application_name=''it\''s''';
