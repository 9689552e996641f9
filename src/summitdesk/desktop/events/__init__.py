"""Setting events up and changing them."""
