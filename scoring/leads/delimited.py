"""Text files of leads: their encoding, their separator, and their records, each with what was assumed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from scoring.errors import LeadFileError, Place
from scoring.leads.records import Records, Taker

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_SAMPLE_RECORDS = 200
_HUGE_FIELD = 2**31 - 1
# Control characters that no table has, and the five bytes that Windows-1252 leaves open.
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
_FEW_CONTROLS = 3
_CONTROL_SHARE = 0.005

# The longer marks first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_records(data: bytes, place: Place, encoding: str | None = None, separator: str | None = None) -> Records:
    """The records of a delimited file. Raises LeadFileError for an empty file or one that is no text."""
    if not data.strip(b"\0 \t\r\n"):
        raise LeadFileError("The file is empty.", place=place, mend="Export the leads again.")
    text, used, notes = decode(data, place, encoding)
    if any("Windows-1252" in note for note in notes):
        _refuse_binary(text, place)
    if "\0" in text:
        if text.count("\0") > len(text) // 10:
            raise LeadFileError("This is no text file.", place=place, mend="Save the leads as .xlsx or .csv.")
        notes.append(f"{text.count(chr(0))} NUL characters were left out.")
        text = text.replace("\0", "")
    first, _, rest = text.partition("\n")
    said = re.fullmatch(r'"?sep=(.)"?', first.rstrip("\r"), re.IGNORECASE)
    if said is not None:
        text = rest
        separator = separator or said[1]
        notes.append(f"The first line names the separator: {SEPARATORS.get(said[1], said[1])}.")
    if separator is None:
        separator = find_separator(text)
        if separator != ",":
            notes.append(f"Separator: {SEPARATORS[separator]}.")
    taken = _parse(text, separator, place)
    del text
    widths, columns = taken.made()
    return Records(widths, columns, separator, used, tuple(notes))


def _refuse_binary(text: str, place: Place) -> None:
    """Refuse what is no UTF-8 and full of control characters: Windows-1252 gives every byte some meaning."""
    strange = len(_CONTROL.findall(text))
    if strange >= _FEW_CONTROLS and strange > _CONTROL_SHARE * len(text):
        raise LeadFileError(
            "This is no text file: it is full of control characters.",
            place=place,
            mend="Save the leads as .xlsx or .csv.",
        )


def decode(data: bytes, place: Place, encoding: str | None = None) -> tuple[str, str, list[str]]:
    """The text of a file, the encoding used, and notes where it was not plain UTF-8. Raises LeadFileError."""
    for mark, name in _MARKS:
        if data.startswith(mark) and encoding is None:
            notes = [] if name == "utf-8" else [f"Encoding: {name.upper()}, by its byte order mark."]
            if name == "utf-8":
                text, _, more = _decode_utf8(data[len(mark) :])
                return text, name, more
            wide = _wide_encoding(data[len(mark) : len(mark) + 4096])
            if wide.startswith("utf-32") and name.startswith("utf-16"):
                # Seen in the wild: a mark of UTF-16 before text in UTF-32.
                return (
                    _strict(data[len(mark) :], wide, place),
                    wide,
                    [f"Encoding: {wide.upper()}, by its zero bytes."],
                )
            return _strict(data[len(mark) :], name, place), name, notes
    if encoding is not None:
        try:
            return data.decode(encoding).removeprefix("\ufeff"), encoding, []
        except (LookupError, UnicodeDecodeError) as error:
            raise LeadFileError(f"The file is not written in {encoding} ({error}).", place=place) from error
    wide = _wide_encoding(data[:4096])
    if wide:
        return _strict(data, wide, place), wide, [f"Encoding: {wide.upper()}, by its zero bytes."]
    return _decode_utf8(data)


def _strict(data: bytes, encoding: str, place: Place) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise LeadFileError(
            f"The file begins like {encoding.upper()} text but is cut short or damaged.",
            place=place,
            mend="Save it again as CSV UTF-8.",
        ) from error


def _wide_encoding(head: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, known by where the zero bytes of its text stand; else ""."""
    if head.count(0) < len(head) // 4:
        return ""
    zeros = [head[place::4].count(0) for place in range(4)]
    quarter = max(len(head) // 4, 1)
    if zeros[1] > 0.9 * quarter and zeros[2] > 0.9 * quarter and zeros[3] > 0.9 * quarter:
        return "utf-32-le"
    if zeros[0] > 0.9 * quarter and zeros[1] > 0.9 * quarter and zeros[2] > 0.9 * quarter:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else ""


def _decode_utf8(data: bytes) -> tuple[str, str, list[str]]:
    """UTF-8 where it is that; where single lines are not, those as Windows-1252; else all as Windows-1252."""
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    good = bad = 0
    lines = data.split(b"\n")
    texts: list[str] = []
    for line in lines:
        try:
            texts.append(line.decode("utf-8"))
            good += not line.isascii()
        except UnicodeDecodeError:
            texts.append(_windows(line))
            bad += 1
    if good > bad:
        note = f"Encoding: UTF-8, but {bad:,} {'line' if bad == 1 else 'lines'} read as Windows-1252."
        return "\n".join(texts), "utf-8", [note]
    note = "Encoding: not UTF-8, so Windows-1252 (Western European) was assumed; check the accents."
    return _windows(data), "windows-1252", [note]


def _windows(data: bytes) -> str:
    """Windows-1252; its five undefined bytes become the control characters that browsers make of them."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


def find_separator(text: str) -> str:
    """The separator that cuts the first records most evenly into the most fields; a comma where none cuts."""
    best, best_score = ",", 0.0
    sample = text[: 2**18]
    for separator in SEPARATORS:
        try:
            records = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
            counts = Counter(len(row) for row in islice(records, _SAMPLE_RECORDS) if any(row))
        except csv.Error:
            continue
        # The commonest width: a title line or a ragged record must not decide.
        width, often = max(counts.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]), default=(1, 0))
        if width < 2:
            continue
        share = often / sum(counts.values())
        score = share * share * (1 + min(width, 20) / 20)
        if score > best_score + 1e-9:
            best, best_score = separator, score
    return best


def _parse(text: str, separator: str, place: Place) -> Taker:
    # The limit belongs to the whole process: it is put back as it was.
    limit = csv.field_size_limit(_HUGE_FIELD)
    taken = Taker()
    try:
        taken.take(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise LeadFileError(f"The file is no readable table ({error}).", place=place) from error
    finally:
        csv.field_size_limit(limit)
    if taken.last and "\n" in taken.last[-1] and text.count('"') % 2:
        raise LeadFileError(
            f"A quotation mark that opens in record {taken.count} is never closed.",
            place=place,
            mend="Close it, or double quotation marks inside a field.",
        )
    return taken
