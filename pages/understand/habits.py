"""In which months who buys what, what is bought together, and what somebody may want next."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import baskets, cards, focus, habit_customers, habits, past, session, wanted
from ui.outlook import outlook
from web import downloads

reader = session.current()
day = outlook(reader)
past.need_buyers(reader, day, "Habits and seasons", "who buys what in which month", "calendar_month")

put = partial(downloads.SHELF.put, st.context.cookies)
cards.open_page("Habits and seasons")
# By category it narrows what is told, not what is looked at: who takes what with cheese buys bread too.
reader = focus.choose(reader, day, without=("category",))
asked = habits.choose(reader)
if asked.view == habits.TOGETHER:
    pairs = baskets.together(reader, asked, day)
    baskets.say_first(pairs)
    baskets.show_figures(pairs)
    baskets.show_pairs(reader, pairs, put)
    baskets.show_pair(reader, pairs, day, put)
elif asked.view == habits.NEXT:
    suggested = wanted.wanted(reader, day)
    wanted.say_first(suggested)
    wanted.show_figures(suggested)
    wanted.show_lists(reader, suggested, asked, day, put)
else:
    year = habits.year(reader, asked, day)
    habits.say_first(year, day)
    habits.show_figures(year, day)
    habits.show_soon(year, day)
    habits.show_year(reader, year, day, put)
    habit_customers.show(reader, year, day, put)
    habit_customers.show_own(reader, year, day, put)
