"""Complaints, returns, talk, and what is to be done."""
