"""Papers: rows in, content out. Nothing here measures or draws."""
