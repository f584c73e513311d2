"""Builds templates/sample-leads.xlsx: some 300 invented leads with the mess of a real list.

Every person and company is made up; company addresses are in the reserved domain .example. The same seed gives
the same file. Run it from the top of the repository: `python tools/build_sample.py [FILE]`.
"""

from __future__ import annotations

import random
import sys
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

SEED = 20261116
AS_OF = date(2026, 11, 16)
LEADS = 300
TITLE = "Leads, export of 16 November 2026 (trial sign-ups, web forms, trade shows)"

HEADERS = (
    "Email", "First name", "Last name", "Company", "Job title", "Employees", "Industry", "Country", "Postcode",
    "Source", "Created", "Last activity", "Emails opened", "Demos watched", "Pricing guides downloaded",
    "Newsletter signup", "Free trial", "Key feature unlocked", "No response after demo", "Visited careers page",
    "Unsubscribed", "Contact requested", "Notes",
)  # fmt: skip

FIRST = (
    "Amara", "Bruno", "Carla", "Daan", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaja", "Liam",
    "Marta", "Noor", "Oskar", "Paula", "Quinn", "Rosa", "Sven", "Tara", "Umut", "Vera", "Willem", "Xenia",
    "Yusuf", "Zoe", "Ana", "Björn", "Chloé", "Diego", "Eva", "Finn", "Gita", "Hanna", "Ivo", "Julia",
)  # fmt: skip
LAST = (
    "Adler", "Bakker", "Castillo", "Dietrich", "Engel", "Fuentes", "Graf", "Hoekstra", "Ibarra", "Jansen",
    "Köhler", "Lindqvist", "Moreno", "Novak", "Okafor", "Petersen", "Quiroga", "Richter", "Sandoval", "Thoma",
    "Ulrich", "Visser", "Weiss", "Yilmaz", "Zapata", "Brandt", "Cruz", "Duval", "Ferrer", "Gruber", "Müller",
)  # fmt: skip
COMPANY = (
    "Alder", "Beacon", "Cobalt", "Dovetail", "Ember", "Fjord", "Granite", "Harbour", "Indigo", "Juniper",
    "Kestrel", "Lantern", "Meadow", "Nimbus", "Orchard", "Pebble", "Quarry", "Ridge", "Saffron", "Thistle",
    "Umber", "Vector", "Willow", "Yarrow", "Zephyr", "Amber", "Birch", "Cedar", "Delta", "Falcon",
)  # fmt: skip
COMPANY_END = {
    "SaaS": ("Cloud", "Apps", "Labs"), "Software": ("Software", "Systems", "Code"),
    "Logistics": ("Logistics", "Freight", "Transport"), "Manufacturing": ("Works", "Tools", "Machines"),
    "Financial services": ("Finance", "Capital", "Pay"), "Retail": ("Stores", "Market", "Goods"),
    "Education": ("School", "Academy", "Learning"), "Healthcare": ("Clinics", "Care", "Health"),
    "Consulting": ("Consulting", "Advisory", "Partners"), "Construction": ("Build", "Homes", "Roofing"),
}  # fmt: skip
TARGETS = ("SaaS", "Software", "Logistics", "Manufacturing", "Financial services")
OTHERS = ("Retail", "Education", "Healthcare", "Consulting", "Construction")
DECIDERS = (
    "VP, Sales", "VP Marketing", "Head of Sales", "Head of Operations", "Sales Director", "Director of Marketing",
    "Chief Revenue Officer", "CEO", "CEO & Founder", "Founder", "Owner", "Director / Manager Operations",
)  # fmt: skip
MANAGERS = ("Marketing Manager", "Sales Manager", "Office Manager", "IT Manager", "Project Manager")
STAFF = (
    "Sales Representative", "International Sales", "Marketing Assistant", "Accountant", "Engineer", "Consultant",
    "Sales intern", "Student", "Buyer", "Customer Success", "Teacher", "MVP Programme Coordinator",
)  # fmt: skip
PLACES = {
    "Germany": ("01067", "04109", "10115", "20095", "50667", "80331"), "Austria": ("1010", "5020", "8010"),
    "Switzerland": ("3011", "8001"), "Netherlands": ("1012 AB", "3011 CD"), "Spain": ("08001", "28001", "41001"),
    "France": ("06000", "69001", "75001"), "United Kingdom": ("EC1A 1BB", "M1 1AE"), "USA": ("02108", "94103"),
    "India": ("110001", "560001"),
}  # fmt: skip
AREA = ("Germany", "Austria", "Switzerland", "Netherlands", "Spain")
SOURCES = (
    "Website", "Demo request", "Referral", "Customer referral", "Webinar", "Trade show", "Google", "Organic search",
    "LinkedIn", "Google Ads", "Paid search", "Bought list", "Partner", "Contact form",
)  # fmt: skip
YES = ("yes", "yes", "yes", "Yes", "Y", "x", True, 1)
NO = ("no", "no", "no", "No", "N", False, 0, None)
NOTES = (
    "Met at the trade show", "asks for a quote in May", "- call back after the holidays", "=> send price list",
    "+1 colleague interested", "Speaks German & Spanish", "wants SSO", "@Paula: please take over",
    "already uses a competitor", "moved to a new office",
)  # fmt: skip
BLANKS = {
    "Job title": 16, "Employees": 20, "Industry": 12, "Country": 8, "Postcode": 25, "Last activity": 18,
    "Emails opened": 10, "Source": 9, "Email": 4,
}  # fmt: skip
ODD_VALUES = {
    "Employees": ("n/a", "unknown", "11-50", "ca. 200", "1.200", "-", "N/A"),
    "Last activity": ("last week", "2026-10-05", "never"),
    "Free trial": ("?", "maybe", "requested", "n/a"),
    "Email": ("anna.example.com", "info@", "sales @ beacon.example"),
}
PERSONAL = ("gmail.com", "gmail.com", "gmx.de", "hotmail.com", "yahoo.es", "outlook.com", "web.de")

