"""Links for guests: some pages, to look at, for some days.

- ``tables``: what was shared, and the browsers that came by it;
- ``shares``: ``Links``, behind ``store.links``: ``make``, ``links``, ``revoke``, ``open``, ``guest``;
- ``limits``: what a link is limited to, as it lies in the database;
- ``refusals``: what is said to whoever a link does not let in.

A guest is nobody of the business: ``crm.access.Access`` without a role, with the pages and the filters of the
link. What that means for the records is kept below the screen by ``data_io.store.guest_rows``.
"""

from __future__ import annotations

from data_io.store.links.limits import Limits
from data_io.store.links.refusals import LinkShut, LinkWantsPassword, NothingToShare
from data_io.store.links.shares import Link, Links

__all__ = ["Limits", "Link", "LinkShut", "LinkWantsPassword", "Links", "NothingToShare"]
