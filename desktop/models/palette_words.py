"""Other words by which people look for a command in the palette: what other programs call the same.

They are found and never shown. Each translation has the words of its own language, and may well keep the English ones.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def other_words() -> Mapping[str, str]:
    """The other words of each command, by the command's name."""
    return {
        "open": _tr("load import file workbook spreadsheet csv excel"),
        "open sample": _tr("demo example try"),
        "new window": _tr("second another"),
        "reload": _tr("refresh update read again"),
        "export": _tr("save as write result download csv excel workbook"),
        "document": _tr("print pdf html report describe"),
        "close": _tr("leave end"),
        "quit": _tr("exit leave end"),
        "undo": _tr("back revert"),
        "redo": _tr("again repeat"),
        "palette": _tr("search find anything"),
        "look system": _tr("settings preferences options theme appearance mode colours colors automatic"),
        "look light": _tr("settings preferences options theme appearance mode colours colors light day"),
        "look dark": _tr("settings preferences options theme appearance mode colours colors dark night"),
        "language ": _tr("settings preferences options locale automatic"),
        "language en": _tr("settings preferences options locale english"),
        "language es": _tr("settings preferences options locale spanish"),
        "templates": _tr("gallery new model examples industry start from"),
        "wizard": _tr("wizard assistant new model create first guide"),
        "models": _tr("manage new model create rename duplicate delete import export yaml switch score with"),
        "keep version": _tr("save version snapshot history commit"),
        "shortcuts": _tr("keys keyboard help"),
        "about": _tr("version licence license info workspace"),
        "tiers": _tr("thresholds grades scale distribution hot warm cold"),
        "history": _tr("versions changes compare difference restore back"),
        "leads copy": _tr("clipboard"),
        "leads find": _tr("search look for"),
        "leads columns": _tr("settings preferences options show hide order fields"),
        "leads details": _tr("panel sidebar why explain"),
        "leads save view": _tr("saved filter list bookmark"),
        "leads filter": _tr("find where condition only"),
        "leads range": _tr("find points between from to"),
        "leads clear": _tr("reset remove show all"),
        "leads override": _tr("overrule correct my word by hand"),
        "leads test": _tr("try simulate what if"),
        "leads test new": _tr("try simulate what if"),
        "rules add": _tr("new create factor condition"),
        "rules add category": _tr("new create group"),
        "rules duplicate": _tr("copy clone"),
        "rules toggle": _tr("enable disable activate deactivate"),
        "rules delete": _tr("remove"),
        "rules apply": _tr("save commit"),
        "rules revert": _tr("discard cancel undo"),
        "rules apply all": _tr("save commit everything"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaletteWords", text)
