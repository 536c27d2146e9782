"""Where the money comes from."""

from __future__ import annotations

from functools import partial

import streamlit as st

from crm.insights.periods import Period
from ui import behind, cards, focus, messages, picks, revenue, session
from ui.outlook import outlook
from web import downloads

PERIODS = {
    "Day": Period.DAY,
    "Week": Period.WEEK,
    "Month": Period.MONTH,
    "Quarter": Period.QUARTER,
    "Year": Period.YEAR,
}

reader = session.current()
day = outlook(reader)
known = revenue.span(reader, day)
if known is None:
    cards.open_page("Revenue", "Nothing was sold yet, as far as your sheets tell.")
    messages.show_empty(
        "No sales yet", "They come with your sheets.", "bring-in", "Bring in your sheets", "monitoring"
    )
    st.stop()

head = st.container()
reader = focus.choose(reader, day)
days = revenue.choose_stretch(reader, day, *known)
put = partial(downloads.SHELF.put, st.context.cookies)
revenue.show_figures(reader, day, days)
behind.show(
    reader,
    day,
    put,
    "figures",
    {
        "Sold": behind.of_days(reader, "sale", days.since, days.until),
        "Given back": behind.of_days(reader, "return", days.since, days.until),
    },
)
with cards.card("periods", "What came in, and when", "the year before light behind it", fill=False):
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        by = picks.pick("By", PERIODS, key="by", default="Month")
        period = PERIODS[by]
        periods = revenue.by_period(reader, day, days, period)
        of = picks.pick("Of", revenue.measures(periods), key="measure", default="Revenue")
    revenue.show_periods(reader, periods, period, day, of, put)
with head:
    cards.open_page("Revenue", revenue.words(periods, period, days, day))
revenue.show_split(reader, day, days, put)
