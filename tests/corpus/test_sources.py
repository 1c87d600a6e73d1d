"""The corpus is what its marked-up sources say: files rebuilt from them are the files that lie here."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SCRIPT = HERE.parents[1] / "tools" / "build_corpus.py"
NAMES = sorted(p.stem for p in (HERE / "sources").glob("*.src"))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copytree(HERE / "sources", folder / "sources")
    subprocess.run([sys.executable, str(SCRIPT), str(folder)], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_files_are_built_from_their_source(rebuilt: Path, name: str) -> None:
    for path in (f"{name}.txt", f"figures/{name}.jsonl", f"relations/{name}.jsonl"):
        assert (HERE / path).read_bytes() == (rebuilt / path).read_bytes(), path


def test_heading_data_is_built_from_the_sources(rebuilt: Path) -> None:
    assert (HERE / "metadata.json").read_bytes() == (rebuilt / "metadata.json").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_offsets_lead_to_the_printed_words(name: str) -> None:
    text = (HERE / f"{name}.txt").read_bytes().decode("utf-8")
    for line in (HERE / "figures" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        figure = json.loads(line)
        assert text[figure["start"] : figure["end"]] == figure["text"]
    for line in (HERE / "relations" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        for term in json.loads(line)["terms"]:
            assert text[term["start"] : term["start"] + len(term["text"])] == term["text"]
