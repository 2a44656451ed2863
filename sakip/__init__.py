"""SAKIP: performance accountability of Indonesian government offices."""

__version__ = "0.1.0"
