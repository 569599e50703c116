CREATE TYPE time_range AS RANGE (SUBTYPE = time);
