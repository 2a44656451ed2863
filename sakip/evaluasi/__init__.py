"""Reviu by APIP: reports that were checked, findings with a decision, the working paper."""
