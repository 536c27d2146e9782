# ruff: noqa: E501 (lists of words, one a line)
"""The small lists of invented words from which people, firms, places and sentences of the sample shop are put together."""

from __future__ import annotations

from typing import Final

FIRST_NAMES: Final = {
    "English": "Alice Ben Clara Daniel Edith Fred Grace Harriet Isaac Joan Keith Lucy Martin Nora",
    "German": "Anke Björn Carla Dieter Elke Frieda Gerd Hanna Ingo Jutta Kurt Lena Matthias Ursula",
    "French": "Amélie Bastien Chloé Didier Élise François Gisèle Hugo Inès Jules Lucie Mathieu Noémie Yves",
    "Italian": "Alba Bruno Chiara Dario Elena Fabio Giulia Ivo Lara Marco Nicla Paolo Rosa Silvio",
    "Spanish": "Alba Benito Carmen Diego Elvira Felipe Gloria Hugo Inés Jaime Lola Manuel Núria Pilar",
    "Polish": "Agata Bartek Celina Dorota Eryk Filip Grażyna Halina Igor Jadwiga Kacper Łucja Marek Zofia",
    "Dutch": "Anouk Bram Corrie Daan Els Floor Gijs Hendrik Ilse Joost Lotte Maarten Nienke Willem",
    "Nordic": "Astrid Birger Dagny Einar Freja Greta Håkon Ingrid Jens Kirsten Leif Maja Nils Sigrid",
}
LAST_NAMES: Final = {
    "English": "Ashdown Birchall Crowhurst Dunmore Ellwood Fernley Greenhalgh Hartnell Larkspur Pemble Thornby Wexcombe",
    "German": "Ackerling Brunnstedt Dornhagen Eichwald Feldkirch Grünwasser Hasenbein Kornblum Lindhorst Mühlgrab Rosenthaler Vogelhuber",
    "French": "Beaurival Chantreuil Delorangerie Fontaubert Grandpré Laverdure Montclairet Perrigneux Rocheverte Sauvalon Tournelac Valmorel",
    "Italian": "Albaretti Bellacorte Campofiori Dellarovere Fontanelli Granaroli Montefusco Olivarro Pietrasanti Rondinelli Selvaggi Vallechiara",
    "Spanish": "Arroyuelo Buenafuente Camporredondo Delolmo Fuentespina Granadal Molinete Olivarejo Peñalosa Robledal Sotomonte Valdeoro",
    "Polish": "Brzozowiak Dąbrówny Jabłonkowicz Kalinowiec Leszczynek Malinowicz Ogrodnik Polański-Lis Rzeczny Sadowiak Wierzbica Zielonka",
    "Dutch": "Appelhof Bloemendaal Duinkerk Eikenboom Groeneweg Korenaar Lindehout Molenbeek Roosdaal Tuinstra Veldkamp Wijngaard",
    "Nordic": "Almgren-Dal Bjørkelund Ekdahl Fjeldsted Granlund Havstein Kirkholm Lindvik Nygaardsen Rosenlind Skogheim Vesterdal",
}
"""Eight cultures, so that accents, hyphens and unusual letters meet every part of the program."""

FIRM_WORDS: Final = [
    "Lighthouse",
    "Anchor",
    "Gull",
    "Driftwood",
    "Saltmarsh",
    "Heron",
    "Meadow",
    "Copper",
    "Juniper",
    "Willow",
    "Quayside",
    "Pebble",
]
FIRM_KINDS: Final = (
    "Café",
    "Bistro",
    "Guest House",
    "Catering",
    "Tea Room",
    "School Kitchen",
    "Bar & Grill",
    "Office Pantry",
)
FIRST_FIRMS: Final = (
    "Hotel Belmare",
    "Kindergarten Sunflower",
    "Café Lumen",
    "Café Zwei Tassen",
    "Trattoria Onda",
)
"""The first firms of every shop: a hotel, a kindergarten and three places to eat."""

