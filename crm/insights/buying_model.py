"""When customers who sign no contract buy again, and whether they still come: BG/NBD.

Fader, Hardie and Lee, "Counting your customers the easy way" (Marketing Science 24, 2005): each customer buys
at random moments at a rate of their own, and after each purchase leaves for good with a chance of their own.
Rates are spread over customers by a gamma distribution (r, alpha), chances by a beta distribution (a, b).

Time is counted in weeks, a purchase is a day with one, and the first is no repeat. What the paper writes as
ratios of gamma functions and 2F1 is turned so that nothing overflows, however often somebody bought.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

import numpy as np

from crm.insights.calendar import Ints
from crm.insights.likelihood import lowest
from crm.insights.lines import Floats
from crm.insights.rhythm import PurchaseDays

WEEK: Final = 7
LEAST_CUSTOMERS: Final = 30
LEAST_RETURNING: Final = 20
"""With fewer customers, or fewer who came again, the four parameters would be guesses."""
LEAST_WEEKS: Final = 12
"""Who left cannot be told from who has not yet come again in a shorter history."""
BOUNDS: Final = np.log([[1e-3, 1e2], [1e-3, 1e4], [1e-3, 1e2], [1e-3, 1e3]])
"""Lowest and highest r, alpha, a, b that are looked at, as logarithms."""
STARTS: Final = np.log([[0.5, 5.0, 0.5, 2.0], [2.0, 20.0, 1.0, 10.0], [0.3, 1.0, 0.1, 1.0]])
NEAR_BOUND: Final = 1e-3
STEP: Final = 1e-4
MANY: Final = 5000
"""With so many customers the likelihood is a bell around its top."""
AT_HAND: Final = 8192
"""So many histories are gone through at a time."""
EFFORT: Final = 1_000_000
LEAST_CANDIDATES: Final = 100
"""How many histories are looked at to draw parameters, and how many sets at least."""
VAGUE: Final = 0.25
"""What is known of a parameter's logarithm beforehand (a spread of 2): keeps draws finite."""


@dataclass(frozen=True)
class History:
    """How often and when each customer bought: one element a customer."""

    customer: Ints
    repeats: Floats
    """Purchase days after the first (x)."""
    last: Floats
    """Weeks from the first purchase day to the last (t_x)."""
    age: Floats
    """Weeks from the first purchase day to the day that counts as today (T)."""

    def __len__(self) -> int:
        return len(self.repeats)

    @property
    def returning(self) -> int:
        """How many customers came again."""
        return int(np.count_nonzero(self.repeats))

    @property
    def enough(self) -> bool:
        """Whether there are customers, returns and weeks enough for the model."""
        many = len(self) >= LEAST_CUSTOMERS and self.returning >= LEAST_RETURNING
        return many and float(self.age.max()) >= LEAST_WEEKS

    @cached_property
    def coded(self) -> tuple[tuple[Floats, Ints], ...]:
        """The different x, t_x and T, few as they are, each with the place of every customer's among them."""
        return _coded(self.repeats), _coded(self.last), _coded(self.age)

    @cached_property
    def grouped(self) -> tuple[Floats, Floats, Floats, Floats]:
        """The different histories (x, t_x, T) and how many customers have each: all that the fit looks at."""
        stacked = np.stack([self.age, self.last, self.repeats])
        order = np.lexsort(stacked)
        ordered = stacked[:, order]
        new = np.ones(len(order), dtype=bool)
        new[1:] = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)
        counts = np.diff(np.append(np.flatnonzero(new), len(order))).astype("float64")
        age, last, repeats = ordered[:, new]
        return repeats, last, age, counts


