"""Spreadsheets in and out, and what was changed by whom."""
