"""A sample shop that never was: a greengrocer and delicatessen, made from a seed (see ``make.py``)."""
