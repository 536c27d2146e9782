"""How data comes and goes: sheets in, changes stored, workbooks out."""
