"""Finished frame in, plotly figure out; nothing is computed here."""
