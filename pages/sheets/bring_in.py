"""Drop your sheets here, just as they are; see what would happen; store them."""

from __future__ import annotations

from functools import partial

import streamlit as st

from crm.access import Action
from ui import import_steps, importer, session
from web import downloads

reader = session.current(Action.IMPORT)
put = partial(downloads.SHELF.put, st.context.cookies)
current, stored = importer.draft(), importer.stored()
if current is not None:
    import_steps.show_draft(reader, current, put)
elif stored is not None:
    import_steps.show_stored(reader, stored, put)
else:
    import_steps.show_drop_zone(reader)
