"""The HTTP door: who gets in, with which headers, and what is ready before the first request."""
