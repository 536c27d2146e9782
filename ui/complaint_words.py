"""What complaints and returns are about: their words brought together as themes, each with its records."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.insights.product_sentences import theme_sentence
from crm.insights.themes import PERIOD_DAYS, SaidThemes, said_themes
from ui import cards, follow_up, people, picks, tables, take_away
from ui.downloads import Put
from ui.follow_up import Todo
from ui.outlook import Outlook, frame, once
from ui.people import People
from ui.session import Session
from ui.troubles import OF, Troubles
from ui.words import Tone, badge, plain, soft

TEXTS: Final = {"complaint": ("subject", "opened_at"), "return": ("reason", "returned_on")}
"""Where the words stand, and when they were said."""
NAMED: Final = 3
"""Words by which a theme is called."""
MEND: Final = Todo("Tell them what has changed since")


def show_themes(reader: Session, found: Troubles, outlook: Outlook, put: Put) -> None:
    """Draw the themes of what was said, and the customers who said one of them."""
    themes = {name: _themes(reader, found, entity, outlook) for name, entity in OF.items()}
    names = [name for name, each in themes.items() if each.found.texts]
    if not names:
        return
    with cards.card("themes", "What they say", "all of your past, words that stand together", fill=False):
        of = names[0]
        if len(names) > 1:
            of = picks.pick("Said in", names, key="said", default=names[0])
        said = themes[of]
        if said.found.themes.empty:
            cards.say(
                f"No words come twice in {wording.count(said.found.texts, 'text')}: read them one by one.",
                key="say-themes",
            )
            return
        cards.say(theme_sentence(said.found), key="say-themes")
        _show_table(said.found.themes)
        table = _as_listed(said.found.themes)
        name = f"What {of.lower()} say"
        take_away.show_menu(reader, put, "themes-list", name, lambda: table, rows=len(table), version=of)
        _show_one(reader, OF[of], said, outlook, put)


def _themes(reader: Session, found: Troubles, entity: str, outlook: Outlook) -> SaidThemes:
    def work() -> SaidThemes:
        return said_themes(_said(reader, entity, outlook), today=found.past.as_of)

    return once(reader, f"themes of {entity}", outlook.today, work)


def _said(reader: Session, entity: str, outlook: Outlook) -> pd.DataFrame:
    """Give what was said, when and by whom; a complaint without a subject is told by its longer words.

    One row per record, by id. Columns: text, day, customer.
    """

    def work() -> pd.DataFrame:
        text, day = TEXTS[entity]
        names = ["text", "day", "customer"]
        said = frame(reader, entity)[[text, day, "customer"]].set_axis(names, axis="columns")
        blank = said.index[said["text"].isna()]
        if entity != "complaint" or blank.empty:
            return said
        longer = reader.store.records(entity, reader.access, ids=blank.tolist(), fields=["description"])
        return said.assign(text=said["text"].astype(object).fillna(longer["description"]))

    return once(reader, f"said in {entity}", outlook.today, work)


def _called(words: list[str]) -> str:
    return ", ".join(words[:NAMED])


def _show_table(themes: pd.DataFrame) -> None:
    rows = themes.to_dict("records")
    risen = badge("more often", Tone.BAD)
    tables.show_table(
        {
            "Words": [
                f"{plain(_called(row['words']))} {risen if row['rising'] else ''}".strip() for row in rows
            ],
            "As in": [soft(f"“{row['example']}”") for row in rows],
            "Said": [f"{wording.number(row['texts'])}, {wording.percent(row['share'])}" for row in rows],
            f"Last {PERIOD_DAYS} days": [wording.number(row["recent"]) for row in rows],
            "Before": [wording.number(row["before"]) for row in rows],
        },
        alt="Themes of what was said, the most frequent first",
        right=["Said", f"Last {PERIOD_DAYS} days", "Before"],
    )


def _as_listed(themes: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Words": themes["words"].map(", ".join),
            "Example": themes["example"],
            "Said": themes["texts"],
            "Share %": (100 * themes["share"]).round(1),
            f"Last {PERIOD_DAYS} days": themes["recent"],
            f"{PERIOD_DAYS} days before": themes["before"],
            "More often": themes["rising"].map({True: "yes", False: None}),
        }
    )


def _show_one(reader: Session, entity: str, said: SaidThemes, outlook: Outlook, put: Put) -> None:
    """Draw who said a theme, and in which words."""
    themes = said.found.themes
    names = {at: _called(words) for at, words in enumerate(themes["words"])}
    rising = [at for at in names if themes["rising"].iloc[at]]
    theme = int(
        st.pills(
            "Show who said",
            list(names),
            default=rising[0] if rising else 0,
            required=True,
            format_func=lambda each: plain(names[each]),
            key=f"{entity}-theme",
        )
    )
    every = _said(reader, entity, outlook)
    mine = every[said.theme == theme].sort_values("day", ascending=False, kind="stable")
    known = mine[mine["customer"].to_numpy() > 0]
    unknown = len(mine) - len(known)
    if unknown:
        st.markdown(soft(f"{wording.number(unknown)} of {wording.number(len(mine))} name no customer."))
    if known.empty:
        return
    latest = known.drop_duplicates("customer")
    table = pd.DataFrame(
        {
            "Said": latest["text"].astype(object),
            "When": latest["day"],
            "Times": known.groupby("customer").size().reindex(latest["customer"]).to_numpy(),
        }
    ).set_index(latest["customer"])
    name = f"Who said {names[theme]}"
    listed = People(f"{entity}-said", name, table, {"When": "date"}, version=theme)
    people.show(reader, listed, outlook)
    follow_up.show(reader, listed, MEND, outlook, put)
