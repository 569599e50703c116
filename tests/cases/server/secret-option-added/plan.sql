-- ~ server:archive  secrets

-- To be done by hand: server archive: its secret options are never read by pgsync: ALTER SERVER archive OPTIONS (ADD password '...')
