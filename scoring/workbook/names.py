"""What a scored workbook calls its sheets, columns, table and defined names: one place, so that all agree."""

from __future__ import annotations

from enum import StrEnum

RULES_SHEET = "Scoring Rules"
LISTS_SHEET = "Lists"
SUMMARY_SHEET = "Scoring Summary"
CALL_LIST_SHEET = "Call List"
LEADS_SHEET = "Leads"
# A sheet of odd cells that the add-in writes beside any leads, known by its first cell whatever it is called.
CHECK_SHEET, CHECK_HEADING = "Data Check", "Data check by Hotsheet"
OUR_SHEETS = (RULES_SHEET, LISTS_SHEET, SUMMARY_SHEET, CALL_LIST_SHEET)


class OurSheet(StrEnum):
    """The sheets that scoring adds, whatever they are called in a workbook."""

    RULES = "rules"
    LISTS = "lists"
    SUMMARY = "summary"
    CALL_LIST = "call list"


# Called so where no sheet of the user's has the name.
USUAL_SHEETS = dict(zip(OurSheet, OUR_SHEETS, strict=True))

TABLE_NAME = "Leads"
NAME_PREFIX = "HS_"
AS_OF_NAME = "HS_AsOf"
TIER_NAMES_NAME = "HS_TierNames"
# Hidden names that mark the leads with their headers and our columns, and the first cell of each of our sheets:
# programs keep them right when rows are inserted or sheets renamed.
LEADS_NAME = "HS_Leads"
SHEET_ANCHORS = {
    OurSheet.RULES: "HS_Sheet_Rules",
    OurSheet.LISTS: "HS_Sheet_Lists",
    OurSheet.SUMMARY: "HS_Sheet_Summary",
    OurSheet.CALL_LIST: "HS_Sheet_CallList",
}

# Hidden names too: where the model stands on our rules sheet, if a program has no other room for it, and the model that
# somebody chose for the workbook.
MODEL_NAME = "HS_Model"
CHOSEN_NAME = "HS_ChosenModel"
# The looks that somebody switched on or off beside the leads.
LOOKS_NAME = "HS_Looks"
# How wide the columns that are ours now had been, where somebody had made them so.
COLUMNS_NAME = "HS_Columns"
# What a person chose in the ribbon, perhaps before anything was scored.
CHOICES = frozenset({CHOSEN_NAME, LOOKS_NAME})

# Hidden columns that work a score out begin with this; the rest of the name says what they hold.
WORKING_PREFIX = "hs "

# The custom XML part that carries the model and says which columns are ours.
MODEL_NAMESPACE = "urn:hotsheet:model:1"
MODEL_ITEM_ID = "{6A1D8E0B-5C1F-4B55-9C56-7D0F1B7C2A11}"


class Our(StrEnum):
    """The columns that scoring adds, by their headers, in the order they stand."""

    SCORE = "Lead Score"
    TIER = "Lead Tier"
    GRADE = "Lead Grade"
    FIT = "Fit"
    ENGAGEMENT = "Engagement"
    WHY = "Why"
    RANK = "Lead Rank"
    MODEL_TIER = "Model Tier"
    OVERRIDE = "Tier Override"
    REASON = "Override Reason"
    VERSION = "Model Version"


ALWAYS = (Our.SCORE, Our.TIER, Our.WHY, Our.OVERRIDE, Our.REASON)
NEEDS_AXES = (Our.GRADE, Our.FIT, Our.ENGAGEMENT)

# Working columns that other sheets refer to.
KEY_COLUMN = "hs key"


def tier_name(place: int) -> str:
    """The defined name of the cell that holds a tier's name (places count from 0 at the top)."""
    return f"{NAME_PREFIX}Tier_{place + 1}"


def threshold_name(place: int) -> str:
    """The defined name of the cell that holds a tier's threshold."""
    return f"{NAME_PREFIX}From_{place + 1}"
