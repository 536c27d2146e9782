"""Finding the same customer twice: names read, pairs worth a look, evidence weighed."""
