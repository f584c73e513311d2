"""What runs in the background, in the status bar: what is being done, how far, and a button to cancel it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop import theme
from desktop.jobs import Job, Jobs
from desktop.widgets.parts import label, tool


class JobBar(QWidget):
    """The newest job that runs; hidden while there is none."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self.words = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setFixedWidth(160)
        self.bar.setTextVisible(False)
        self.cancel = tool("close", self.tr("Cancel"), self._cancel)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, theme.SMALL, 0)
        for part in (self.words, self.bar, self.cancel):
            across.addWidget(part)
        self.hide()
        jobs.started.connect(self._follow)
        jobs.changed.connect(self._changed)

    def _follow(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(lambda what, share: self._tell(job, what, share))
        self._tell(job, job.title, 0)
        self.cancel.setEnabled(True)
        self.show()

    def _tell(self, job: Job, what: str, share: float) -> None:
        if job is self._job:
            self.words.setText(what)
            self.bar.setValue(round(share * 1000))
            self.bar.setAccessibleName(what)

    def _changed(self) -> None:
        running = self._jobs.running
        if self._job not in running:
            self._job = running[-1] if running else None
            self.words.setText(self._job.title if self._job is not None else "")
        self.setVisible(bool(running))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.words.setText(self.tr("Cancelling…"))
