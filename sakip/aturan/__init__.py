"""The rules of SAKIP, read like the regulation: pure functions and data, standard library only.

Values in, value out: no clock, no database, no settings. A missing value is `None`, never zero.
"""
