CREATE ACCESS METHOD my_heap TYPE TABLE HANDLER heap_tableam_handler;

CREATE TABLE reading (id integer, doc text) PARTITION BY RANGE (id);

CREATE TABLE reading_low PARTITION OF reading FOR VALUES FROM (0) TO (10) USING heap;
