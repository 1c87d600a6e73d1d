"""Numbers and numerals that count nothing: names, dates, ordinals, codes, idioms, vague quantities."""

from __future__ import annotations

import re

import pytest

from fazhi import find_figures
from fazhi.places.table import stem, table
from fazhi.quantity.unit_table import unit_table

TEXTS = """
一网通办，一件事一次办，最多跑一次，综合查一次，三项制度，三审三校，三重一大
四清单一目录，四个意识，五位一体，六稳六保，七张问题清单，“八八战略”，十大典型案例
双随机、一公开，双组长，双百，两高一弱，两代表一委员，一规划两纲要，一岗双责
一村一法律顾问，一刻钟服务圈，一站式，一体化，一窗受理，一次性告知，一次告知
一方面，进一步，统一，唯一，一系列，一批，一般，一定，一律，一起推动，一致
万一，同一，之一，专一，逐一，每一项，这一年，另一方面，任何一个环节
千家万户，百姓，千方百计，万众一心，十分重要，百强县，成千上万
1+N，“1+1+N”，“1+13+X+Y”，1310，71418工程，3.0版，5G，A类，4A级，PM2.5
八五普法，“十四五”，第三届，第12次常务会议，二十届三中全会，“第一议题”，第一责任人，首家，首批
党的十九大，十四届全国人大一次会议，七届九次全会，二等奖，一审，二审，一把手
3·15，4.15国家安全教育日，6.26国际禁毒日，12·4国家宪法日
12345热线，拨打12348热线，12345政务服务便民热线，110报警，7×24小时服务
电话：0513-85216789，邮编226000，人民路128号，苏ICP备12345678号，索引号：014210000/2023-00012
http://www.abc.gov.cn/art/2023/12/1/art_123_456.html，v2.1，abc123@163.com
连政发〔2022〕18号，[2009]1号，第711号令，令第171号，〔2023〕5号，（2021）30号，（2024）苏06行终12号
第五十条第一款第（三）项，第15条，表1，图二，附件3，[1]，见注2
2023年，2021—2025年，2000年1月1日至2023年6月30日，2023年度，2022年7月至2023年6月，1—9月，11月份
二〇二四年三月一日，二○一四年，2024.3.1，2024-03-28 09:18，2021/03/29，（2024年3月1日），12月4日
2023年第三季度，上半年，前三季度，前10个月，近三年来，五年来，9时30分，上午9点
1.加强领导；2.落实责任；3、完善机制；（4）强化保障；5）狠抓落实
一、总体情况；（二）主要做法；一是健全；二是完善；第一，统筹
《关于三项制度的100条意见（2023版）》，《2023年度工作要点》，《八五普法规划》
“15分钟”服务圈，“四个走在前”，“一件事一次办”，“双随机、一公开”，“六大”，“两委”，“9小场所”，“最多跑1次”
若干，多次，一批，绝大多数，X件，×起，*次，20xx年，几十件，十几家，数百份，20几个，数亿元
一两次、三五起、七八成、二三十人、十二三个、三四百件
20211228日印发，20212025年规划，〔20178号
浏览次数：1256 字号：[大 中 小]，第1页 共12页，第20230012号建议
0投诉，0跑动，零差错，比例为3∶7，1:1.2，5.2:45.3:49.5，（118/120）
三台县，五台山，三元区，六安市，三门峡，八一路，九寨沟
上午9点至17点，8:30—17:30，星期三，周一至周五
实行1村1顾问，1案1策，1企1策
前三名，前10名，前三位，500强，3楼，305室，第3位，位居前5，TOP10，No.1
每月15日前报送，12月4日宪法日，于3月5日至8日举行
一级响应，三级甲等，二级学院，一期工程，三期工程
""".strip().splitlines()


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:24])
def test_nothing_is_counted(text: str) -> None:
    assert [figure.span.of(text) for figure in find_figures(text)] == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:24])
def test_nor_is_it_before_and_behind_a_figure(text: str) -> None:
    whole = f"受理35件。{text}。审结34件，"
    assert [figure.span.of(whole) for figure in find_figures(whole)] == ["35件", "34件"]


def named_by_numerals() -> list[str]:
    """Places whose names hold a numeral, also short where the rest is no measure word (三台 may be three machines)."""
    found = set()
    for name in table().names():
        for form in (name, stem(name)):
            if re.search("[二两三四五六七八九十百千万亿零伍陆]", form) and form[1:] not in unit_table().after_chinese:
                found.add(form)
    return sorted(found)


def test_a_place_named_by_a_numeral_counts_nothing() -> None:
    wrong = []
    for name in named_by_numerals():
        for text in (f"{name}受理12件", f"12件来自{name}、{name}"):
            found = [figure.span.of(text) for figure in find_figures(text)]
            if found != ["12件"]:
                wrong.append((text, found))
    assert not wrong
