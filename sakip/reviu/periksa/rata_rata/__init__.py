"""Means down, across, by sasaran, by group and in sentences."""