Value = str | float | bool | date | None
Row = dict[str, Value]


@dataclass(frozen=True)
class Segment:
    """How leads of one sort tend to be: shares between 0 and 1, days and counts as ranges."""

    share: float
    decider: float
    manager: float
    right_size: float
    target: float
    area: float
    trial: float
    opened: tuple[int, int]
    quiet_days: tuple[int, int]
    careers: float


SEGMENTS = (
    Segment(0.07, 0.8, 0.15, 0.8, 0.9, 0.9, 0.9, (5, 20), (0, 24), 0.0),
    Segment(0.42, 0.4, 0.35, 0.55, 0.6, 0.7, 0.35, (2, 13), (2, 55), 0.04),
    Segment(0.51, 0.12, 0.25, 0.3, 0.3, 0.45, 0.07, (0, 6), (20, 240), 0.12),
)


def sample_rows() -> list[Row]:
    """The leads, row by row, mess included; the same ones every time."""
    rng = random.Random(SEED)
    companies = {True: _companies(rng, TARGETS), False: _companies(rng, OTHERS)}
    rows = [_lead(rng, companies) for _ in range(LEADS - 8)]
    _mess(rng, rows)
    return [*rows, *_duplicates(rng, rows)]


def _companies(rng: random.Random, industries: tuple[str, ...]) -> list[tuple[str, str]]:
    """All company names of these industries, each with its industry, in no order."""
    names = [
        (f"{start} {end}", industry) for industry in industries for start in COMPANY for end in COMPANY_END[industry]
    ]
    rng.shuffle(names)
    return names


def _lead(rng: random.Random, companies: dict[bool, list[tuple[str, str]]]) -> Row:
    kind = rng.choices(SEGMENTS, [segment.share for segment in SEGMENTS])[0]
    target = rng.random() < kind.target
    company, industry = companies[target].pop()
    first, last = rng.choice(FIRST), rng.choice(LAST)
    country = rng.choice(AREA) if rng.random() < kind.area else rng.choice(list(PLACES)[len(AREA) :])
    seen = AS_OF - timedelta(days=rng.randint(*kind.quiet_days))
    created = seen - timedelta(days=rng.randint(0, 150))
    trial = rng.random() < kind.trial
    demos = rng.choice((0, 1, 1, 2)) if trial else rng.choice((0, 0, 0, 1))
    return {
        "Email": _email(rng, first, last, company, target),
        "First name": first,
        "Last name": last,
        "Company": company,
        "Job title": _title(rng, kind),
        "Employees": _employees(rng, kind),
        "Industry": industry,
        "Country": country,
        "Postcode": rng.choice(PLACES[country]),
        "Source": rng.choice(SOURCES),
        "Created": created,
        "Last activity": seen,
        "Emails opened": rng.randint(*kind.opened),
        "Demos watched": demos,
        "Pricing guides downloaded": rng.choice((0, 1, 1, 2)) if trial else rng.choice((0, 0, 0, 0, 1)),
        "Newsletter signup": _answer(rng, 0.45),
        "Free trial": rng.choice(YES) if trial else rng.choice(NO),
        "Key feature unlocked": _answer(rng, 0.5 if trial else 0.0),
        "No response after demo": _answer(rng, 0.25 if demos else 0.0),
        "Visited careers page": _answer(rng, kind.careers),
        "Unsubscribed": _answer(rng, 0.05),
        "Contact requested": _answer(rng, 0.12 if trial else 0.02),
        "Notes": rng.choice(NOTES) if rng.random() < 0.15 else None,
    }


