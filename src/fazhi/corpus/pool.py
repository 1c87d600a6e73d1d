"""Who does the work: processes of the standard library, each item's result in the order of the items."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Protocol, TypeVar

__all__ = ["Pool", "Processes", "WorkerDied"]

T = TypeVar("T")
R = TypeVar("R")


class WorkerDied(Exception):
    """Stands for the result of an item whose process ended whenever it was tried."""


class Pool(Protocol):
    """What `run` and `stream` need of those who do the work."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerDied]:
        """The results in the order of the items, with few items under way at a time."""
        ...


class Processes:
    """Worker processes on this machine, by default one for each processor; one means this process itself.

    A process that ends (out of memory, a fault in a library) is replaced, and what was under way is done again one by
    one; only an item that ends its process also when it is alone is given up, as `WorkerDied`.

    >>> list(Processes(1).map(abs, [-1, 2]))
    [1, 2]
    """

    def __init__(self, count: int | None = None) -> None:
        if count is not None and count < 1:
            raise ValueError("at least one process is needed")
        self.count = count or _processors()

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerDied]:
        if self.count == 1:
            for item in items:
                yield function(item)
            return
        waiting: Iterator[T] = iter(items)
        while True:
            under_way: deque[tuple[T, Future[R]]] = deque()
            executor = self._start()
            try:
                yield from self._until_broken(executor, function, waiting, under_way)
                return
            except BrokenProcessPool:
                executor.shutdown(wait=False, cancel_futures=True)
            finally:
                executor.shutdown(wait=True, cancel_futures=True)
            yield from self._one_by_one(function, under_way)

    def _until_broken(
        self,
        executor: ProcessPoolExecutor,
        function: Callable[[T], R],
        waiting: Iterator[T],
        under_way: deque[tuple[T, Future[R]]],
    ) -> Iterator[R]:
        for item in waiting:
            try:
                future = executor.submit(function, item)
            except BrokenProcessPool:
                under_way.append((item, Future()))
                raise
            under_way.append((item, future))
            if len(under_way) >= 3 * self.count:
                yield under_way[0][1].result()
                under_way.popleft()
        while under_way:
            yield under_way[0][1].result()
            under_way.popleft()

    def _one_by_one(
        self, function: Callable[[T], R], under_way: Iterable[tuple[T, Future[R]]]
    ) -> Iterator[R | WorkerDied]:
        """What was under way when a process ended, with nothing else at work, so that the guilty item shows."""
        executor = self._start(1)
        try:
            for item, future in under_way:
                if future.done() and not future.cancelled() and future.exception() is None:
                    yield future.result()
                    continue
                try:
                    yield executor.submit(function, item).result()
                except BrokenProcessPool:
                    executor.shutdown(wait=True)
                    executor = self._start(1)
                    yield WorkerDied()
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    def _start(self, count: int | None = None) -> ProcessPoolExecutor:
        # A fork of a process with threads (as table libraries start them) may hang, so each begins anew.
        return ProcessPoolExecutor(count or self.count, multiprocessing.get_context("spawn"), _settle)


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _settle() -> None:
    """In a worker: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
