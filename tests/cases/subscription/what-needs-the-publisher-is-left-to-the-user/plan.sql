-- ~ subscription:shop  two_phase
-- ~ subscription:store  failover

-- To be done by hand: subscription shop: its two_phase, which needs the publisher's slot, is to be true
-- To be done by hand: subscription store: its failover, which needs the publisher's slot, is to be true
