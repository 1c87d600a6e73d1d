"""`fazhi diff`, `fazhi sample`, evidence, and settings of a project, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fazhi.cli import main

TITLE = "某县人民政府关于2023年度法治政府建设情况的报告\n\n一、主要成效\n\n"
CLEAN = TITLE + "清理规范性文件9件，其中保留4件、修改2件、废止3件。\n"
WRONG = CLEAN.replace("9件", "8件")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    result = CliRunner(env={"LC_ALL": "en_US.UTF-8"}).invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_diff() -> None:
    result = run("diff", "clean.txt", "wrong.txt")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "~ indicator normative_documents.cleared: 9件 → 8件 (-1件)"
    assert any(line.startswith("+ finding error sum: ") for line in lines)
    same = run("diff", "clean.txt", "clean.txt")
    assert (same.exit_code, same.stdout) == (0, "0 differences\n")
    record = json.loads(run("diff", "clean.txt", "wrong.txt", "--format", "json").stdout)
    assert {"fazhi", "data", "schema", "old", "new", "changes"} == set(record)
    assert run("diff", "clean.txt", "gone.txt").exit_code == 3
    assert run("diff", "clean.txt").exit_code == 2


def test_evidence() -> None:
    result = run("check", "wrong.txt", "--format", "evidence")
    assert result.exit_code == 1
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert "sum" in [row["rule"] for row in rows]
    assert run("check", "wrong.txt", "--format", "evidence", "-o", "e.csv").exit_code == 1
    assert Path("e.csv").read_bytes().startswith(b"\xef\xbb\xbfnumber,")


def test_sample_and_its_score() -> None:
    assert run("sample", "clean.txt", "-n", "3", "-o", "s.csv").exit_code == 0
    with Path("s.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3
    assert "not" not in run("sample", "clean.txt", "-n", "3").stderr
    refused = run("sample", "--score", "s.csv")
    assert refused.exit_code == 2
    assert "answered" in refused.stderr
    for row, answer in zip(rows, "yyn", strict=True):
        row["value_ok"] = answer
    with Path("s.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert run("sample", "--score", "s.csv").stdout == "value_ok: 2/3 = 0.667 [0.208, 0.939]\n"
    for wrong in ("clean.txt", "gone.csv"):
        assert run("sample", "--score", wrong).exit_code == 2


@pytest.mark.parametrize(
    ("name", "before"), [("fazhi.toml", ""), ("pyproject.toml", "[project]\nname = 'x'\n[tool.fazhi]\n")]
)
def test_settings_of_the_project(name: str, before: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("check", "wrong.txt").exit_code == 1
    Path(name).write_text(before + "lang = 'zh'\nignore = ['sum', 'breakdown']\n", encoding="utf-8")
    Path("sub").mkdir()
    for folder in (".", "sub"):
        monkeypatch.chdir(folder)
        result = run("check", "wrong.txt" if folder == "." else "../wrong.txt")
        assert result.exit_code == 0
        assert "共 1 份报告" in result.stdout
    monkeypatch.chdir("..")
    assert "1 report" in run("check", "wrong.txt", "--lang", "en").stdout


def test_settings_for_grades_and_silences() -> None:
    Path("fazhi.toml").write_text("fail-on = 'info'\nsilence = 'ok.toml'\n[severity]\nsum = 'info'\n", encoding="utf-8")
    Path("ok.toml").write_text("[[silence]]\nrule = 'sum'\nfigures = ['7件']\nreason = '理由'\n", encoding="utf-8")
    result = run("check", "wrong.txt", "--only", "sum")
    assert result.exit_code == 1
    assert " info sum " in result.stdout
    assert " info silence " in result.stdout


@pytest.mark.parametrize("text", ["frog = 1", "lang = 'fr'", "ignore = 'sum'", "fail-on = ", "ignore = ['frog']"])
def test_wrong_settings_are_wrong_usage(text: str) -> None:
    Path("fazhi.toml").write_text(text, encoding="utf-8")
    result = run("check", "clean.txt")
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_settings_beyond_the_repository_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fazhi.toml").write_text("lang = 'zh'", encoding="utf-8")
    (tmp_path / "other" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "other")
    assert "1 report" in run("check", "../clean.txt").stdout


@pytest.mark.parametrize("encoding", ["cp936", "cp1252"])
def test_consoles_of_other_encodings(encoding: str) -> None:
    Path("odd.txt").write_text(WRONG.replace("其中", "😀𠮷其中"), encoding="utf-8")
    code = "from fazhi.cli import main; main(['check', 'odd.txt', '--lang', 'zh'])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONIOENCODING": f"{encoding}:strict", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    shown = done.stdout.decode(encoding)
    assert "sum" in shown
    assert encoding != "cp936" or "错误 sum 分项之和" in shown
