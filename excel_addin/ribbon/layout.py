"""What stands on the ribbon tab: groups of controls, each with its words, its picture and what it does.

Names of macros and commands stand here once; the VBA, the two ribbon texts, the docs and their tests follow.
"""

from __future__ import annotations

from dataclasses import dataclass

TAB = "hotsheetTab"
TAB_LABEL = "Hotsheet"
# The macros that Excel calls, by their attribute of a control.
LOADED = "HotsheetRibbonLoaded"
PRESSED = "HotsheetPressed"
TOGGLED = "HotsheetToggled"
IS_ON = "HotsheetIsOn"
CHOSEN = "HotsheetModelChosen"
MODEL_COUNT = "HotsheetModelCount"
MODEL_LABEL = "HotsheetModelLabel"
MODEL_ID = "HotsheetModelId"
MODEL_INDEX = "HotsheetModelIndex"


@dataclass(frozen=True)
class Button:
    """A button. command: the function of `excel_addin.commands` that it runs. image: a picture of `icons/`."""

    command: str
    label: str
    tip: str
    more: str
    image: str
    large: bool = False

    @property
    def ident(self) -> str:
        """Its id in the ribbon."""
        return "hotsheet_" + self.command


@dataclass(frozen=True)
class Toggle(Button):
    """A button that stays pressed: its command is told whether it is on."""


@dataclass(frozen=True)
class ModelChoice:
    """The list to choose the workbook's model from."""

    label: str = "Model"
    tip: str = "Choose model"
    more: str = "The model that scores this workbook: one that the workbook carries, one of yours, or a template."
    image: str = "model"

    @property
    def ident(self) -> str:
        """Its id in the ribbon."""
        return "hotsheet_model"


Control = Button | ModelChoice


@dataclass(frozen=True)
class Group:
    """Controls under one name."""

    ident: str
    label: str
    controls: tuple[Control, ...]


GROUPS = (
    Group(
        "hotsheetScore",
        "Score",
        (
            Button(
                "score_sheet",
                "Score this sheet",
                "Score this sheet",
                "Adds score, tier and why beside the leads of this sheet, with the rules and a summary on sheets of "
                "their own. Nothing of yours is changed; a copy of the workbook is kept first.",
                "score",
                large=True,
            ),
            Button(
                "refresh",
                "Refresh",
                "Refresh the scores",
                "Takes in new leads and a new day. Overrides stay with their leads.",
                "refresh",
                large=True,
            ),
            Button(
                "apply_rules",
                "Apply rules",
                "Apply the edited rules",
                "Takes what was edited on the Scoring Rules sheet into the model, and shows what changed.",
                "apply",
            ),
            ModelChoice(),
            Button(
                "check_data",
                "Check data",
                "Check the leads",
                "Lists missing, invalid and doubled data on a sheet, with the cells. Changes nothing.",
                "check",
            ),
        ),
    ),
    Group(
        "hotsheetLooks",
        "Looks",
        (
            Toggle(
                "show_tiers",
                "Tier colours",
                "Colour the tiers",
                "Colours each lead's tier by the thresholds on the Scoring Rules sheet.",
                "tiers",
            ),
            Toggle(
                "show_bars",
                "Data bars",
                "Bars behind the scores",
                "Shows each score as a bar as well.",
                "bars",
            ),
            Toggle(
                "show_rows",
                "Row colours",
                "Colour whole rows",
                "Colours the whole row of each lead by its tier.",
                "rows",
            ),
        ),
    ),
    Group(
        "hotsheetLead",
        "Selected lead",
        (
            Button(
                "explain_lead",
                "Explain",
                "Explain the selected lead",
                "Shows what gave this lead its score; the parts add up to it.",
                "explain",
                large=True,
            ),
            Button(
                "override_lead",
                "Override",
                "Overrule the tier",
                "Goes to the cells where another tier and its reason are typed.",
                "override",
                large=True,
            ),
        ),
    ),
    Group(
        "hotsheetMore",
        "Hotsheet",
        (
            Button(
                "define_functions",
                "Functions",
                "The model as functions",
                "Gives this workbook functions such as HS_SCORE and HS_TIER, which score a lead by the rules on the "
                "Scoring Rules sheet. They need Microsoft 365, and nothing of Hotsheet.",
                "functions",
            ),
            Button(
                "open_app",
                "Open in the app",
                "Open in the desktop app",
                "Saves nothing: opens the workbook as it was last saved in the desktop app.",
                "app",
            ),
            Button(
                "remove",
                "Remove",
                "Remove Hotsheet from this workbook",
                "Takes away every column, sheet and name that Hotsheet added, and leaves everything else.",
                "remove",
            ),
            Button("help", "Help", "Help", "Opens the guide, and says which version this is.", "help"),
        ),
    ),
)


def buttons() -> tuple[Button, ...]:
    """Every control that runs a command, in the order of the tab."""
    return tuple(each for group in GROUPS for each in group.controls if isinstance(each, Button))


def images() -> tuple[str, ...]:
    """Every picture that the tab shows, once."""
    return tuple(dict.fromkeys(each.image for group in GROUPS for each in group.controls))
