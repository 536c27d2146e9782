"""Names as they are compared: folded letters, sounds, short forms, and what marks a firm."""

from __future__ import annotations

import re
from typing import Any, Final

import numpy as np
import pandas as pd

LETTERS: Final = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\u0131": "i",
        "&": " and ",
    }
)
"""Letters that no normal form takes apart."""

TITLES: Final = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|fr|hr|mme|mlle|monsieur|madame|sig|signor|signora|sra|"
    r"srta|senor|senora|dott|dhr|mevr|phd|jr|esq)\b"
)
LEGAL_FORMS: Final = re.compile(
    r"\b(?:inc|incorporated|llc|llp|ltd|limited|plc|co|corp|corporation|company|gmbh|mbh|ag|kg|ohg|ug|gbr|ev|"
    r"sa|sas|sarl|eurl|srl|spa|sl|bv|nv|vof|oy|ab|aps|as|lda|ltda|pty|the|of|and|for|at|der|die|das|und|"
    r"de|la|le|les|du|des|et|di|del|della|y|e)\b"
)
"""Words that say nothing about which firm it is."""

FIRM_WORDS: Final = re.compile(
    r"\b(?:inc|llc|llp|ltd|limited|plc|corp|corporation|company|gmbh|mbh|ohg|kg|gbr|sarl|sas|srl|spa|bv|nv|"
    r"association|assoc|society|services?|centers?|centres?|ctr|schools?|academy|college|university|"
    r"institute|church|league|council|foundation|club|trust|union|nursery|kindergarten|daycare|care|learning|hospital|"
    r"clinic|pharmacy|hotel|hostel|guest|inn|cafe|restaurant|bistro|trattoria|pizzeria|bar|grill|pub|bakery|"
    r"catering|kitchen|pantry|shop|store|market|supermarket|farm|garage|studio|salon|agency|office|"
    r"group|holdings?|partners|solutions|systems|consulting|logistics|transport|industries|international|"
    r"trading|enterprises|verein|schule|kita|praxis|apotheke|baeckerei|backerei|bistro|ecole|societe|cabinet|"
    r"boulangerie|scuola|azienda|panificio|escuela|empresa|panaderia|clinica|vereniging|bakkerij|winkel|"
    r"community|communities|neighbou?rhood|family|children|kids|day|head|public|rooms?|house|"
    r"program|parish)\b"
)
"""Words that people are hardly ever called by."""

SHORT_FORMS: Final = """
alexander alexandre alessandro alejandro alex al sandy sascha sasha xander sandro
alexandra alessandra alejandra alex sandra sandy sasha
andrew andreas andre andres drew andy
anna anne ann anneke annie hannah ana nan nancy
antonia toni tonia
anthony anton antonio antoine antoon tony toni
barbara barb babs bab baerbel barbel
benjamin ben benny benni benito
bernard bernhard bernd bernardo bernie
catherine katherine kathryn katharina caterina catalina cathy kathy kate katie kathrin katrin kat cath kitty
charles karl carl carlo carlos chuck charlie charly
charlotte lotte lottie charly
christian christiaan chris kris
christina christine kristina kristin cristina chris tina christa chrissie
christopher christoph christophe cristoforo cristobal chris kit topher
daniel daniele dan danny dani
david davide dave davey
deborah debora debbie deb
dorothy dorothea dorothee dot dottie dora dolly
edward eduard edoardo eduardo edouard ed eddie ted teddy ned
eleanor eleonore elinor ellie nell nora lenore
elizabeth elisabeth elisabetta isabel isabelle liz lizzie beth betty eliza elise elsa lisa lise bess betsy
emily emilia emilie em emmy
florence flora flo florrie
francis franz francois francesco francisco frank paco pancho fran
frances francesca franziska francoise francisca fran frankie franzi fanny
frederick friedrich frederic federico fred freddy freddie fritz rick
gabriel gabe
gabriela gabriella gabriele gabrielle gabi gaby
george georg georges giorgio jorge joerg jorg jurgen juergen
gerald gerard gerhard gerardo gerd gerry jerry
gregory gregor gregorio greg
guillermo guglielmo guillaume wilhelm willem william bill billy will willy willi liam wim memo
harold harald harry hal
helen helena helene elena ellen nell lena
henry heinrich henri enrico enrique hendrik harry hank heinz henk heiner hal
ignatius ignaz ignacio ignazio nacho
jacob jakob jacques giacomo jaime jake jack jacopo
jacqueline jackie
james jim jimmy jamie jaime
jane janet janie
joan joanna johanna jeanne giovanna juana jo hanna
jennifer jen jenny jenn
jessica jess jessie
jeffrey geoffrey jeff geoff
john johann johannes jean jan giovanni juan hans jack johnny jon gianni nonno ivan ian
jonathan jonathon jon johnny
joseph josef giuseppe jose joe joey jo sepp pepe beppe jupp
josephine josefine giuseppina josefina jo josie pepa josy
joshua josh
judith judy judi
kenneth ken kenny
lawrence laurence lorenz lorenzo laurent larry lars laurie
leonard leonhard leonardo len lenny leo
louis ludwig luigi luis lewis lou lutz
louise luise luisa lou
margaret margarete margarethe margherita margarita marguerite maggie meg peggy greta gretchen rita gitta
maria marie mary mia marion mariella mitzi molly polly maja
mark marc marco marcus markus marcos
martha marta marthe
matilda mathilde tilly tilda
matthew matthias mathieu matteo mateo matt mats matze
maximilian max maxi
michael michel miguel mike mick mickey michi mikey
nathan nathaniel nat nate
nicholas nikolaus nicolas nick nico niko klaus claus nicky
oliver olivier ollie olli
pamela pam
patricia patrizia pat patty tricia trish
patrick patrizio patricio pat paddy
paul paolo pablo pauli
peter pierre pietro pedro pete piet
philip phillip philipp philippe filippo felipe phil pip
rebecca rebekka becky becca
raymond raimund ramon ray
richard riccardo ricardo rick ricky dick rich richie
robert roberto bob bobby rob robbie bert robin
roger ruediger rudiger rog
ronald ron ronnie
rosemary rosemarie rose rosie
rudolf rudolph rodolfo rudi rudy
samuel samuele sam sammy
samantha sam
sarah sara sally sadie
sebastian sebastien sebastiano seb basti bastian bastien
sophia sofia sophie sofie
stanley stan
stephanie stefanie stefania steffi steph
stephen steven stefan stephan etienne stefano esteban steve steffen
susan susanne suzanne susanna susana sue suzy susie susi
teresa theresa therese terry tess tessa resi
theodore theodor teodoro ted theo
thomas tommaso tomas tom tommy thom
timothy tim timo timmy
ursula ulla uschi uli
valerie valeria val
veronica veronika veronique vera vroni
victor viktor vittorio vic
victoria viktoria vittoria vicky vicki tori
vincent vincenz vincenzo vicente vince enzo
walter gualtiero wally walt
winifred freddie win winnie
zachary zach zack
andrea
carla
claudia
claudio
daniela dani
denise
dennis denis
eric erik erich
erica erika
gustav gus
juliane julia juliette giulia
julian julien jules giulio julius
mario
martin martino
martina tina
michaela michele micaela michelle
nicola nicole nicki
paula pauline paola
petra
roberta
simon simone
""".strip()
"""Given names that one person may go by, a group a line (own list; six languages)."""


