-- ~ user mapping:archive.case_reader  options

-- To be done by hand: user mapping archive.case_reader: its options differ and are set by hand: ALTER USER MAPPING FOR case_reader SERVER archive OPTIONS (SET ...)
