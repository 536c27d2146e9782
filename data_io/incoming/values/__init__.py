"""From cells to values: what people type, a column at a time."""
