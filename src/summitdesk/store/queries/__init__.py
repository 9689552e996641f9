"""Everything that is asked of a register: each function takes a session and returns frozen rows.

The number of statements of a query never depends on the number of rows.
"""
