"""The forms of what the core says of the workspace (`scoring.store`), and of overrides that it keeps."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

STORE_FORMS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Core", "The disk is full, so the last change is not saved yet."),
    QT_TRANSLATE_NOOP("Core", "Free some space on it; what was saved before is safe."),
    QT_TRANSLATE_NOOP("Core", "The workspace may not be written to."),
    QT_TRANSLATE_NOOP("Core", "Allow writing to the file and its folder."),
    QT_TRANSLATE_NOOP("Core", "Another program is using the workspace just now."),
    QT_TRANSLATE_NOOP("Core", "The workspace is damaged."),
    QT_TRANSLATE_NOOP("Core", "Open Hotsheet again: the damaged file is then kept beside a new one."),
    QT_TRANSLATE_NOOP("Core", "The workspace cannot be reached."),
    QT_TRANSLATE_NOOP("Core", "See whether its disk and folder are there."),
    QT_TRANSLATE_NOOP("Core", "This is too large to be kept in the workspace."),
    QT_TRANSLATE_NOOP("Core", "The workspace could not be used ({reason})."),
    QT_TRANSLATE_NOOP("Core", "This is a folder, not a workspace."),
    QT_TRANSLATE_NOOP("Core", "This file is not a workspace of Hotsheet."),
    QT_TRANSLATE_NOOP("Core", "Choose another file."),
    QT_TRANSLATE_NOOP("Core", "The folder of the workspace cannot be made ({reason})."),
    QT_TRANSLATE_NOOP("Core", "The workspace is damaged, and cannot be moved aside ({reason})."),
    QT_TRANSLATE_NOOP("Core", "Move the file yourself, then open Hotsheet again."),
    QT_TRANSLATE_NOOP("Core", "The workspace is open in this program already."),
    QT_TRANSLATE_NOOP("Core", "Go on in its window."),
    QT_TRANSLATE_NOOP("Core", "The workspace cannot be read ({reason})."),
    QT_TRANSLATE_NOOP("Core", "This is the workspace itself."),
    QT_TRANSLATE_NOOP("Core", "Choose another file for the copy."),
    QT_TRANSLATE_NOOP("Core", "The copy could not be written ({reason})."),
    QT_TRANSLATE_NOOP("Core", "The model “{model}” was deleted in another window."),
    QT_TRANSLATE_NOOP("Core", "The model “{model}” was changed in another window."),
    QT_TRANSLATE_NOOP("Core", "Keep both, or choose the one to keep."),
    # How it is open.
    QT_TRANSLATE_NOOP("Core", "The workspace is on this computer and saves every change as it is made."),
    QT_TRANSLATE_NOOP(
        "Core", "The workspace is on a network drive ({name}), so one window alone can use it at a time."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "The workspace is in a folder that {name} copies, so one window alone can use it at a time."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "The disk of the workspace cannot be shared by windows, so one alone can use it at a time."
    ),
    QT_TRANSLATE_NOOP("Core", "The workspace is of a newer Hotsheet: it is shown, and nothing is saved in it."),
    QT_TRANSLATE_NOOP(
        "Core", "Another window or program is using the workspace: it is shown as it stood, and nothing is saved."
    ),
    QT_TRANSLATE_NOOP("Core", "The workspace was opened to be looked into: nothing is saved in it."),
    QT_TRANSLATE_NOOP("Core", "The workspace may not be written to: it is shown, and nothing is saved in it."),
    QT_TRANSLATE_NOOP("Core", "The workspace was damaged. It is kept as {name}, and a new one was made. {sentence}"),
    # Overrides that do not count (`scoring.jobs.overrides`).
    QT_TRANSLATE_NOOP("Core", "“{key}” stands for several leads by now, so {what} is given to none of them."),
    QT_TRANSLATE_NOOP(
        "Core", "The lead of row {row} stands for several leads by now, so {what} is given to none of them."
    ),
    QT_TRANSLATE_NOOP("Core", "The lead of row {row} is another one by now, so {what} is not given to it."),
    QT_TRANSLATE_NOOP("Core", "“{key}” is not in the file any more; {what} is kept for when it comes back."),
    QT_TRANSLATE_NOOP(
        "Core", "The lead of row {row} is not in the file any more; {what} is kept for when it comes back."
    ),
    QT_TRANSLATE_NOOP("Core", "A lead is not in the file any more; {what} is kept for when it comes back."),
    QT_TRANSLATE_NOOP("Core", "{lead}: the file says {there} by now, so it counts, and not {what} as typed here."),
)
