"""Pure data: identities, objects, catalogs, statements, plans and the contract of a kind."""
