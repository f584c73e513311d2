"""Sentences of the core in the person's language: what it says of files, leads and places to write.

The core speaks English, for files and terminals. Here each of its sentences stands once as a form with {names} for
what varies; a sentence is known by its form, and said anew by the form's translation. What has no form stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, reduce

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.models.core_words_models import MODEL_FORMS
from desktop.models.core_words_rules import RULE_FORMS
from desktop.models.core_words_store import STORE_FORMS

_CONTEXT = "Core"
# To know a sentence by its form takes a fraction of a millisecond.
_MOST = 100

# What is odd about leads (`scoring.leads.quality`).
_FINDINGS = (
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell holds an error such as {error}; it counts as blank."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells hold an error such as {error}; they count as blank."),
    QT_TRANSLATE_NOOP("Core", "Mend the formula behind it."),
    QT_TRANSLATE_NOOP("Core", "Mend the formula behind them."),
    QT_TRANSLATE_NOOP(
        "Core",
        "“{column}”: 1 cell has a no-break or invisible character, so that it equals nothing that looks the same.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "“{column}”: {count} cells have a no-break or invisible character, "
        "so that they equal nothing that looks the same.",
    ),
    QT_TRANSLATE_NOOP("Core", "Replace it by a plain space, or remove it."),
    QT_TRANSLATE_NOOP("Core", "Replace such characters by plain spaces, or remove them."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell holds a formula without a computed value; it counts as blank."),
    QT_TRANSLATE_NOOP(
        "Core", "“{column}”: {count} cells hold a formula without a computed value; they count as blank."
    ),
    QT_TRANSLATE_NOOP("Core", "Open the file in Excel, save it, and score it again."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is a number stored as text and meets no numeric condition."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are numbers stored as text and meet no numeric condition."),
    QT_TRANSLATE_NOOP("Core", "Convert it to a number."),
    QT_TRANSLATE_NOOP("Core", "Convert them to numbers."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is not a number."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are not numbers."),
    QT_TRANSLATE_NOOP("Core", "Write a number, or clear it."),
    QT_TRANSLATE_NOOP("Core", "Write numbers, or clear them."),
    QT_TRANSLATE_NOOP(
        "Core",
        "“{column}”: 1 cell is a date where a number is expected ({example}): Excel turns “1-10” into a date.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "“{column}”: {count} cells are dates where numbers are expected ({example}): Excel turns “1-10” into a date.",
    ),
    QT_TRANSLATE_NOOP("Core", "Type the value again, as a text or a number."),
    QT_TRANSLATE_NOOP("Core", "Type the values again, as texts or numbers."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is TRUE or FALSE and meets no condition here."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are TRUE or FALSE and meet no condition here."),
    QT_TRANSLATE_NOOP("Core", "Write a value."),
    QT_TRANSLATE_NOOP("Core", "Write values."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is a date stored as text and meets no date condition."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are dates stored as text and meet no date condition."),
    QT_TRANSLATE_NOOP("Core", "Convert it to a date."),
    QT_TRANSLATE_NOOP("Core", "Convert them to dates."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is not a date."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are not dates."),
    QT_TRANSLATE_NOOP("Core", "Write a date, or clear it."),
    QT_TRANSLATE_NOOP("Core", "Write dates, or clear them."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is a number that hardly means a date."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are numbers that hardly mean a date."),
    QT_TRANSLATE_NOOP("Core", "Check whether the column is the right one, or write dates."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is a number without a date format; it counts as a date."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are numbers without a date format; they count as dates."),
    QT_TRANSLATE_NOOP("Core", "Format it as a date."),
    QT_TRANSLATE_NOOP("Core", "Format them as dates."),
    QT_TRANSLATE_NOOP(
        "Core",
        "“{column}”: 1 cell is a date where a text is expected ({example}): Excel turns “1-10” into a date.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "“{column}”: {count} cells are dates where texts are expected ({example}): Excel turns “1-10” into a date.",
    ),
    QT_TRANSLATE_NOOP("Core", "Format the cell as text and type the value again."),
    QT_TRANSLATE_NOOP("Core", "Format the cells as text and type the values again."),
    QT_TRANSLATE_NOOP(
        "Core", "“{column}”: 1 cell is a number with decimals or very large, and meets no text condition."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "“{column}”: {count} cells are numbers with decimals or very large, and meet no text condition."
    ),
    QT_TRANSLATE_NOOP("Core", "Write it as text."),
    QT_TRANSLATE_NOOP("Core", "Write them as text."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is neither yes nor no ({words}) and meets neither condition."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are neither yes nor no ({words}) and meet neither condition."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is neither yes nor no and meets neither condition."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are neither yes nor no and meet neither condition."),
    QT_TRANSLATE_NOOP("Core", "Write yes or no."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is not a valid e-mail address."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are not valid e-mail addresses."),
    QT_TRANSLATE_NOOP("Core", "Correct the address, or clear it."),
    QT_TRANSLATE_NOOP("Core", "Correct the addresses, or clear them."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell is blank, so this lead has no key."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells are blank, so these leads have no key."),
    QT_TRANSLATE_NOOP("Core", "Fill in the key."),
    QT_TRANSLATE_NOOP("Core", "Fill in the keys."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: 1 cell repeats the key of a lead further up."),
    QT_TRANSLATE_NOOP("Core", "“{column}”: {count} cells repeat the key of a lead further up."),
    QT_TRANSLATE_NOOP("Core", "Merge the two leads, or choose another key."),
    QT_TRANSLATE_NOOP("Core", "Merge these leads, or choose another key."),
)
# How a file was read (`scoring.leads`), as `mends.plain_note` leaves it.
_NOTES = (
    QT_TRANSLATE_NOOP("Core", "It is the only sheet."),
    QT_TRANSLATE_NOOP("Core", "Sheet “{sheet}” was named."),
    QT_TRANSLATE_NOOP(
        "Core",
        "Sheet “{sheet}” looks most like a lead table ({columns} columns, about {rows} rows); not {others}.",
    ),
    QT_TRANSLATE_NOOP("Core", "Row {row} was named as the header row."),
    QT_TRANSLATE_NOOP("Core", "Row {row} has the headers."),
    QT_TRANSLATE_NOOP(
        "Core",
        "Row {row} was taken for the headers, although not all of it looks like names: check this.",
    ),
    QT_TRANSLATE_NOOP("Core", "1 row above the headers (row {row}) skipped."),
    QT_TRANSLATE_NOOP("Core", "{count} rows above the headers (row {row}) skipped."),
    QT_TRANSLATE_NOOP("Core", "1 blank row skipped."),
    QT_TRANSLATE_NOOP("Core", "{count} blank rows skipped."),
    QT_TRANSLATE_NOOP("Core", "Column {letters} has no header; it is called “{name}”."),
    QT_TRANSLATE_NOOP("Core", "The header “{name}” is there more than once; column {letters} is “{free}”."),
    QT_TRANSLATE_NOOP(
        "Core", "The header “{name}” is there more than once; column {letters} is “{free}”. The first is used."
    ),
    QT_TRANSLATE_NOOP("Core", "Only one column was found."),
    QT_TRANSLATE_NOOP("Core", "Only one column was found; if there should be more, its separator is not , ; tab or |."),
    QT_TRANSLATE_NOOP("Core", "The sheet has {count} tables; “{table}” was read."),
    QT_TRANSLATE_NOOP("Core", "1 merged range among the leads: only the first cell of each has its value."),
    QT_TRANSLATE_NOOP("Core", "{count} merged ranges among the leads: only the first cell of each has its value."),
    QT_TRANSLATE_NOOP(
        "Core",
        "1 of the leads stands in hidden rows (hidden by hand or by a filter) and is read like the others: "
        "to leave out what is hidden, copy the visible rows into a new file.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "{count} of the leads stand in hidden rows (hidden by hand or by a filter) and are read like the others: "
        "to leave out what is hidden, copy the visible rows into a new file.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "1 formula cell without a computed value, read as blank: open the file in Excel, save it, and read it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "{count} formula cells without a computed value, read as blank: "
        "open the file in Excel, save it, and read it again.",
    ),
    QT_TRANSLATE_NOOP("Core", "1 column apart from the table left out."),
    QT_TRANSLATE_NOOP("Core", "{count} columns apart from the table left out."),
    QT_TRANSLATE_NOOP("Core", "The totals row of the table “{table}” (row {row}) is no lead."),
    QT_TRANSLATE_NOOP(
        "Core", "1 row below the table “{table}” (from row {row}) not read: the table does not reach there."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "{count} rows below the table “{table}” (from row {row}) not read: the table does not reach there."
    ),
    QT_TRANSLATE_NOOP("Core", "The workbook counts days from 1904; its dates were moved to the 1900 system."),
    QT_TRANSLATE_NOOP(
        "Core",
        "Only sheet “{sheet}” was read (about {count} rows). Another sheet looks like leads too: {others}.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "Only sheet “{sheet}” was read (about {count} rows). Other sheets look like leads too: {others}.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "Row {rows} looks like a total or a remark, but is read as a lead: delete it if this is so, "
        "or make the leads an Excel table (with the total as its totals row).",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "Rows {rows} look like totals or remarks, but are read as leads: delete them if this is so, "
        "or make the leads an Excel table (with the total as its totals row).",
    ),
    QT_TRANSLATE_NOOP("Core", "{count} NUL characters were left out."),
    QT_TRANSLATE_NOOP("Core", "The first line names the separator: {separator}."),
    QT_TRANSLATE_NOOP("Core", "Separator: comma."),
    QT_TRANSLATE_NOOP("Core", "Separator: semicolon."),
    QT_TRANSLATE_NOOP("Core", "Separator: tab."),
    QT_TRANSLATE_NOOP("Core", "Separator: vertical bar."),
    QT_TRANSLATE_NOOP("Core", "Separator: {separator}."),
    QT_TRANSLATE_NOOP("Core", "Encoding: {encoding}, by its byte order mark."),
    QT_TRANSLATE_NOOP("Core", "Encoding: {encoding}, by its zero bytes."),
    QT_TRANSLATE_NOOP("Core", "1 row with more fields than headers: they got columns of their own."),
    QT_TRANSLATE_NOOP("Core", "{count} rows with more fields than headers: they got columns of their own."),
    QT_TRANSLATE_NOOP("Core", "1 row with fewer fields than headers: the missing ones are blank."),
    QT_TRANSLATE_NOOP("Core", "{count} rows with fewer fields than headers: the missing ones are blank."),
    QT_TRANSLATE_NOOP("Core", "Column “{column}” has leading zeros: its digits stay text."),
    QT_TRANSLATE_NOOP("Core", "Column “{column}” has more than 15 digits: its digits stay text."),
    QT_TRANSLATE_NOOP("Core", "Column “{column}”: 1 value with leading zeros or over 15 digits stays text."),
    QT_TRANSLATE_NOOP("Core", "Column “{column}”: {count} values with leading zeros or over 15 digits stay text."),
    QT_TRANSLATE_NOOP("Core", "Column “{column}” mixes decimal points and commas: only the plain ones are numbers."),
    QT_TRANSLATE_NOOP("Core", "Column “{column}”: texts like {example} may be decimals or thousands; they stay text."),
    QT_TRANSLATE_NOOP("Core", "Decimal comma in column “{column}” (1 distinct value shows it)."),
    QT_TRANSLATE_NOOP("Core", "Decimal comma in column “{column}” ({count} distinct values show it)."),
    QT_TRANSLATE_NOOP("Core", "Column “{column}” is in per cent: 12% was read as 0.12, as a spreadsheet does."),
    QT_TRANSLATE_NOOP(
        "Core",
        "Column “{column}” has dates with the day first and with the month first: "
        "those that can be read both ways stay text.",
    ),
    QT_TRANSLATE_NOOP("Core", "Column “{column}”: no date tells day from month; read as day-month-year."),
    QT_TRANSLATE_NOOP("Core", "Column “{column}”: no date tells day from month; read as month-day-year."),
    QT_TRANSLATE_NOOP("Core", "Column “{column}”: no date tells day from month; read as {order}."),
    QT_TRANSLATE_NOOP(
        "Core", "Date form day-month-year in column “{column}” ({certain} of 1 distinct date unambiguous)."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Date form day-month-year in column “{column}” ({certain} of {count} distinct dates unambiguous)."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Date form month-day-year in column “{column}” ({certain} of 1 distinct date unambiguous)."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Date form month-day-year in column “{column}” ({certain} of {count} distinct dates unambiguous)."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Date form year-month-day in column “{column}” ({certain} of 1 distinct date unambiguous)."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Date form year-month-day in column “{column}” ({certain} of {count} distinct dates unambiguous)."
    ),
    QT_TRANSLATE_NOOP("Core", "Column “{column}”: time zones are left out, times stay as written."),
)
# Why a file cannot be read (`scoring.leads`, `scoring.ooxml`), and how to mend that.
_OPENING = (
    QT_TRANSLATE_NOOP("Core", "The file does not exist."),
    QT_TRANSLATE_NOOP("Core", "Check its name and folder."),
    QT_TRANSLATE_NOOP("Core", "This is a folder, not a file."),
    QT_TRANSLATE_NOOP("Core", "Name the lead file itself."),
    QT_TRANSLATE_NOOP("Core", "The file may not be read."),
    QT_TRANSLATE_NOOP("Core", "Close it in other programs, or ask for the right to read it."),
    QT_TRANSLATE_NOOP("Core", "The file cannot be read ({reason})."),
    QT_TRANSLATE_NOOP("Core", "This is a file of Apple Numbers."),
    QT_TRANSLATE_NOOP("Core", "Export it from Numbers as .xlsx."),
    QT_TRANSLATE_NOOP("Core", "This is no lead file."),
    QT_TRANSLATE_NOOP("Core", "Save the leads as .xlsx or .csv."),
    QT_TRANSLATE_NOOP("Core", "Files ending in “{ending}” are not read."),
    QT_TRANSLATE_NOOP("Core", "Save the leads as .xlsx, or as .csv, .tsv or .txt with a row of headers."),
    QT_TRANSLATE_NOOP("Core", "This is an old Excel file (.xls) or another old Office document."),
    QT_TRANSLATE_NOOP("Core", "Save it as .xlsx in Excel."),
    QT_TRANSLATE_NOOP("Core", "This is a binary workbook (.xlsb)."),
    QT_TRANSLATE_NOOP("Core", "This is an OpenDocument file."),
    QT_TRANSLATE_NOOP("Core", "Save it as .xlsx in LibreOffice."),
    QT_TRANSLATE_NOOP("Core", "The workbook is protected by a password."),
    QT_TRANSLATE_NOOP("Core", "Open it in Excel and save a copy without a password."),
    QT_TRANSLATE_NOOP("Core", "The file's parts are encrypted."),
    QT_TRANSLATE_NOOP("Core", "Save a copy without a password."),
    QT_TRANSLATE_NOOP("Core", "The file holds no workbook."),
    QT_TRANSLATE_NOOP("Core", "This is no Excel workbook."),
    QT_TRANSLATE_NOOP("Core", "Save it as .xlsx in Excel, or as .csv if it is text."),
    QT_TRANSLATE_NOOP("Core", "The file is empty."),
    QT_TRANSLATE_NOOP("Core", "Export the leads again."),
    QT_TRANSLATE_NOOP("Core", "The file is cut short."),
    QT_TRANSLATE_NOOP("Core", "The file is damaged or cut short."),
    QT_TRANSLATE_NOOP("Core", "The file is damaged or cut short ({reason})."),
    QT_TRANSLATE_NOOP("Core", "Get a fresh copy of it."),
    QT_TRANSLATE_NOOP("Core", "Get a fresh copy of the file."),
    QT_TRANSLATE_NOOP("Core", "Open the file in Excel and save it again."),
    QT_TRANSLATE_NOOP("Core", "The workbook has no worksheet."),
    QT_TRANSLATE_NOOP("Core", "The workbook has no sheet “{sheet}”."),
    QT_TRANSLATE_NOOP("Core", "The sheet is empty."),
    QT_TRANSLATE_NOOP("Core", "Add headers and leads."),
    QT_TRANSLATE_NOOP("Core", "No sheet of the workbook holds a table with headers and rows."),
    QT_TRANSLATE_NOOP("Core", "No row with column headers was found: the first rows look like data."),
    QT_TRANSLATE_NOOP("Core", "There is a header row (row {row}) but no lead below it."),
    QT_TRANSLATE_NOOP("Core", "There are headers ({where}) but no lead below them."),
    QT_TRANSLATE_NOOP("Core", "Row {row} is blank, so it has no headers."),
    QT_TRANSLATE_NOOP("Core", "Row {row} is blank or beyond the end of the file."),
    QT_TRANSLATE_NOOP("Core", "The leads that were scored in this workbook are not there any more."),
    QT_TRANSLATE_NOOP("Core", "This is no text file."),
    QT_TRANSLATE_NOOP("Core", "This is no text file: it is full of control characters."),
    QT_TRANSLATE_NOOP("Core", "The file begins like {encoding} text but is cut short or damaged."),
    QT_TRANSLATE_NOOP("Core", "Save it again as CSV UTF-8."),
    QT_TRANSLATE_NOOP("Core", "Save it again where it came from."),
    QT_TRANSLATE_NOOP("Core", "A quotation mark that opens in record {record} is never closed."),
    QT_TRANSLATE_NOOP("Core", "Close it, or double quotation marks inside a field."),
)
# Why a file cannot be written (`scoring.atomic`, `scoring.workbook`, `scoring.jobs`), and how to mend that.
_WRITING = (
    QT_TRANSLATE_NOOP("Core", "the disk is full."),
    QT_TRANSLATE_NOOP("Core", "Free some space on it."),
    QT_TRANSLATE_NOOP("Core", "this disk is read-only."),
    QT_TRANSLATE_NOOP("Core", "Choose another folder."),
    QT_TRANSLATE_NOOP("Core", "the file would be larger than this disk allows."),
    QT_TRANSLATE_NOOP("Core", "Choose another disk."),
    QT_TRANSLATE_NOOP("Core", "writing is not allowed here, or the file is open in another program."),
    QT_TRANSLATE_NOOP("Core", "Close it there, or choose another folder."),
    QT_TRANSLATE_NOOP("Core", "the file's name is not allowed here."),
    QT_TRANSLATE_NOOP("Core", "Choose another."),
    QT_TRANSLATE_NOOP("Core", "the file could not be written ({reason})."),
    QT_TRANSLATE_NOOP("Core", "Choose another place."),
    QT_TRANSLATE_NOOP("Core", "the file is open in another program."),
    QT_TRANSLATE_NOOP("Core", "Close it there, then try again."),
    QT_TRANSLATE_NOOP("Core", "the file is read-only."),
    QT_TRANSLATE_NOOP("Core", "Allow writing to it, or write to another file."),
    QT_TRANSLATE_NOOP("Core", "the file exists already."),
    QT_TRANSLATE_NOOP("Core", "The file exists already."),
    QT_TRANSLATE_NOOP("Core", "Choose another name, or allow overwriting."),
    QT_TRANSLATE_NOOP("Core", "this is a folder."),
    QT_TRANSLATE_NOOP("Core", "This is a folder."),
    QT_TRANSLATE_NOOP("Core", "Name a file in it."),
    QT_TRANSLATE_NOOP("Core", "the folder {folder} does not exist."),
    QT_TRANSLATE_NOOP("Core", "The folder {folder} does not exist."),
    QT_TRANSLATE_NOOP("Core", "Make it, or choose another."),
    QT_TRANSLATE_NOOP("Core", "Make it first."),
    QT_TRANSLATE_NOOP("Core", "the file was changed by another program in the meantime, so it was left as it is."),
    QT_TRANSLATE_NOOP("Core", "Save and close it there, then try again."),
    QT_TRANSLATE_NOOP("Core", "the workbook is open in {program} by {user}."),
    QT_TRANSLATE_NOOP("Core", "the workbook is open in {program}."),
    QT_TRANSLATE_NOOP("Core", "Close it there. If it is open nowhere, a crash left the file {file} behind: delete it."),
    QT_TRANSLATE_NOOP("Core", "the workbook is read-only, or open in another program."),
    QT_TRANSLATE_NOOP("Core", "Close it there, or allow writing to it."),
    QT_TRANSLATE_NOOP("Core", "the workbook is digitally signed; any change would make the signature invalid."),
    QT_TRANSLATE_NOOP("Core", "Remove the signature in Excel (File, Info, View Signatures), or in a copy."),
    QT_TRANSLATE_NOOP(
        "Core", "the workbook is shared in the old way, with a log of changes that an edit would contradict."
    ),
    QT_TRANSLATE_NOOP("Core", "Stop sharing it in Excel (Review, Unshare Workbook), then try again."),
    QT_TRANSLATE_NOOP("Core", "the workbook's structure is protected: no sheets may be added."),
    QT_TRANSLATE_NOOP("Core", "Unprotect it in Excel (Review, Protect Workbook)."),
    QT_TRANSLATE_NOOP("Core", "the sheet is protected."),
    QT_TRANSLATE_NOOP("Core", "Unprotect it in Excel (Review, Unprotect Sheet)."),
    QT_TRANSLATE_NOOP("Core", "There is no room for our columns at the right of the leads: {what} stands there."),
    QT_TRANSLATE_NOOP("Core", "A formula reads the cells at the right of the leads, where our columns would stand."),
    QT_TRANSLATE_NOOP("Core", "Change that: {count} free columns are needed beside the table “{table}”."),
    QT_TRANSLATE_NOOP("Core", "Change that."),
    QT_TRANSLATE_NOOP("Core", "The workbook has {what}, which Hotsheet needs for itself."),
    QT_TRANSLATE_NOOP("Core", "Rename that sheet."),
    QT_TRANSLATE_NOOP("Core", "Rename or delete it in Excel's Name Manager (it may be hidden there)."),
    QT_TRANSLATE_NOOP(
        "Core",
        "No column of the file is a field that the rules of “{model}” use, so every lead would count as blank.",
    ),
    QT_TRANSLATE_NOOP("Core", "1 field is not certain"),
    QT_TRANSLATE_NOOP("Core", "{count} fields are not certain"),
    QT_TRANSLATE_NOOP("Core", "This is the lead file itself."),
    QT_TRANSLATE_NOOP("Core", "Choose another name for the result."),
    QT_TRANSLATE_NOOP("Core", "A workbook keeps its kind: {file} is written as {ending}."),
    QT_TRANSLATE_NOOP("Core", "Name it {name}."),
    QT_TRANSLATE_NOOP("Core", "A result is written as {ending} or .csv, not as “{said}”."),
    QT_TRANSLATE_NOOP("Core", "Somebody added to what Hotsheet wrote, and that would be lost:"),
    QT_TRANSLATE_NOOP("Core", "This scoring has no more what your workbook refers to:"),
    QT_TRANSLATE_NOOP(
        "Core",
        "The leads on “{before}” were scored before. Scoring “{sheet}” takes that away, with the overrides that were "
        "typed there: a workbook has one scoring.",
    ),
)
_NOTHING, _ROW, _QUOTED, _QUOTED_WITH_REASON, _TIER, _BOTH = map(
    str,
    (
        QT_TRANSLATE_NOOP("Core", "nothing"),
        QT_TRANSLATE_NOOP("Core", "row {row}"),
        QT_TRANSLATE_NOOP("Core", "“{tier}”"),
        QT_TRANSLATE_NOOP("Core", "“{tier}” ({reason})"),
        QT_TRANSLATE_NOOP("Core", "“{tier}” (from {number})"),
        QT_TRANSLATE_NOOP("Core", "{first} and {second}"),
    ),
)
FORMS: tuple[str, ...] = tuple(
    map(str, (*_FINDINGS, *_NOTES, *_OPENING, *_WRITING, *MODEL_FORMS, *RULE_FORMS, *STORE_FORMS))
)
# What a gap may hold that the core says itself: looked for in the gaps named so, and nowhere else.
_PARTS: Mapping[str, tuple[str, ...]] = {
    "what": (_NOTHING, _QUOTED, _QUOTED_WITH_REASON),
    "there": (_NOTHING, _QUOTED, _QUOTED_WITH_REASON),
    "lead": (_ROW,),
    "limit": (_TIER,),
}
_BETWEEN_TIERS = re.compile(r"(?<=\)) and (?=“)")
_NAME = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=3)
def _patterns(forms: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    # Forms with fewer gaps first: "1 cell" is no count of cells.
    ordered = sorted(forms, key=lambda form: (len(_NAME.findall(form)), -len(form)))
    return tuple((form, _pattern(form)) for form in ordered)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(_as_pattern(form), re.DOTALL)


def _as_pattern(form: str) -> str:
    parts = _NAME.split(form)
    fixed = [re.escape(part) if place % 2 == 0 else f"(?P<{part}>.*?)" for place, part in enumerate(parts)]
    return "".join(fixed)


def form_of(text: str, forms: tuple[str, ...] = FORMS) -> tuple[str, dict[str, str]] | None:
    """Which of these forms a text of the core has, and what stands in its gaps; None where it has none."""
    for form, pattern in _patterns(forms):
        found = pattern.fullmatch(text)
        if found is not None:
            return form, found.groupdict()
    return None


def in_words(text: str) -> str:
    """A sentence of the core in the person's language; as it is, where it has no form or no translation."""
    found = form_of(text) if text else None
    if found is None:
        return text
    form, gaps = found
    said = QCoreApplication.translate(_CONTEXT, form)
    return text if said == form else said.format(**{name: _gap(name, held) for name, held in gaps.items()})


def all_in_words(sentences: Sequence[str]) -> tuple[str, ...]:
    """Sentences of the core in the person's language: the first hundred, for who has more of them reads no further."""
    return (*map(in_words, sentences[:_MOST]), *sentences[_MOST:])


def _gap(name: str, held: str) -> str:
    """What a gap holds: the core's own words in the person's language, and all else as it is."""
    if name == "sentence":
        return in_words(held)
    if name == "tiers":
        first, *others = (_gap("limit", each) for each in _BETWEEN_TIERS.split(held))
        both = QCoreApplication.translate(_CONTEXT, _BOTH)
        return reduce(lambda before, each: both.format(first=before, second=each), others, first)
    for form in _PARTS.get(name, ()):
        found = _pattern(form).fullmatch(held)
        if found is not None:
            return QCoreApplication.translate(_CONTEXT, form).format(**found.groupdict())
    return held
