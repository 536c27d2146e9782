"""The customers of the sample shop."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sample_data import words
from sample_data.cast import COMPANY, Cast
from sample_data.draws import days_to_times, draw_words, number_texts, take_words
from sample_data.phones import draw_phones, list_landlines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sample_data.window import Window


def list_customers(
    rng: np.random.Generator, cast: Cast, traits: pd.DataFrame, window: Window
) -> pd.DataFrame:
    """Make the customers. One row per customer, columns: the canonical fields of ``customer``."""
    rows = len(traits)
    person = (traits["segment"] != COMPANY).to_numpy()
    first_names, last_names = draw_names(rng, rows)
    company = pd.Series(pd.NA, index=range(rows), dtype="str")
    company.iloc[cast.companies] = name_firms(len(cast.companies))
    phone, mobile = draw_phones(rng, person)
    city = rng.choice(len(words.CITIES), rows, p=[0.46, 0.18, 0.14, 0.1, 0.07, 0.05])
    joined = np.where(traits["first_day"] == 0, -rng.integers(1, 900, rows), traits["first_day"])
    customers = pd.DataFrame(
        {
            "code": number_texts("C-", np.arange(1, rows + 1), 4),
            "name": (first_names + " " + last_names).where(pd.Series(person), company),
            "kind": take_words(("company", "person"), person.astype("int64")),
            "first_name": first_names,
            "last_name": last_names,
            "company": company,
            "job_title": draw_words(rng, ("Owner", "Kitchen manager", "Buyer"), rows).mask(pd.Series(person)),
            "email": write_emails(first_names, last_names, company).where(
                (rng.random(rows) < 0.88) | ~person
            ),
            "phone": phone,
            "mobile": mobile,
            "street": draw_words(rng, words.STREETS, rows)
            + " "
            + pd.Series(rng.integers(1, 140, rows)).astype("str"),
            "city": take_words(words.CITIES, city),
            "region": take_words([words.REGION], city * 0),
            "postcode": take_words(words.POSTCODES, city)
            + " "
            + pd.Series(rng.integers(1, 9, rows)).astype("str")
            + draw_words(rng, ("AB", "CD", "EF", "GH"), rows),
            "country": take_words([words.COUNTRY], city * 0),
        }
    )
    customers = pd.concat(
        [customers, draw_wishes(rng, person, window, joined), draw_habits(rng, person, window)], axis=1
    )
    customers["credit_limit"] = pd.Series(np.choose(rng.integers(0, 3, rows), [500.0, 1000.0, 2500.0])).mask(
        pd.Series(person)
    )
    customers["payment_terms_days"] = traits["terms_days"].astype("Int64").mask(pd.Series(person))
    customers = tell_stages(rng, customers, cast, traits, window)
    return enter_twice(put_together(customers, cast), cast)


def draw_names(rng: np.random.Generator, rows: int) -> tuple[pd.Series, pd.Series]:
    """Draw first and last names of one culture each; no full name comes twice before all have come once."""
    first = [name.split() for name in words.FIRST_NAMES.values()]
    last = [name.split() for name in words.LAST_NAMES.values()]
    pairs = [
        (one, other) for firsts, lasts in zip(first, last, strict=True) for one in firsts for other in lasts
    ]
    codes = np.resize(rng.permutation(len(pairs)), rows)
    return take_words([one for one, _ in pairs], codes), take_words([other for _, other in pairs], codes)


def name_firms(firms: int) -> list[str]:
    """Give so many names of firms; in a large shop they are numbered as branches."""
    made = [f"{word} {kind}" for kind in words.FIRM_KINDS for word in words.FIRM_WORDS]
    known = [*words.FIRST_FIRMS, *made]
    branches = -(-firms // len(known))
    return [name if not branch else f"{name} {branch + 1}" for branch in range(branches) for name in known][
        :firms
    ]


def to_ascii(texts: pd.Series) -> pd.Series:
    """Write texts for an e-mail address: no accents, small, words joined by dots."""
    letters = str.maketrans(
        {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "å": "a", "&": "and", "'": None}
    )
    plain = {
        text: unicodedata.normalize("NFKD", text.translate(letters))
        .encode("ascii", "ignore")
        .decode()
        .lower()
        .replace(" ", ".")
        for text in texts.dropna().unique()
    }
    return texts.map(plain).astype("str")


def write_emails(first_names: pd.Series, last_names: pd.Series, company: pd.Series) -> pd.Series:
    """Give an address in the domains reserved for examples, a different one to everybody."""
    base = (to_ascii(first_names) + "." + to_ascii(last_names)).where(company.isna(), to_ascii(company))
    nth = base.groupby(base).cumcount()
    domain = take_words(("@example.com", "@example.org"), company.notna().astype("int64").to_numpy())
    return base + nth.astype("str").where(nth > 0, "") + domain


def draw_wishes(
    rng: np.random.Generator, person: np.ndarray, window: Window, joined: np.ndarray
) -> pd.DataFrame:
    """Draw how each wants to be written to, what was agreed to and since when, and how they found us."""
    rows = len(person)
    since = pd.Series(window.start.to_datetime64().astype("datetime64[us]") + joined.astype("timedelta64[D]"))
    wishes = {"preferred_channel": draw_words(rng, ("email", "phone", "text", "visit", "letter"), rows, 0.85)}
    for way, share in (("email", 0.7), ("phone", 0.5), ("text", 0.35), ("post", 0.3)):
        agreed = pd.Series(rng.random(rows) < share).astype("boolean").mask(pd.Series(rng.random(rows) < 0.1))
        yes = agreed.fillna(value=False).astype("bool")
        wishes[f"{way}_consent"] = agreed
        wishes[f"{way}_consent_on"] = since.where(yes)
        wishes[f"{way}_consent_source"] = draw_words(rng, ("Card at the till", "Website form"), rows).where(
            yes
        )
    wishes["source"] = draw_words(rng, words.SOURCES, rows, 0.9)
    wishes["owner"] = draw_words(rng, words.STAFF, rows)
    return pd.DataFrame(wishes)


def draw_habits(rng: np.random.Generator, person: np.ndarray, window: Window) -> pd.DataFrame:
    """Draw birthdays, family, hobbies, likes, ...: of people only, and what the owner happens to know."""
    rows = len(person)
    long_ago = pd.Timestamp(window.today.year - 80, 1, 1)
    several = {
        "hobbies": (words.HOBBIES, 0.35),
        "groups": (words.GROUPS, 0.15),
        "likes": (words.LIKES, 0.4),
        "dislikes": (words.DISLIKES, 0.2),
        "tags": (words.TAGS, 0.3),
    }
    born = np.where(rng.random(rows) < 0.55, rng.integers(0, 62 * 365, rows), -1)
    wed = np.where(rng.random(rows) < 0.12, rng.integers(30 * 365, 78 * 365, rows), -1)
    habits = {
        "birthday": days_to_times(long_ago, born),
        "anniversary": days_to_times(long_ago, wed),
        "family": draw_words(rng, words.FAMILY, rows, 0.18),
        **{name: draw_several(rng, choices, rows, share) for name, (choices, share) in several.items()},
    }
    return pd.DataFrame({name: habit.where(person) for name, habit in habits.items()})


def draw_several(rng: np.random.Generator, choices: Sequence[str], rows: int, share: float) -> pd.Series:
    """Draw one or two different words a row, joined by a comma."""
    one = rng.integers(0, len(choices), rows)
    other = (one + rng.integers(1, len(choices), rows)) % len(choices)
    first = take_words(choices, np.where(rng.random(rows) < share, one, -1))
    return first + (", " + take_words(choices, other)).where(rng.random(rows) < 0.4, "")


def tell_stages(
    rng: np.random.Generator, customers: pd.DataFrame, cast: Cast, traits: pd.DataFrame, window: Window
) -> pd.DataFrame:
    """Fill stage, lost_on, lost_reason, lost_to, notes, and what few have (website, social, ...)."""
    rows = len(customers)
    silent = window.days - traits["last_day"].to_numpy() > 150
    stage = np.where(silent, 2, 1)
    stage[cast.leads] = np.where(rng.random(len(cast.leads)) < 0.5, 0, 3)
    stage[cast.lost] = 4
    gone = np.full(rows, -1)
    gone[cast.lost] = np.arange(len(cast.lost))
    lost = pd.Series(gone >= 0)
    firm = customers["company"].notna()
    slug = to_ascii(customers["name"]).str.replace(".", "-", regex=False)
    return customers.assign(
        website=("https://example.org/" + slug).where(firm),
        social=("@" + slug).where(rng.random(rows) < 0.12),
        stage=take_words(("lead", "customer", "lapsed", "prospect", "lost"), stage),
        lost_on=days_to_times(window.start, traits["last_day"].to_numpy() + 14).where(lost),
        lost_reason=take_words(words.LOST_REASONS, np.where(gone >= 0, gone % len(words.LOST_REASONS), -1)),
        lost_to=take_words(words.COMPETITORS, np.where(gone >= 0, gone % len(words.COMPETITORS), -1)),
        notes=draw_words(
            rng,
            ("Bring change for a fifty.", "Rings before coming.", "Pays for the neighbour too."),
            rows,
            0.06,
        ),
        other_emails=("second." + customers["email"]).where(rng.random(rows) < 0.04),
        other_phones=draw_words(rng, list_landlines()[-1000:], rows, 0.04),
    )


def put_together(customers: pd.DataFrame, cast: Cast) -> pd.DataFrame:
    """Let the two households live at one address: each shares surname and telephone, all share the street."""
    at_home = cast.households
    for column in ("street", "city", "postcode"):
        customers.loc[at_home, column] = customers[column].iloc[at_home[0]]
    customers.loc[at_home, "last_name"] = customers.loc[at_home[[0, 0, 2, 2]], "last_name"].to_numpy()
    customers.loc[at_home, "phone"] = [list_landlines()[1000 + family] for family in (0, 0, 1, 1)]
    first_names, last_names = customers.loc[at_home, "first_name"], customers.loc[at_home, "last_name"]
    customers.loc[at_home, "name"] = first_names + " " + last_names
    customers.loc[at_home, "email"] = to_ascii(first_names) + "@" + to_ascii(last_names) + ".example.org"
    return customers


def enter_twice(customers: pd.DataFrame, cast: Cast) -> pd.DataFrame:
    """Turn the copies into their originals as another hand would have typed them."""
    kept = [
        "kind",
        "first_name",
        "last_name",
        "company",
        "phone",
        "mobile",
        "street",
        "city",
        "region",
        "postcode",
        "country",
        "birthday",
    ]
    twin = customers.loc[cast.originals, kept].set_axis(cast.copies)
    how = pd.Series(np.arange(len(cast.copies)) % 3, index=cast.copies)
    twin["first_name"] = twin["first_name"].where(how != 0, twin["first_name"].str[:1] + ".")
    twin["last_name"] = twin["last_name"].where(how != 1, to_ascii(twin["last_name"]).str.capitalize())
    twin["street"] = twin["street"].where(
        how != 2, twin["street"].str.replace("Street", "Str.").str.replace("Road", "Rd").str.upper()
    )
    twin["name"] = twin["first_name"] + " " + twin["last_name"]
    twin["email"] = pd.Series(pd.NA, index=cast.copies, dtype="str")
    customers.loc[cast.copies, list(twin.columns)] = twin
    return customers