@dataclass(frozen=True)
class Histories:
    """Different histories (x, t_x, T) and how many customers have each, laid out for their likelihood.

    Days and numbers of purchases are few: what only hangs on one of them is worked out once for each.
    Sums are taken without BLAS, which wakes threads that burn more CPU waiting than the sums cost.
    """

    repeats: Floats
    last: Floats
    age: Floats
    counts: Floats

    @cached_property
    def _kinds(self) -> tuple[Floats, Floats]:
        """The different numbers of repeats, and how many customers have each."""
        kinds, kind = _coded(self.repeats)
        return kinds, _counted(kind, self.counts, kinds)

    @cached_property
    def _ages(self) -> tuple[Floats, Floats, Floats]:
        """The different ages, how many customers have each, and how many repeats these have together."""
        ages, of_age = _coded(self.age)
        bought = _counted(of_age, self.counts * self.repeats, ages)
        return ages, _counted(of_age, self.counts, ages), bought

    @cached_property
    def _again(self) -> list[tuple[Floats, Floats, Ints, Ints, Ints]]:
        """Of who came again: repeats, how many customers, and the codes of repeats, last day and age.

        In parts that the processor keeps at hand, which halves the cost.
        """
        came = np.flatnonzero(self.repeats > 0)
        kind, of_last, of_age = (_coded(each)[1] for each in (self.repeats, self.last, self.age))
        parts = [came[begin : begin + AT_HAND] for begin in range(0, len(came), AT_HAND)]
        return [
            (self.repeats[part], self.counts[part], kind[part], of_last[part], of_age[part]) for part in parts
        ]

    @cached_property
    def _lasts(self) -> Floats:
        return _coded(self.last)[0]

    def explained(self, parameters: Floats) -> tuple[float, Floats]:
        """Give the log-likelihood, and its slope by the logarithm of each of r, alpha, a, b."""
        from scipy.special import gammaln, psi

        r, alpha, a, b = parameters.tolist()
        (kinds, many), (ages, aged, bought) = self._kinds, self._ages
        size, until = float(many.sum()), np.log(alpha + ages)
        of_kind = gammaln(r + kinds) - gammaln(r) + gammaln(a + b) - gammaln(a + b + kinds)
        of_kind += gammaln(b + kinds) - gammaln(b)
        both = float((many * (psi(a + b) - psi(a + b + kinds))).sum())
        exposed = r * aged + bought
        told, left = self._left(parameters)
        value = float((many * of_kind).sum() - (exposed * until).sum()) + size * r * np.log(alpha) + told
        by_r = float((many * (psi(r + kinds) - psi(r))).sum() - (aged * until).sum()) + size * np.log(alpha)
        by_alpha = size * r / alpha - float((exposed / (alpha + ages)).sum())
        by_b = both + float((many * (psi(b + kinds) - psi(b))).sum())
        slope = np.array([by_r, by_alpha, both, by_b]) + left
        return value, slope * parameters

    def _left(self, parameters: Floats) -> tuple[float, Floats]:
        """Give what the chance of having left adds, and its slope by r, alpha, a, b."""
        r, alpha, a, b = parameters.tolist()
        kinds, ages, lasts = self._kinds[0], self._ages[0], self._lasts
        first = np.where(kinds > 0, b + kinds - 1, 1.0)
        odds_of_kind, log_of_age, log_of_last = np.log(a / first), np.log(alpha + ages), np.log(alpha + lasts)
        told, by_r = 0.0, 0.0
        gone, at_age, at_last = np.zeros(len(kinds)), np.zeros(len(ages)), np.zeros(len(lasts))
        for repeats, counts, kind, of_last, of_age in self._again:
            back = log_of_age[of_age] - log_of_last[of_last]
            rate = r + repeats
            odds = odds_of_kind[kind] + rate * back
            small = np.exp(-np.abs(odds))
            told += float((counts * (np.maximum(odds, 0.0) + np.log1p(small))).sum())
            left = counts * np.where(odds >= 0, 1.0, small) / (1 + small)  # times the chance of having left
            by_r += float((left * back).sum())
            gone += _counted(kind, left, kinds)
            left *= rate
            at_age += _counted(of_age, left, ages)
            at_last += _counted(of_last, left, lasts)
        by_alpha = float((at_age / (alpha + ages)).sum() - (at_last / (alpha + lasts)).sum())
        return told, np.array([by_r, by_alpha, float(gone.sum()) / a, -float((gone / first).sum())])


def _coded(values: Floats) -> tuple[Floats, Ints]:
    """Give the different values, and the place of each value among them."""
    different, codes = np.unique(values, return_inverse=True)
    return different, codes.astype("int32")


def _counted(codes: Ints, weights: Floats, different: Floats) -> Floats:
    return np.bincount(codes, weights=weights, minlength=len(different)).astype("float64")


def days_until(days: PurchaseDays, until: int) -> PurchaseDays:
    """Give the purchase days up to a day (its number)."""
    inside = days.day <= until
    return days if inside.all() else PurchaseDays(days.customer[inside], days.day[inside])


def history_of(days: PurchaseDays, until: int) -> History:
    """Give each customer's history up to a day (its number); later purchases are not looked at."""
    past = days_until(days, until)
    return History(
        past.ids,
        (past.counts - 1).astype("float64"),
        (past.last - past.first) / WEEK,
        (until - past.first) / WEEK,
    )