STREETS: Final = (
    "Harbour Street", "Mill Lane", "Lime Walk", "Chapel Hill", "Orchard Road", "Ropemaker Row", "Market Square",
    "Cobbler's Yard", "Seaview Terrace", "Bell Close", "Station Approach", "Nightingale Way",
)  # fmt: skip
CITIES: Final = ("Brightwater", "Oldhaven", "Sandle", "Elmsmouth", "Marlow Quay", "Thistledown")
POSTCODES: Final = ("ZZ1", "ZZ2", "ZZ3", "ZZ4", "ZZ5", "ZZ6")
"""One a city. No real place has a postcode that begins with ZZ."""
REGION: Final = "Westshore"
COUNTRY: Final = "United Kingdom"

STAFF: Final = ("Marta", "Tom", "Inês", "Paweł")
COMPETITORS: Final = ("FreshBarn Market", "Valley Box", "Corner Basket")
LOST_REASONS: Final = ("Lower prices", "Moved away", "Delivers to the door", "Quality")
SOURCES: Final = ("Walked in", "Recommended by a friend", "Website", "Instagram", "Leaflet", "Market stall")
HOBBIES: Final = (
    "cycling",
    "choir",
    "gardening",
    "sailing",
    "baking",
    "chess",
    "hiking",
    "painting",
    "photography",
)
GROUPS: Final = ("Harbour Choir", "Allotment Society", "Rowing Club", "Parents' Circle", "Book Club")
LIKES: Final = (
    "ripe pears",
    "strong cheese",
    "sourdough",
    "local apples",
    "dark coffee",
    "olives",
    "fresh herbs",
)
DISLIKES: Final = ("plastic wrapping", "nuts (allergy)", "blue cheese", "queues", "coriander", "lactose")
TAGS: Final = ("regular", "veg box", "gift buyer", "early bird", "vegetarian", "big family")
FAMILY: Final = (
    "Two children",
    "Three children, one at university",
    "Grandchildren at weekends",
    "A dog named Pip",
    "Twins",
)

RETURN_REASONS: Final = ("Overripe", "Damaged", "Wrong item", "Changed their mind", "Past its date")
COMPLAINT_SUBJECTS: Final = (
    ("Quality", "Not fresh", "Part of it was soft on the same day."),
    ("Delivery", "Came late", "The box came two hours after the promised time."),
    ("Order", "Something was missing", "One thing on the receipt was not in the bag."),
    ("Service", "Waited too long", "Nobody picked up the phone for ten minutes."),
    ("Invoice", "Wrong amount", "The invoice does not agree with the delivery note."),
)
"""Category, subject, what was said."""
SETTLEMENTS: Final = (
    "Apologised and replaced it",
    "Gave the money back",
    "Explained, customer agreed",
    "Voucher for the next visit",
)
BAD_BATCH_REASON: Final = "Tastes rancid"
BAD_BATCH_WORDS: Final = "The oat cookies taste rancid, batch L-0826. Others in the house noticed it too."

CONTACT_SUBJECTS: Final = (
    ("Asked about opening hours", "Wanted to know when we open on the holiday."),
    ("Order by phone", "Read out the weekly order; to be picked up on Friday."),
    ("Asked for a recommendation", "Looking for a cheese that goes with figs."),
    ("Reminder of an open invoice", "Promised to transfer the money this week."),
    ("Thanked us", "Was very happy with the fruit basket."),
    ("Asked for the price list", "Sent the current price list."),
    ("Delivery time agreed", "Prefers deliveries before nine."),
)
GOOD_COMMENTS: Final = (
    "Lovely fruit, friendly people.",
    "Best sourdough in town.",
    "They remember my name!",
    "Always fresh.",
)
FAIR_COMMENTS: Final = ("Good, but a little dear.", "Nice shop, long queue on Saturdays.", "Fine.")
BAD_COMMENTS: Final = (
    "Half of the strawberries were soft.",
    "Waited a week for an answer.",
    "Not what it used to be.",
)
DEALS: Final = (
    "Weekly fruit for the office", "Breakfast supply", "Cheese buffet for a wedding", "Christmas hampers for staff",
    "Summer party platters", "School fruit scheme",
)  # fmt: skip
CHORES: Final = (
    ("Call back about the order", "call"), ("Send the price list", "write"), ("Bring a sample of the new cheese", "visit"),
    ("Deliver the fruit basket", "deliver"), ("Chase the open invoice", "chase"), ("Ask how the party went", "call"),
)  # fmt: skip
