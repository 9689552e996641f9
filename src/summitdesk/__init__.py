"""SummitDesk: the offline desk of an international mayors' conference."""

__version__ = "0.1.0"
