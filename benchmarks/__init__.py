"""What the speed claims rest on: each module prints CPU seconds of one run, and ratios within it."""
