"""What owners type shows as they typed it."""

from __future__ import annotations

import pytest

from ui.words import Tone, badge, bold, plain, soft


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Hotel *Krone*", r"Hotel \*Krone\*"),
        ("a_b", r"a\_b"),
        ("[x](data:y)", r"\[x\]\(data\:y\)"),
        ("$5 and $6", r"\$5 and \$6"),
        ("<b>", r"\<b\>"),
        ("# 1", r"\# 1"),
        ("1. Mai", r"1\. Mai"),
        (":red[x]", r"\:red\[x\]"),
        ("two\nlines", "two lines"),
        ("a|b", r"a\|b"),
        ("C:\\x", r"C\:\\x"),
        ("Müller & Sohn", r"Müller \& Sohn"),
        (12, "12"),
    ],
)
def test_marks_lose_their_meaning(typed: object, shown: str) -> None:
    assert plain(typed) == shown


@pytest.mark.parametrize("typed", [":smile:", ":material/home:", ":+1:"])
def test_a_word_between_colons_becomes_no_picture(typed: str) -> None:
    assert "\N{WORD JOINER}" in plain(typed)


@pytest.mark.parametrize("typed", ["see https://x.example", "(HTTP://x.example)", "www.x.example"])
def test_an_address_of_a_page_becomes_no_link(typed: str) -> None:
    """It would in spite of backslashes, but not right behind a letter, which the mark without width is."""
    before, mark, after = plain(typed).partition("\N{WORD JOINER}")
    assert mark
    assert after.lower().startswith(("http", "www"))
    assert (before + after).replace("\\", "") == typed


@pytest.mark.parametrize("typed", ["a -> b", "<- back", "then --", ">=", "1 ~= 2"])
def test_a_mark_by_itself_becomes_no_arrow(typed: str) -> None:
    assert plain(typed).replace("\\", "").replace("\N{WORD JOINER}", "") == typed
    assert plain(typed).count("\N{WORD JOINER}") == 1


def test_marks_within_a_word_stay_as_they_are() -> None:
    assert plain("B--2 x->y").replace("\\", "") == "B--2 x->y"


def test_a_time_of_day_stays_as_it_is() -> None:
    assert plain("12:30:45").replace("\\", "") == "12:30:45"


def test_words_with_a_tone_are_safe_as_well() -> None:
    assert bold("a*b") == r"**a\*b**"
    assert soft("a]b") == r":gray[a\]b]"
    assert badge("late]", Tone.BAD) == r":red-badge[late\]]"


def test_a_blank_draws_nothing() -> None:
    assert (bold(""), soft(" "), badge("")) == ("", "", "")
