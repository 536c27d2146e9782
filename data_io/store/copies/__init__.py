"""Copies of all there is: made by themselves and by hand, proven, thinned out, put back, moved.

Every back-up is one file of SQLite with our tables, whatever engine the original lies on; so making one,
restoring it and moving a business are one mechanism. In reading order:

- ``contents``: what a table holds, as rows, sums and digests that are the same on every engine;
- ``facts``: what a back-up tells of itself;
- ``snapshot``: a database copied to a file as of one moment, and compared;
- ``sealing``: encryption; ``names``: what they are called, and which are kept how long;
- ``shelf``: the folder in which they lie, and a second one;
- ``restoring``: one put in the place of the database; ``moving``: from one database to another;
- ``copies``: all of it behind ``store.copies``.
"""

from __future__ import annotations
