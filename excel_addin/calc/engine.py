"""The engine itself: how values are handed over, making Calc what `xw.books` speaks to, and one step of Undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np
import pandas as pd
import xlwings as xw

from excel_addin.calc.app import App, Apps
from excel_addin.calc.books import Book
from excel_addin.calc.errors import BookClosedError
from excel_addin.calc.link import Link
from excel_addin.calc.values import Matrix, clean

NAME = "calc"


class CalcEngine:
    """What `xw.Engine(impl=…)` takes. name, type: how xlwings tells engines apart.

    Converters without a range (`xlwings.conversion.read`, `write`) need `engine_name=NAME`.
    """

    name = NAME
    type = "desktop"

    def __init__(self, link: Link) -> None:
        self.link = link
        self._app = App(self, link)

    @property
    def apps(self) -> Apps:
        """The one application."""
        return Apps(self._app)

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        """A value as the engine writes it: plain numbers, datetimes, "" for what is missing."""
        if value is None or isinstance(value, str | bool | int):
            return "" if value is None else value
        if isinstance(value, np.bool_):
            return bool(value)
        if value is pd.NaT or value is pd.NA:
            return ""
        if isinstance(value, np.datetime64):
            return "" if np.isnat(value) else pd.Timestamp(value).to_pydatetime(warn=False)
        if isinstance(value, pd.Timestamp):
            return value.to_pydatetime(warn=False)
        if isinstance(value, dt.datetime):
            return value.replace(tzinfo=None)
        if isinstance(value, dt.date):
            return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - cells know no time zone
        number = float(value)
        return "" if number != number else number  # noqa: PLR0124 - NaN is the one number that differs from itself

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]], moment: Any, empty_as: Any, number_as: Any, err_to_str: bool
    ) -> Matrix:
        """Values as xlwings hands them out, by the options of a range."""
        if moment is dt.datetime and number_as is None:
            plain = (float, bool, dt.datetime)
            return [
                [cell if type(cell) in plain else clean(cell, moment, empty_as, None, err_to_str) for cell in row]
                for row in data
            ]
        return [[clean(cell, moment, empty_as, number_as, err_to_str) for cell in row] for row in data]


@contextmanager
def calc_engine(link: Link) -> Generator[CalcEngine]:
    """Make Calc what `xw.apps`, `xw.books` and `xw.sheets` speak to, until the `with` ends; then what was before."""
    impl = CalcEngine(link)
    engine = xw.Engine(impl=impl)
    engines = xw.engines
    before, listed, named = engines.active, list(engines.engines), dict(engines.engines_by_name)
    engines.add(engine)
    engine.activate()
    try:
        yield impl
    finally:
        engines.active = before
        engines.engines[:] = listed
        engines.engines_by_name.clear()
        engines.engines_by_name.update(named)


@contextmanager
def one_undo_step(book: xw.Book, title: str) -> Generator[None]:
    """Bind all edits of a workbook into one step of its Undo list, named `title`.

    Texts that the workbook carries, and conditional formats that are taken away, are not in Calc's Undo list when they
    change from outside: they stay as they are when the step is undone. On another engine nothing is bound.
    """
    impl = book.impl
    if not isinstance(impl, Book):
        yield
        return
    impl.ask("book.enter_step", title=title)
    try:
        yield
    finally:
        # Its user closed it in between: its Undo list went with it, and the edits have said so already.
        with suppress(BookClosedError):
            impl.ask("book.leave_step")
