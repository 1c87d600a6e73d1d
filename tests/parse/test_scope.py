"""Scope words: the whole jurisdiction, its own level, or a part."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.model import Jurisdiction, ScopeKind
from fazhi.parse.linking.scopes import scope_marks, scope_of

WHOLE, OWN, PART = ScopeKind.WHOLE, ScopeKind.OWN_LEVEL, ScopeKind.PART


@pytest.mark.parametrize(
    ("clause", "kind", "name"),
    [
        ("全市共收到行政复议申请", WHOLE, ""),
        ("我区受理", WHOLE, ""),
        ("全盟各级行政复议机构收到", WHOLE, ""),
        ("收到行政复议申请", WHOLE, ""),
        ("市本级收到", OWN, ""),
        ("其中，区本级收到", PART, "其中"),
        ("市级部门报送", OWN, ""),
        ("海安市受理", PART, "海安市"),
        ("2023年海门区共受理", PART, "海门区"),
        ("近海镇调解", PART, "近海镇"),
        ("各镇开展", PART, "各镇"),
        ("其中维持", PART, "其中"),
        ("市市场监管局办理", PART, "市市场监管局"),
        ("区城管局立案", PART, "区城管局"),
        ("国家税务总局启东市税务局办理", PART, "国家税务总局启东市税务局"),
        ("市司法局审核", WHOLE, ""),
        ("以区政府为被告的案件", WHOLE, ""),
        ("社区矫正对象", WHOLE, ""),
        ("加强小区管理", WHOLE, ""),
        ("对乡镇（街道）开展督察", WHOLE, ""),
        ("推进市区容貌整治", WHOLE, ""),
        ("农贸市场检查", WHOLE, ""),
    ],
)
def test_scope_of_a_clause(clause: str, kind: ScopeKind, name: str) -> None:
    scope = scope_of(clause)
    assert (scope.kind, scope.name) == (kind, name)


def test_the_own_place_is_the_whole() -> None:
    assert scope_of("海门区受理", Jurisdiction("海门区")).kind is WHOLE
    assert scope_of("近海镇受理", Jurisdiction("海门区")).kind is PART


@given(st.text(alphabet="全市本级区县镇其中局委，。各受理案件", max_size=60))
def test_marks_lie_in_the_clause_and_in_order(clause: str) -> None:
    marks = scope_marks(clause)
    assert all(0 <= m.start < m.end <= len(clause) for m in marks)
    assert all(a.end <= b.start for a, b in pairwise(marks))
