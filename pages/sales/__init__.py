"""Orders, payments, products, and what may become an order."""
