"""How far a run is: files done, rate, time left, on standard error."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

__all__ = ["Progress"]

_BAR = 24


class Progress:
    """Shows a line that renews itself on a terminal, and a line now and then elsewhere.

    What a former run had done counts as done, but not in the rate.

    >>> import io
    >>> seconds, shown = iter([0, 10, 20]), io.StringIO()
    >>> progress = Progress(100, shown, clock=lambda: next(seconds))
    >>> progress.add(50, reused=True)
    >>> progress.add(20)
    >>> print(shown.getvalue().splitlines()[-1])
    70/100 files, 1.0/s, 0:30 left
    """

    def __init__(self, total: int, stream: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = total
        self.done = 0
        self.reused = 0
        self._stream = stream
        self._clock = clock
        self._start = self._shown = clock()
        self._live = stream.isatty()
        self._every = 0.2 if self._live else 10.0

    def add(self, count: int, *, reused: bool = False) -> None:
        """Count files that are done."""
        self.done += count
        if reused:
            self.reused += count
        now = self._clock()
        if now - self._shown >= self._every:
            self._shown = now
            self._show(now)

    def say(self, words: str) -> None:
        """What is done now, once the files are."""
        self._stream.write(("\r\x1b[K" if self._live else "") + words + "\n")
        self._stream.flush()

    def _show(self, now: float) -> None:
        rate = (self.done - self.reused) / max(now - self._start, 1e-9)
        line = f"{self._bar()}{self.done:,}/{self.total:,} files"
        if rate > 0:
            line += f", {rate:,.1f}/s, {_clock(round((self.total - self.done) / rate))} left"
        self._stream.write(f"\r\x1b[K{line}" if self._live else line + "\n")
        self._stream.flush()

    def _bar(self) -> str:
        if not self._live:
            return ""
        full = _BAR * self.done // max(self.total, 1)
        return f"[{'#' * full}{'.' * (_BAR - full)}] "


def _clock(seconds: int) -> str:
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes}:{seconds % 60:02d}"
