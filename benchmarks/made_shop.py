"""A made shop whose duplicates are known, full of people who are easily taken for one."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from crm.duplicates.names import SHORT_FORMS
from sample_data import words
from sample_data.people import to_ascii

STARTS: Final = (
    "Ash", "Birch", "Crow", "Dun", "Ell", "Fern", "Green", "Hart", "Kirk",
    "Lark", "Mar", "Nor", "Oak", "Pem", "Rad", "Stan", "Thorn", "Wex",
    "Brunn", "Eich", "Feld",
)  # fmt: skip
MIDDLES: Final = ["", "er", "en", "ing", "el", "ow", "ar"]
ENDS: Final = (
    "dale", "well", "wood", "field", "ley", "by", "ton", "hurst", "ham",
    "berg", "bach", "hagen", "mann", "son", "sen", "ström", "veld", "hof",
    "rival", "court",
)  # fmt: skip
PROVIDERS: Final = ("example.com", "example.org", "example.net")


SIBLINGS: Final = (
    ("Paul", "Paula"), ("Mario", "Maria"), ("Daniel", "Daniela"), ("Martin", "Martina"),
    ("Gabriel", "Gabriele"), ("Michael", "Michaela"), ("Frieda", "Fred"), ("Mark", "Mary"),
    ("Lotte", "Lothar"), ("Hannah", "Hanno"), ("Christian", "Christina"), ("Peter", "Petra"),
    ("Andrew", "Andrea"), ("Patrick", "Patricia"), ("Josephine", "Joseph"), ("Nicholas", "Nicola"),
    ("Victor", "Victoria"), ("Louis", "Louise"), ("Charles", "Charlotte"), ("Stephen", "Stephanie"),
    ("Alexander", "Alexandra"),
)  # fmt: skip
"""Pairs of names that brothers and sisters have, and that look like slips."""


class MadeShop:
    """Customers in stored form and, for each, the number of the person behind it."""

    def __init__(self, people: int, seed: int = 7) -> None:
        self.rng = np.random.default_rng(seed)
        single = self._strangers(people)
        parts = [
            single,
            self._household(single.sample(frac=0.3, random_state=seed)),
            self._namesakes(single.sample(frac=0.06, random_state=seed + 1)),
            self._juniors(single.sample(frac=0.006, random_state=seed + 2)),
            self._flats(single.sample(frac=0.1, random_state=seed + 3)),
            self._colleagues(max(people // 50, 2)),
        ]
        persons = pd.concat(parts, ignore_index=True)
        persons["person"] = np.arange(len(persons))
        twice = pd.concat(
            [self._entered_again(persons.sample(frac=0.05, random_state=seed + nth)) for nth in (11, 12)]
        )
        shop = pd.concat([persons, twice], ignore_index=True).sample(frac=1, random_state=seed)
        shop.index = pd.RangeIndex(1, len(shop) + 1, name="id")
        self.person = shop.pop("person")
        self.customers = shop.astype("str")

    def _draw(self, choices: Any, rows: int) -> pd.Series[Any]:  # noqa: ANN401 - any list of words
        """Draw words, the first of them far more often, as names are."""
        places = (self.rng.random(rows) ** 2 * len(choices)).astype("int64")
        return pd.Series(np.asarray(choices, dtype=object)[places], dtype="str")

    def _some(self, values: pd.Series[Any], share: float) -> pd.Series[Any]:
        return values.where(self.rng.random(len(values)) < share)

    def _numbers(self, low: int, high: int, rows: int) -> pd.Series[Any]:
        return pd.Series(self.rng.integers(low, high, rows)).astype("str")

    def _first_names(self, rows: int) -> pd.Series[Any]:
        firsts = list(dict.fromkeys(name for line in words.FIRST_NAMES.values() for name in line.split()))
        return self._draw(firsts + [line.split()[0].title() for line in SHORT_FORMS.splitlines()], rows)

    def _last_names(self, rows: int) -> pd.Series[Any]:
        known = [name for line in words.LAST_NAMES.values() for name in line.split()]
        made = [one + two + three for three in ENDS for two in MIDDLES for one in STARTS]
        return self._draw(known + made, rows)

    def _emails(self, persons: pd.DataFrame) -> pd.Series[Any]:
        plain = to_ascii(persons["first_name"]) + "." + to_ascii(persons["last_name"])
        provider = self._draw(PROVIDERS, len(persons)).set_axis(persons.index)
        return plain + self._numbers(1, 9999, len(persons)).set_axis(persons.index) + "@" + provider

    def _homes(self, rows: int) -> pd.DataFrame:
        city = self.rng.integers(0, len(words.CITIES), rows)
        return pd.DataFrame(
            {
                "street": self._draw(
                    [f"{word} {way}" for word in (*STARTS, *ENDS) for way in ("Street", "Road", "Lane")], rows
                )
                + " "
                + self._numbers(1, 140, rows),
                "city": np.asarray(words.CITIES)[city],
                "postcode": pd.Series(np.asarray(words.POSTCODES)[city], dtype="str")
                + " "
                + self._numbers(1, 9, rows)
                + self._draw(("AB", "CD", "EF", "GH"), rows),
            }
        )

    def _birthdays(self, rows: int) -> pd.Series[Any]:
        days = pd.Timestamp(1940, 1, 1) + pd.to_timedelta(self.rng.integers(0, 25000, rows), unit="D")
        return pd.Series(days.strftime("%Y-%m-%d"), dtype="str")

    def _strangers(self, rows: int) -> pd.DataFrame:
        persons = pd.DataFrame({"first_name": self._first_names(rows), "last_name": self._last_names(rows)})
        return persons.assign(
            kind="person",
            company=pd.Series(np.nan, index=persons.index, dtype="str"),
            email=self._some(self._emails(persons), 0.8),
            phone=self._some("+4420" + self._numbers(10_000_000, 99_999_999, rows), 0.5),
            mobile=self._some("+447" + self._numbers(100_000_000, 999_999_999, rows), 0.6),
            birthday=self._some(self._birthdays(rows), 0.4),
            country=words.COUNTRY,
            **{str(name): column for name, column in self._homes(rows).items()},
        )

    def _household(self, heads: pd.DataFrame) -> pd.DataFrame:
        """Others at the same address: mostly one surname and telephone, some one e-mail; few are twins."""
        rows, index = len(heads), heads.index
        other = self._strangers(rows).set_axis(index)
        shares = self.rng.random(rows)
        first = other["first_name"].mask(other["first_name"] == heads["first_name"], "Quentin")
        first = (
            heads["first_name"]
            .map({**dict(SIBLINGS), **{other: one for one, other in SIBLINGS}})
            .astype("str")
            .fillna(first)
        )
        return other.assign(
            first_name=first,
            last_name=heads["last_name"].where(self.rng.random(rows) < 0.85, other["last_name"]),
            street=heads["street"],
            city=heads["city"],
            postcode=heads["postcode"],
            phone=heads["phone"],
            email=heads["email"].where(shares < 0.3, other["email"]),
            birthday=heads["birthday"].where(self.rng.random(rows) < 0.003, other["birthday"]),
        )

    def _namesakes(self, firsts: pd.DataFrame) -> pd.DataFrame:
        """Others of the same name: another address, e-mail, telephone and birthday."""
        other = self._strangers(len(firsts)).set_axis(firsts.index)
        named = other.assign(first_name=firsts["first_name"], last_name=firsts["last_name"])
        return named.assign(email=self._some(self._emails(named), 0.8))

    def _juniors(self, fathers: pd.DataFrame) -> pd.DataFrame:
        """Sons of the same name at the same address, with their own birthday and mobile."""
        other = self._strangers(len(fathers)).set_axis(fathers.index)
        born = self._birthdays(len(fathers)).set_axis(fathers.index)
        fathers = fathers.loc[fathers["birthday"].notna()]
        return fathers.assign(email=other["email"], mobile=other["mobile"], birthday=born)

    def _flats(self, firsts: pd.DataFrame) -> pd.DataFrame:
        """Neighbours: the same house, nothing else."""
        other = self._strangers(len(firsts)).set_axis(firsts.index)
        return other.assign(street=firsts["street"], city=firsts["city"], postcode=firsts["postcode"])

    def _colleagues(self, firms: int) -> pd.DataFrame:
        """Firms, each with four who work there and share its address, switchboard and info@."""
        firm = self._strangers(firms)
        name = (
            self._draw(words.FIRM_WORDS, firms)
            + " "
            + self._last_names(firms)
            + " "
            + self._draw(words.FIRM_KINDS, firms)
        )
        firm = firm.assign(
            company=name,
            name=name,
            kind="company",
            first_name=None,
            last_name=None,
            birthday=None,
            mobile=None,
            email="info@" + to_ascii(name).str.replace(".", "-", regex=False) + ".example",
        )
        staff = firm.loc[firm.index.repeat(4)].reset_index(drop=True)
        own = self._strangers(len(staff))
        shared = staff["email"].where(self.rng.random(len(staff)) < 0.6, own["email"])
        staff = staff.assign(
            first_name=own["first_name"], last_name=own["last_name"], kind="person", name=None, email=shared
        )
        return pd.concat([firm, staff], ignore_index=True)

    def _entered_again(self, persons: pd.DataFrame) -> pd.DataFrame:
        """The same persons as another clerk would write them, one to three things changed."""
        again = persons.copy()
        again["name"] = again["name"].astype("str")
        firm = again["kind"].eq("company")
        changes = (
            self._misspelt, self._nicknamed, self._moved, self._turned,
            self._thinned, self._undivided, self._retyped, self._married,
        )  # fmt: skip
        for change in changes:
            chosen = (self.rng.random(len(again)) < 0.22) & ~firm
            again.loc[chosen] = change(again.loc[chosen].copy())
        again.loc[firm, "name"] = (
            again.loc[firm, "name"] + self._draw((" Ltd", " Limited", ""), int(firm.sum())).to_numpy()
        )
        again.loc[firm, "company"] = again.loc[firm, "name"]
        return again

    def _slip(self, texts: pd.Series[Any]) -> pd.Series[Any]:
        """Leave out, double or change over a letter somewhere after the first."""
        at = self.rng.integers(1, 7, len(texts))
        kind = self.rng.integers(0, 3, len(texts))
        written = [
            text if not isinstance(text, str) or len(text) < place + 2
            else (text[:place] + text[place + 1 :], text[:place] + text[place] + text[place:],
                  text[:place] + text[place + 1] + text[place] + text[place + 2 :])[way]
            for text, place, way in zip(texts, at, kind, strict=True)
        ]  # fmt: skip
        return pd.Series(written, index=texts.index, dtype="str")

    def _misspelt(self, rows: pd.DataFrame) -> pd.DataFrame:
        last = self.rng.random(len(rows)) < 0.5
        return rows.assign(
            last_name=self._slip(rows["last_name"]).where(last, rows["last_name"]),
            first_name=self._slip(rows["first_name"]).where(~last, rows["first_name"]),
            street=self._slip(rows["street"]),
        )

    def _nicknamed(self, rows: pd.DataFrame) -> pd.DataFrame:
        short = {line.split()[0].title(): line.split()[-1].title() for line in SHORT_FORMS.splitlines()}
        return rows.assign(first_name=rows["first_name"].replace(short))

    def _moved(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(
            **{str(name): home for name, home in self._homes(len(rows)).set_axis(rows.index).items()}
        )

    def _turned(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(first_name=rows["last_name"], last_name=rows["first_name"])

    def _thinned(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(
            **{name: self._some(rows[name], 0.5) for name in ("email", "phone", "mobile", "birthday")}
        )

    def _undivided(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(name=rows["first_name"] + " " + rows["last_name"], first_name=None, last_name=None)

    def _retyped(self, rows: pd.DataFrame) -> pd.DataFrame:
        phone = rows["phone"].str.replace(r"^\+44(..)(....)(....)$", r"0\1 \2-\3", regex=True)
        return rows.assign(phone=rows["mobile"].fillna(phone), mobile=phone, email=rows["email"].str.upper())

    def _married(self, rows: pd.DataFrame) -> pd.DataFrame:
        new = self._last_names(len(rows)).set_axis(rows.index)
        return rows.assign(last_name=rows["last_name"].where(self.rng.random(len(rows)) < 0.8, new))
