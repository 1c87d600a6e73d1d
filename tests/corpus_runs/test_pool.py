"""Results come in order, few at a time, and a process that ends takes nothing else with it."""

from __future__ import annotations

import operator
import os
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from fazhi.corpus.pool import Processes, WorkerDied


def calls(count: int) -> list[Callable[[], int]]:
    return [partial(abs, -number) for number in range(count)]


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(Processes(2).map(operator.call, calls(30))) == list(range(30))


def test_items_are_taken_only_as_results_are_wanted() -> None:
    taken = 0

    def items() -> Iterator[Callable[[], int]]:
        nonlocal taken
        for call in calls(1000):
            taken += 1
            yield call

    results = Processes(2).map(operator.call, items())
    assert next(results) == 0
    assert taken < 20


def test_a_process_that_ends_costs_only_its_own_item() -> None:
    work: list[Callable[[], object]] = list(calls(12))
    work[4] = partial(os._exit, 1)
    work[9] = partial(os._exit, 1)
    results = list(Processes(2).map(operator.call, work))
    assert [number for number in results if isinstance(number, int)] == [0, 1, 2, 3, 5, 6, 7, 8, 10, 11]
    assert isinstance(results[4], WorkerDied)
    assert isinstance(results[9], WorkerDied)


def test_a_fault_of_the_function_is_not_hidden() -> None:
    with pytest.raises(TypeError):
        list(Processes(2).map(operator.neg, [1, "x"]))


def test_at_least_one_process() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Processes(0)
