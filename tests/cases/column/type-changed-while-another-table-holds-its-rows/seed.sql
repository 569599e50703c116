INSERT INTO person VALUES ('Ann', ROW ('High Street', 10, 'sad'), ARRAY[ROW ('"Low" Street', 20, NULL)::address]);
