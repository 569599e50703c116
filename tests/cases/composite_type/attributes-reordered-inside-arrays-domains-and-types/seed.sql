INSERT INTO book VALUES
    (1, ARRAY[('t', 'b', 'glad', NULL)::note, NULL, (NULL, 'x', 'sad', '{glad,sad}')::note], (1, ('t', 'b', 'sad', NULL)::note, '{}')::page,
     ARRAY[(2, NULL, ARRAY[('t2', 'b2', NULL, '{}')::note])::page], ('t', 'b', 'sad', NULL)::note),
    (2, NULL, NULL, '{}', NULL);
