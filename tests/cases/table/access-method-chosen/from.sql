CREATE ACCESS METHOD my_heap TYPE TABLE HANDLER heap_tableam_handler;

CREATE TABLE reading (id integer PRIMARY KEY, doc text);
