"""What screens share: the frame with its navigation, cards, charts, messages, and how a page gets its reader."""
