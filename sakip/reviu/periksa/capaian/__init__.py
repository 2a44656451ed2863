"""Capaian that is not the formula of its own target and realisation."""
