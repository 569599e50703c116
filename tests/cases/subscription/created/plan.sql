-- + subscription:shop
-- + owner:subscription.shop
-- + comment:subscription.shop

-- To be done by hand: subscription shop: its connection is never read by pgsync: CREATE SUBSCRIPTION shop CONNECTION '...' PUBLICATION one, two WITH (binary = false, streaming = 'parallel', synchronous_commit = 'off', disable_on_error = false, password_required = true, run_as_owner = false, origin = 'any', slot_name = NONE, two_phase = false, failover = false)