def _title(rng: random.Random, kind: Segment) -> str:
    roll = rng.random()
    if roll < kind.decider:
        return rng.choice(DECIDERS)
    return rng.choice(MANAGERS if roll < kind.decider + kind.manager else STAFF)


def _employees(rng: random.Random, kind: Segment) -> int:
    if rng.random() < kind.right_size:
        return rng.choice((52, 60, 75, 85, 99, 100, 120, 150, 180, 220, 260, 310, 400, 480))
    return rng.choice((1, 2, 4, 5, 8, 9, 10, 12, 18, 25, 29, 30, 42, 600, 900, 1500, 4000))


def _email(rng: random.Random, first: str, last: str, company: str, target: bool) -> str:
    name = f"{_plain(first)}.{_plain(last)}"
    roll = rng.random()
    if roll < (0.04 if target else 0.25):
        return f"{name}.sample@{rng.choice(PERSONAL)}"
    if roll > 0.985:
        return f"{name}.sample@mailinator.com"
    return f"{name}@{_plain(company)}.example"


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(bare.split())


def _answer(rng: random.Random, share: float) -> Value:
    return rng.choice(YES) if rng.random() < share else rng.choice(NO)


def _mess(rng: random.Random, rows: list[Row]) -> None:
    """What goes wrong in a real list: each kind of trouble in a few cells."""
    for name, count in BLANKS.items():
        for row in rng.sample(rows, count):
            row[name] = None
    for name, odd in ODD_VALUES.items():
        for row, value in zip(rng.sample(rows, len(odd)), odd, strict=True):
            row[name] = value
    for row in rng.sample(rows, 6):
        row["Employees"] = str(row["Employees"] or 40)
    for row in rng.sample(rows, 3):
        row["Emails opened"] = str(row["Emails opened"] or 3)
    for row in rng.sample(rows, 4):
        row["Last activity"] = (AS_OF - timedelta(days=rng.randint(3, 60))).strftime("%d.%m.%Y")
    _misspell(rng, rows)


def _misspell(rng: random.Random, rows: list[Row]) -> None:
    """No-break spaces, capitals, spaces at the ends, postcodes that became numbers."""
    for row in rng.sample(rows, 6):
        row["Job title"] = str(row["Job title"] or "Sales Manager").replace(" ", "\u00a0")
    for row in rng.sample(rows, 5):
        row["Industry"] = f" {str(row['Industry'] or 'SaaS').upper()} "
    for row in rng.sample([row for row in rows if str(row["Postcode"]).isdigit()], 5):
        row["Postcode"] = int(str(row["Postcode"]))
    for row in rng.sample(rows, 3):
        row["First name"] = f"{row['First name']} "


def _duplicates(rng: random.Random, rows: list[Row]) -> list[Row]:
    """Leads that came in twice: some the same, some with a newer activity, some in capitals."""
    copies = [dict(row) for row in rng.sample([row for row in rows if row["Email"]], 8)]
    for row in copies[:3]:
        row["Email"] = str(row["Email"]).upper()
    for row in copies[3:6]:
        row["Source"], row["Created"], row["Last activity"] = "Webinar", AS_OF - timedelta(days=3), AS_OF
    return copies


def build(path: Path) -> None:
    """Write the workbook to `path`."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Sample leads", "created": datetime(2026, 11, 16)})  # noqa: DTZ001
    sheet = book.add_worksheet("Leads")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    text, turned = book.add_format({"num_format": "@"}), book.add_format({"num_format": "d-mmm"})
    sheet.write_string(0, 0, TITLE, bold)
    for column, header in enumerate(HEADERS):
        sheet.write_string(2, column, header, bold)
        sheet.set_column(column, column, 28 if header in ("Email", "Job title", "Notes") else 14)
    rows = sample_rows()
    for place, row in enumerate(rows, 3):
        for column, header in enumerate(HEADERS):
            value = row[header]
            match value:
                case None:
                    continue
                case bool():
                    sheet.write_boolean(place, column, value)
                case date():
                    sheet.write_datetime(place, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
                case str():
                    sheet.write_string(place, column, value, text if header == "Postcode" else None)
                case _:
                    sheet.write_number(place, column, value)
    size = HEADERS.index("Employees")
    # "1-10" employees, as Excel reads it: the first of October. And a lookup that found nothing.
    sheet.write_datetime(3 + 17, size, datetime(2026, 10, 1), turned)  # noqa: DTZ001
    sheet.write_datetime(3 + 140, size, datetime(2026, 10, 1), turned)  # noqa: DTZ001
    sheet.write_formula(3 + 61, size, "NA()", None, "#N/A")
    sheet.freeze_panes(3, 1)
    sheet.autofilter(2, 0, 2 + len(rows), len(HEADERS) - 1)
    book.close()


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("templates/sample-leads.xlsx"))
