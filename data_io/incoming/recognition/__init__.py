"""Which entity a sheet holds, and which field each of its columns feeds."""
