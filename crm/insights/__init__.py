"""What the records say, one module a question: frames as the store loads them in, new frames or figures out."""
