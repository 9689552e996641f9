"""Delegations: who comes, in which names and offices."""
