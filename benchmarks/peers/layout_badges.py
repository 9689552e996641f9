"""Where the texts of a badge of 96 × 134 mm stand, for the programs that are given a ready background.

Field, left, top, width, size in points, bold; lengths in millimetres.
"""

WIDTH, HEIGHT = 96, 134
QR = (68, 93.5, 19)
FIELDS = (
    ("native", 8, 50, 80, 28, True),
    ("other", 8, 65, 80, 17, False),
    ("office_zh", 8, 76, 80, 14, False),
    ("office_en", 8, 82, 80, 10, False),
    ("country", 27, 92, 38, 8, False),
    ("city_zh", 27, 96, 38, 14, True),
    ("city_en", 27, 104, 38, 10, False),
)
