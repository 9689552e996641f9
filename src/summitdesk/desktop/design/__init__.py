"""The design system: tokens, typefaces, icons, and the style sheet made from them. It knows no page and no data."""
