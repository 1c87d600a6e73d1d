"""Findings as rows that can be verified without this program."""

from __future__ import annotations

import hashlib
from pathlib import Path

import fazhi
from fazhi.serial.versions import data_version
from fazhi.write.evidence import COLUMNS, evidence_rows

TEXT = "某县人民政府关于2023年度法治政府建设情况的报告\n\n清理规范性文件9件，其中保留4件、修改2件、废止1件。\n"


def test_a_row_holds_arithmetic_place_words_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    report = fazhi.read(path)
    rows = list(evidence_rows(fazhi.check(report), [report], version="1.2"))
    (row,) = (row for row in rows if row["rule"] == "sum")
    assert list(row) == list(COLUMNS) or set(row) == set(COLUMNS)
    assert row["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert row["arithmetic"] == "4 + 2 + 1 = 7 ≠ 9"
    assert (row["line"], row["column"], row["words"]) == (3, 8, "9件")
    assert report.text[row["start"] : row["end"]] == "9件"
    assert row["excerpt"].startswith("清理规范性文件9件")
    assert row["figures"].splitlines()[0] == "9件 (3:8)"
    assert "9件 → 7件" in row["repairs"]
    assert (row["fazhi"], row["data"]) == ("1.2", data_version())
    assert [r["number"] for r in rows] == list(range(1, len(rows) + 1))
    anchored = fazhi.read(f"<html><body><p>甲。</p><p>{TEXT}</p></body></html>".encode(), name="a.html")
    (row,) = (r for r in evidence_rows(fazhi.check(anchored), [anchored], version="1") if r["rule"] == "sum")
    assert row["paragraph"] == "2"
