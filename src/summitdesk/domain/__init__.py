"""Protocol rules as functions on plain values: no window, no database, no paper."""
