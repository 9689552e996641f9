"""Widgets of the design system. Pages are put together from these; none of them knows a register."""
