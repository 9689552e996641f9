"""Item models over frozen rows. They hold what a view shows and never write."""
