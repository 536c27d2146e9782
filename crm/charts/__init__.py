"""Finished frames drawn, one plotly figure a function: nothing is computed here."""
