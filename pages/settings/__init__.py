"""The business itself."""
