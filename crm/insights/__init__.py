"""What the records say, one module a question: frames of the store in, new frames or figures out."""
