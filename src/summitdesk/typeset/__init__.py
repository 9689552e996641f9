"""The typesetter: content in, frames at fixed positions out, paint last. It knows no mayors.

The one unit is the point (1/72 inch); origin top-left, y grows downwards. Only ``paint`` flips it.
"""
