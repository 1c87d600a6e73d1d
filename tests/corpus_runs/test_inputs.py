"""Which files a corpus has, and how they are cut into batches."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fazhi.corpus.inputs import Entry, batches_of, files_of

names = st.lists(st.text("abcdefgh/", min_size=1, max_size=12), unique=True, max_size=60)


def test_a_folder_gives_its_reports_sorted_and_nothing_else(folder: Path) -> None:
    found = list(files_of(folder))
    assert len(found) == 48 + 2
    assert [Path(name).parts for name in found] == sorted(Path(name).parts for name in found)
    assert not any("hidden" in name or name.endswith("xyz") for name in found)


def test_a_glob_and_a_folder_find_the_same(folder: Path) -> None:
    assert list(files_of(f"{folder}/**/*.txt")) == list(files_of(folder))


def test_a_file_named_twice_comes_once_and_the_order_of_a_list_is_kept(folder: Path) -> None:
    last, first = folder / "empty.txt", folder / "binary.txt"
    assert list(files_of([last, first, str(last), "missing.txt"])) == [str(last), str(first), "missing.txt"]


@given(names)
def test_batches_hold_all_files_in_order(given_names: list[str]) -> None:
    entries = [Entry(name, 10, 0) for name in given_names]
    assert [e for batch in batches_of(entries) for e in batch.entries] == entries


@given(names, st.integers(0, 60))
def test_a_file_more_changes_few_batches(given_names: list[str], at: int) -> None:
    before = [Entry(name, 10, 0) for name in given_names]
    after = [*before[:at], Entry("new", 10, 0), *before[at:]]
    known = {batch.fingerprint("") for batch in batches_of(before)}
    assert sum(batch.fingerprint("") not in known for batch in batches_of(after)) <= 2


def test_a_changed_file_is_another_batch() -> None:
    (one,), (other,) = (list(batches_of([Entry("a.txt", 5, changed)])) for changed in (1, 2))
    assert one.fingerprint("") != other.fingerprint("")
    assert one.fingerprint("") != one.fingerprint("other settings")


def test_large_files_end_a_batch() -> None:
    sizes = [len(batch.entries) for batch in batches_of(Entry(f"{i}.txt", 9 * 2**20, 0) for i in range(6))]
    assert sizes == [1] * 6
