"""Who changed what, and when; every step can be taken back."""

from __future__ import annotations

from ui import cards, history, messages, sample, session

reader = session.current()
cards.open_page(
    "History", "Everything that was done, newest first. Open a step to see what it changed, or take it back."
)
sample.show_note(reader)
if reader.revision:
    history.show_steps(reader)
else:
    messages.show_empty(
        "Nothing was done yet",
        "Each import, each edit will stand here.",
        "bring-in",
        "Bring in your sheets",
        "history",
    )
