"""Rosters from elsewhere into the register, and lists out of it."""