@dataclass(frozen=True)
class BuyingModel:
    """The fitted model; ``covariance`` is that of the logarithms of r, alpha, a, b."""

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float
    customers: int
    returning: int
    at_bound: bool
    """Whether a parameter stands at the end of what is looked at: the data say only "small" or "large"."""
    covariance: Floats

    @property
    def parameters(self) -> Floats:
        """The four, in the paper's order."""
        return np.array([self.r, self.alpha, self.a, self.b])

    def alive(self, history: History) -> Floats:
        """Give the chance that each customer still comes.

        It is 1 for who bought once: the model lets nobody leave before they came again.
        """
        return alive_given(self.parameters, history)

    def expected_purchases(self, history: History, weeks: float) -> Floats:
        """Give how many purchase days each customer is expected to have in the weeks that follow."""
        return _expected(self.parameters, history, weeks)

    def drawn(self, rng: np.random.Generator, count: int, history: History) -> Floats:
        """Draw sets of parameters as uncertain as the history leaves them: a row of r, alpha, a, b a draw.

        Drawn from a bell around the best ones; where that is a poor picture of what the data say (few
        customers, a parameter at its bound) drawn again by how well each set explains the history (sampling
        importance resampling, Rubin 1988).
        """
        spread = np.linalg.cholesky(self.covariance)
        trusted = self.customers >= MANY and not self.at_bound
        repeats, last, age, counts = history.grouped
        candidates = count if trusted else int(np.clip(EFFORT // len(repeats), LEAST_CANDIDATES, count))
        steps = rng.standard_normal((candidates, 4))
        moved = steps @ spread.T
        sets: Floats = np.exp(np.clip(np.log(self.parameters) + moved, *BOUNDS.T))
        if trusted:
            return sets
        told = Histories(repeats, last, age, counts)
        explained = np.array([told.explained(each)[0] for each in sets])
        weight = explained - VAGUE / 2 * (moved**2).sum(axis=1) + (steps**2).sum(axis=1) / 2
        chance = np.exp(weight - weight.max())
        again: Floats = sets[rng.choice(candidates, count, p=chance / chance.sum())]
        return again


def fit_buying(history: History) -> BuyingModel | None:
    """Fit by maximum likelihood from several starts; None where there is too little to fit to."""
    if not history.enough:
        return None
    size = float(len(history))

    @cache
    def every(step: int) -> Histories:
        return Histories(*(each[::step] for each in history.grouped))

    def cost(logs: Floats, step: int) -> tuple[float, Floats]:
        value, slope = every(step).explained(np.exp(logs))
        customers = float(every(step).counts.sum())
        return -value / customers, -slope / customers

    best = lowest(cost, len(history.grouped[0]), STARTS, BOUNDS)
    logs = best.at
    ends = np.minimum(logs - BOUNDS[:, 0], BOUNDS[:, 1] - logs)
    r, alpha, a, b = np.exp(logs).tolist()
    return BuyingModel(
        r=r,
        alpha=alpha,
        a=a,
        b=b,
        log_likelihood=-best.cost * size,
        customers=len(history),
        returning=history.returning,
        at_bound=bool((ends < NEAR_BOUND).any()),
        covariance=_covariance(lambda at: size * cost(at, 1)[1], logs),
    )


def log_likelihood(
    parameters: Floats, repeats: Floats, last: Floats, age: Floats, counts: Floats
) -> tuple[float, Floats]:
    """Give the log-likelihood of histories, and its slope by the logarithm of each of r, alpha, a, b."""
    return Histories(repeats, last, age, counts).explained(parameters)


def _covariance(slope: Callable[[Floats], Floats], logs: Floats) -> Floats:
    """Give how uncertain the logarithms of the parameters are, from the bend of the likelihood at its top."""
    steps = np.eye(len(logs)) * STEP
    bend = np.array([(slope(logs + step) - slope(logs - step)) / (2 * STEP) for step in steps])
    values, axes = np.linalg.eigh((bend + bend.T) / 2)
    result: Floats = (axes / (np.maximum(values, 0.0) + VAGUE)) @ axes.T
    return result


def alive_given(parameters: Floats, history: History) -> Floats:
    """Give the chance that each customer still comes, given r, alpha, a, b."""
    from scipy.special import expit

    r, alpha, a, b = parameters.tolist()
    (kinds, kind), (lasts, of_last), (ages, of_age) = history.coded
    came = kinds > 0
    back = np.log(alpha + ages)[of_age] - np.log(alpha + lasts)[of_last]
    first = np.where(came, np.log(a / np.where(came, b + kinds - 1, 1.0)), -np.inf)  # who came once is here
    alive: Floats = expit(-(first[kind] + (r + kinds)[kind] * back))
    return alive


def _expected(parameters: Floats, history: History, weeks: float) -> Floats:
    """Give equation 10 of the paper after Euler's transformation of 2F1: no power of x is left in it."""
    from scipy.special import hyp2f1

    r, alpha, a, b = parameters.tolist()
    a += 1e-6 if abs(a - 1) < 1e-6 else 0.0  # noqa: PLR2004 - at 1 the equation divides nothing by nothing
    x = history.repeats
    base = a + b + x - 1
    base = np.where(np.abs(base) < 1e-9, 1e-9, base)  # noqa: PLR2004 - likewise
    ahead = weeks / (alpha + history.age + weeks)
    stays = (1 - ahead) ** (a - 1) * hyp2f1(a + b - 1 - r, a - 1, base, ahead)
    purchases: Floats = base / (a - 1) * (1 - stays) * alive_given(parameters, history)
    return np.maximum(purchases, 0.0)
