"""Where the tables on a sheet stand: their headings, their bodies, and what turns them into rows."""
