"""The rights of the person: everything known of somebody, erasing them for good, letting go of what is old.

- ``tables``: who was erased, by which digests they are known again, what is let go when;
- ``subjects``: all that the database holds of one person; ``mentions``: the texts of others that name them;
- ``gathering``: that, put together to be given to them;
- ``cells``: what becomes of each value; ``erasing``: the preview, and all of it in one step;
- ``digests``: how somebody who was erased is known again; ``refusing``: where they are typed in anew;
- ``scrubbing``: no bytes are left behind in the files;
- ``again``: after a back-up was put back, all erasures once more;
- ``retention``: what is let go of after some years;
- ``rights``: all of it behind ``store.rights``.
"""

from __future__ import annotations
