"""What passes between the shop and its customers besides sales: contacts, opportunities, tasks, campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from sample_data import words
from sample_data.draws import days_to_times, draw_words, opening_minutes, spread_over_days, take_words

if TYPE_CHECKING:
    from sample_data.plan import Plan
    from sample_data.window import Window

CAMPAIGNS: Final = (
    (
        "Asparagus weeks",
        4,
        20,
        28,
        "email",
        "Veg lovers",
        "The first asparagus is here",
        "10 % off white asparagus",
        60,
    ),
    ("Summer berries", 6, 8, 35, "email", "Regulars", "Berries by the bowl", "3 bowls for 2", 75),
    (
        "Back-to-school snacks",
        8,
        20,
        28,
        "text",
        "Families",
        "Snacks for the break",
        "15 % off oat cookies",
        40,
    ),
    (
        "Christmas hampers",
        11,
        9,
        42,
        "letter",
        "Gift buyers",
        "Hampers for your dear ones",
        "Free delivery",
        180,
    ),
)
"""Name, month and day of its start, days, way, segment, subject, offer, cost in dollars; every year."""


def make_interactions(plan: Plan) -> pd.DataFrame:
    """Make calls, e-mails and visits, about eight to a hundred sales lines.

    One row per contact, columns: the canonical fields of ``interaction``.
    """
    window, lines, rng = plan.window, plan.lines, plan.rngs["interactions"]
    near = lines[rng.random(len(lines)) < 0.078]
    rows = len(near)
    day = np.clip(near["day"] + spread_over_days(rng, -6, 6, rows), 0, window.days - 1).to_numpy()
    topic = rng.integers(0, len(words.CONTACT_SUBJECTS), rows)
    interactions = pd.DataFrame(
        {
            "happened_at": days_to_times(window.start, day, opening_minutes(rng, rows)),
            "customer": take_words(plan.codes, near["customer"].to_numpy()),
            "channel": draw_words(
                rng, ("phone", "phone", "email", "email", "text", "visit", "letter", "social", "web"), rows
            ),
            "direction": take_words(
                ("in", "out"), np.where(np.isin(topic, [3, 5]), 1, rng.integers(0, 2, rows))
            ),
            "subject": take_words([subject for subject, _ in words.CONTACT_SUBJECTS], topic),
            "body": take_words(
                [body for _, body in words.CONTACT_SUBJECTS], np.where(rng.random(rows) < 0.6, topic, -1)
            ),
            "response": draw_words(rng, ("none", "interested", "bought", "not_interested"), rows, 0.6),
            "by": draw_words(rng, words.STAFF, rows),
        }
    )
    keys = ["customer", "happened_at", "channel", "subject"]
    return interactions.drop_duplicates(keys).sort_values("happened_at", kind="stable", ignore_index=True)


def make_opportunities(plan: Plan) -> pd.DataFrame:
    """Make the opportunities. One row each, columns: the canonical fields of ``opportunity``."""
    window, cast, rng = plan.window, plan.cast, plan.rngs["opportunities"]
    chances = np.repeat(np.concatenate([cast.companies, cast.leads]), 2)
    rows = len(chances)
    deal = (np.arange(rows) % 2 + 2 * rng.integers(0, len(words.DEALS) // 2, rows)).astype("int64")
    stage = rng.choice(6, rows, p=[0.12, 0.14, 0.14, 0.1, 0.3, 0.2])
    stage[np.isin(chances, cast.leads) & (stage == 4)] = 3
    closed = stage >= 4
    created = spread_over_days(
        rng, np.where(closed, 0, window.days - 90), window.days - np.where(closed, 60, 5), rows
    )
    ended = np.minimum(created + rng.integers(5, 60, rows), window.days - 1)
    expected = np.where(closed, ended + rng.integers(-8, 15, rows), window.days + rng.integers(-5, 60, rows))
    year = np.asarray((window.start + pd.to_timedelta(created, unit="D")).year).astype("str")
    lost = stage == 5
    return pd.DataFrame(
        {
            "title": take_words(words.DEALS, deal) + " " + pd.Series(year),
            "customer": take_words(plan.codes, chances),
            "stage": take_words(("new", "qualified", "proposal", "negotiation", "won", "lost"), stage),
            "value": rng.integers(4, 80, rows) * 25.0,
            "probability": np.array([0.1, 0.25, 0.5, 0.75, 1.0, 0.0])[stage],
            "expected_close": days_to_times(window.start, np.maximum(expected, 0)),
            "closed_on": days_to_times(window.start, np.where(closed, ended, -1)),
            "source": draw_words(rng, words.SOURCES, rows),
            "owner": draw_words(rng, words.STAFF, rows),
            "lost_reason": draw_words(rng, words.LOST_REASONS, rows).where(lost),
            "lost_to": draw_words(rng, words.COMPETITORS, rows, 0.7).where(lost),
        }
    )


def make_tasks(plan: Plan) -> pd.DataFrame:
    """Make tasks: most done, some still to come, some forgotten. Columns: the fields of ``task``."""
    window, rng = plan.window, plan.rngs["tasks"]
    rows = max(20, len(plan.codes) // 6)
    chore = rng.integers(0, len(words.CHORES), rows)
    due = spread_over_days(rng, window.days - 150, window.days + 25, rows)
    done = (due < window.days) & (rng.random(rows) < 0.93)
    finished = np.where(done, np.minimum(due + rng.integers(-2, 3, rows), window.days - 1), -1)
    tasks = pd.DataFrame(
        {
            "title": take_words([title for title, _ in words.CHORES], chore),
            "due_on": days_to_times(window.start, due),
            "customer": take_words(
                plan.codes, np.where(rng.random(rows) < 0.93, rng.integers(0, len(plan.codes), rows), -1)
            ),
            "kind": take_words([kind for _, kind in words.CHORES], chore),
            "assigned_to": draw_words(rng, words.STAFF, rows),
            "repeats": draw_words(rng, ("weekly", "monthly", "yearly"), rows, 0.12),
            "done_at": days_to_times(window.start, finished, opening_minutes(rng, rows)),
        }
    )
    return tasks.drop_duplicates(["title", "due_on", "customer"]).sort_values(
        "due_on", kind="stable", ignore_index=True
    )


def make_campaigns(window: Window) -> pd.DataFrame:
    """Make the campaigns that began within the window. One row each, columns: the fields of ``campaign``."""
    rows = [
        {
            "name": f"{name} {year}",
            "channel": channel,
            "segment": segment,
            "subject": subject,
            "message": f"Dear {{first name}}, {subject[0].lower()}{subject[1:]}. {offer}. See you soon!",
            "starts_on": pd.Timestamp(year, month, day),
            "days": days,
            "cost": float(cost),
            "offer": offer,
        }
        for year in range(window.start.year, window.today.year + 1)
        for name, month, day, days, channel, segment, subject, offer, cost in CAMPAIGNS
    ]
    campaigns = pd.DataFrame(rows)
    campaigns = campaigns[(campaigns["starts_on"] >= window.start) & (campaigns["starts_on"] <= window.today)]
    campaigns["starts_on"] = campaigns["starts_on"].astype("datetime64[us]")
    campaigns.insert(6, "ends_on", campaigns["starts_on"] + pd.to_timedelta(campaigns.pop("days"), unit="D"))
    return campaigns.reset_index(drop=True).astype(
        dict.fromkeys(["name", "channel", "segment", "subject", "message", "offer"], "str")
    )


def answer_campaigns(plan: Plan, campaigns: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Write to some of those who agreed, and let some of their orders answer.

    Gives the messages (one row per campaign and recipient, the canonical fields of ``message``) and the place
    of the campaign that each sales line answered, -1 for none.
    """
    window, customers, traits, lines, rng = (
        plan.window,
        plan.people,
        plan.traits,
        plan.lines,
        plan.rngs["messages"],
    )
    answered = np.full(len(lines), -1)
    agreed = customers["email_consent"].fillna(value=False).to_numpy(dtype="bool")
    moved = rng.random(int(lines["order"].iloc[-1]) + 1)[lines["order"]] < 0.35
    customer, day = lines["customer"].to_numpy(), lines["day"].to_numpy()
    messages = []
    starts, ends = ((campaigns[name] - window.start).dt.days.tolist() for name in ("starts_on", "ends_on"))
    for place, (first, last) in enumerate(zip(starts, ends, strict=True)):
        known = (traits["first_day"] < first).to_numpy() & (traits["last_day"] > first - 90).to_numpy()
        written = agreed & known & (rng.random(len(customers)) < 0.4)
        mine = moved & written[customer] & (day >= first) & (day <= last)
        answered[mine] = place
        bought = np.zeros(len(customers), dtype="bool")
        bought[customer[mine]] = True
        messages.append(write_messages(rng, window, place, first, np.flatnonzero(written), bought))
    sent = pd.concat(messages, ignore_index=True)
    sent["campaign"] = take_words(campaigns["name"], sent["campaign"].to_numpy())
    sent["customer"] = take_words(customers["code"], sent["customer"].to_numpy())
    return sent, answered


def write_messages(
    rng: np.random.Generator,
    window: Window,
    campaign: int,
    first: int,
    recipients: np.ndarray,
    bought: np.ndarray,
) -> pd.DataFrame:
    """Give the messages of one campaign, campaign and customer as places in their lists."""
    rows = len(recipients)
    response = np.where(bought[recipients], 1, rng.choice([-1, 0, 2, 3], rows, p=[0.6, 0.15, 0.17, 0.08]))
    sent = days_to_times(window.start, np.full(rows, first), 9 * 60 + np.arange(rows) % 240)
    replied = sent + pd.to_timedelta(rng.integers(20, 3 * 1440, rows), unit="m")
    replied = replied.where((np.isin(response, [1, 2, 3])) & (replied < window.today + pd.Timedelta(days=1)))
    opted_out = (response == 3) & (rng.random(rows) < 0.4)
    return pd.DataFrame(
        {
            "campaign": campaign,
            "customer": recipients,
            "sent_at": sent,
            "responded_at": replied,
            "response": take_words(("none", "bought", "interested", "not_interested"), response),
            "opted_out": pd.Series(opted_out).astype("boolean"),
        }
    )
