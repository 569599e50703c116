CREATE FUNCTION timetable(station text) RETURNS TABLE (train integer, departs time, platform text) LANGUAGE sql AS $$ SELECT 1, time '10:00', '3b' $$;

CREATE VIEW from_leeds AS SELECT train, departs FROM timetable('Leeds');