SPELLINGS: Final = (
    (" ", ""), ("sch", "s"), ("tsch", "c"), ("ph", "f"), ("[dt]t", "t"), ("th", "t"),
    ("c?k|q|c([^eiy]|$)", r"k\1"), ("ch", "k"), ("[czx]", "s"), ("w", "v"), ("^[yj]", "i"),
    ("gh|(.)h", r"\1"), ("bb+", "b"), ("ff+", "f"), ("gg+", "g"), ("kk+", "k"), ("ll+", "l"), ("mm+", "m"),
    ("nn+", "n"), ("pp+", "p"), ("rr+", "r"), ("ss+", "s"), ("tt+", "t"), ("(.)[aeiouy]+", r"\1"),
)  # fmt: skip
"""What is written in several ways, and the one way it is heard; each in turn, in what RE2 understands."""


def fold(texts: pd.Series[Any]) -> pd.Series[Any]:
    """Give texts in small plain letters and figures, one space between words; blank stays NA.

    Accents go, other scripts stay. Folds every different text once.
    """
    codes, distinct = pd.factorize(texts)
    plain = (
        pd.Series(distinct, dtype="str")
        .str.lower()
        .str.translate(LETTERS)
        .str.normalize("NFKD")
        .str.replace(r"[\u0300-\u036f'’`.]", "", regex=True)
        .str.replace(r"[\W_]+", " ", regex=True)
        .str.strip()
    )
    return take(plain.mask(plain.eq("")), codes, texts.index)


def take(distinct: pd.Series[Any], codes: np.ndarray, index: pd.Index[Any]) -> pd.Series[Any]:
    """Spread values of the different texts over the rows; code -1 is NA."""
    values = np.append(distinct.to_numpy(dtype=object), np.array([np.nan], dtype=object))
    return pd.Series(values[codes], index=index, dtype="str")


def sound(folded: pd.Series[Any]) -> pd.Series[Any]:
    """Give how folded names sound, roughly, in the languages of western Europe.

    A skeleton of consonants after the first letter, as in Soundex, with what these languages write in
    several ways made one (ph f, ck k, th t, y i, umlauts), so that Meyer, Maier and Mayr agree.
    """
    codes, distinct = pd.factorize(folded)
    heard = pd.Series(distinct, dtype="str")
    for written, one in SPELLINGS:
        heard = heard.str.replace(written, one, regex=True)
    return take(heard, codes, folded.index)


def short_form_groups(given: pd.Series[Any]) -> np.ndarray:
    """Give the lines of ``SHORT_FORMS`` that folded given names stand in: a row a name, -1 for none."""
    lines: dict[str, list[int]] = {}
    for place, line in enumerate(SHORT_FORMS.splitlines()):
        for name in dict.fromkeys(line.split()):
            lines.setdefault(name, []).append(place)
    widest = max(map(len, lines.values()))
    codes, distinct = pd.factorize(given)
    table = np.full((len(distinct) + 1, widest), -1)
    for row, name in enumerate(distinct):
        found = lines.get(name, [])
        table[row, : len(found)] = found
    return table[codes]
