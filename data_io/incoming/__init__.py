"""From bytes to cleaned rows: read, recognise, match, parse, clean."""
