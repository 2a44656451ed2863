"""Views of budget, scores and e-Monev."""
