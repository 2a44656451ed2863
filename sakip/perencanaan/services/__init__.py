"""Writes of plans: dictionary, indicators and manuals, sasaran and Renstra, the register."""
