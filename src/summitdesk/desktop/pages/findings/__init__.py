"""Findings: what a proof-reader would put in the margin of the whole event."""
