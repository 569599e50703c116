CREATE DOMAIN moment AS timestamptz DEFAULT date_trunc('hour', now());
