"""Badges: who gets one, and the sheets that they print on."""
