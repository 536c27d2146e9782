"""From rows to records: which record each row means, and what it changes."""
