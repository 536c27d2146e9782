"""Every customer, and one whole."""
