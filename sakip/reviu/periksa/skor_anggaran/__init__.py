"""Nilai SMART, IKPA and NKA: weights, weighted rows, sums."""
