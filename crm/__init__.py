"""What we know: pure Python and frames, without screens, storage or files."""
