"""Invitations: who is invited, what became of it, and the letters that follow."""
