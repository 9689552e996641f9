"""Lengths: everything inside the typesetter is in points; millimetres and inches are turned at the edge."""

POINTS_PER_INCH = 72.0
MILLIMETRES_PER_INCH = 25.4


def mm(value: float) -> float:
    """Millimetres as points."""
    return value * POINTS_PER_INCH / MILLIMETRES_PER_INCH


def inch(value: float) -> float:
    """Inches as points."""
    return value * POINTS_PER_INCH


A4 = (mm(210), mm(297))
"""Width and height of ISO A4 upright, in points."""
