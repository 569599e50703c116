CREATE TABLE article (id integer);

CREATE ACCESS METHOD my_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE ACCESS METHOD "my ""tree""" TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD my_heap IS 'heap by another name';
CREATE TABLE stored (id integer) USING my_heap;
