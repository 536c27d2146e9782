"""Who changed what, and when; every step can be taken back."""

from __future__ import annotations

from crm.access import Action
from ui import cards, history, journal, messages, picks, sample, session

STEPS, WHO_DID_WHAT = "Steps", "Who did what"

reader = session.current()
cards.open_page(
    "History", "Everything that was done, newest first. Open a step to see what it changed, or take it back."
)
sample.show_note(reader)
audits = reader.access.may(Action.AUDIT)
view = picks.pick("View", [STEPS, WHO_DID_WHAT], key="view", default=STEPS) if audits else STEPS
if view == WHO_DID_WHAT:
    journal.show_entries(reader)
elif reader.revision:
    history.show_steps(reader)
else:
    messages.show_empty(
        "Nothing was done yet",
        "Each import, each edit will stand here.",
        "bring-in",
        "Bring in your sheets",
        "history",
    )
