CREATE PUBLICATION p0 WITH (publish = 'insert, delete', publish_via_partition_root = false);
CREATE PUBLICATION p1 WITH (publish = 'insert', publish_via_partition_root = true);
