"""What screens share.

The frame with its navigation, cards, charts, messages, and how a page gets its reader.
"""
