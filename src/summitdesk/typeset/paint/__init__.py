"""Frames become marks: ``pdf`` paints files, ``trace`` paints text for a person to review. Neither decides anything."""
