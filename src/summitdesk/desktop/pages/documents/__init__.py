"""Documents: what the event adopts, written in its languages side by side, with the paper beside it."""
