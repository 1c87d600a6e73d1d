"""What the scanner finds in running text: each row is a sentence and the figures a careful reader sees in it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from fazhi import find_figures

# text | figures, each `span=value unit bound`, a space in the span written _; a span alone says value and unit itself
ROWS = """
新收行政复议申请12件，受理10件 | 12件 10件
收到12件的行政复议申请 | 12件
其中受理50件，占86.2% | 50件 86.2%
办理案件120件（含上年结转13件） | 120件 13件
审理的133件（当年受理120件和结转13件）中，审结118件 | 133件 120件 13件 118件
复议诉讼比值达1.35 | 1.35
万人成讼率3.2件／万人 | 3.2件／万人=3.2 件/万人
收案数居全省前三，排名第3位 |
本级新收46件（2022年为39件） | 46件 39件
败诉率2022年为5.6%、2023年为4.1% | 5.6% 4.1%
正职出庭12人次，副职出庭30人次 | 12人次 30人次
报备率、及时率、规范率均达100% | 100%
抽取40卷（许可12，处罚28） | 40卷 12 28
现场0件，邮寄16件 | 0件 16件
访问量125.3万人次，阅读量3万+ | 125.3万人次=1253000 人次 3万=30000 _ lower
罚款21.5万元，没收3,200元 | 21.5万元=215000 元 3,200元=3200 元
减免12,077.5元 | 12,077.5元=12077.5 元
联合检查2万余次，频次压降35%以上 | 2万余次=20000 次 lower 35%=35 % lower
下沉人员35名（城管12名、应急23名） | 35名 12名 23名
来访120件350人次 | 120件 350人次
标的额35.6亿元 | 35.6亿元=3560000000 元
话务总数12345个，12345热线接通率99.2% | 12345个 99.2%
“三率”均达100% | 100%
涉及6方面、12单位共35项问题 | 6方面 12单位 35项
时限由20个工作日压缩至5个 | 20个工作日=20 工作日 5个
12所学校100%配备法治副校长 | 12所 100%
发生事故3起、死亡2人 | 3起 2人
上升5.2个百分点 | 5.2个百分点=5.2 百分点
增长1.5倍，翻一番，翻了两番 | 1.5倍 一番=1 番 两番=2 番
从15家增加到60家 | 15家 60家
分别为3件、5件 | 3件 5件
分别为3、5、7件 | 3=3 件 5=5 件 7件
2388批次5222人 | 2388批次 5222人
10类共计732项 | 10类 732项
占总数的近七成，超八成，四成以上 | 七成=70 % upper 八成=80 % lower 四成=40 % lower
五分之一，1/4左右，三分之二 | 五分之一=1/5 _ 1/4=1/4 _ approx 三分之二=2/3
百分之六十五，千分之三，百分之百 | 百分之六十五=65 % 千分之三=3 ‰ 百分之百=100 %
30岁（含）至50岁（不含）的35人 | 30岁 50岁 35人
3万余件，60多批次，65.16万多条 | 3万余件=30000 件 lower 60多批次=60 批次 lower 65.16万多条=651600 条 lower
十来件，20来人，两万余人次 | 十来件=10 件 lower 20来人=20 人 lower 两万余人次=20000 人次 lower
百余件，近百家，上百件 | 百余件=100 件 lower 百家=100 家 upper 百件=100 件 lower
约30余件，近40余家，超50余次 | 30余件=30 件 approx 40余家=40 家 approx 50余次=50 次 lower
不少于12次，至少3次，逾20亿元 | 12次=12 次 lower 3次=3 次 lower 20亿元=2000000000 元 lower
不到3天，不足5%，不超过15个工作日 | 3天=3 天 upper 5%=5 % upper 15个工作日=15 工作日 upper
达3107人次，多达12场，高达95% | 3107人次 12场 95%
突破100件，接近200件，大约30人 | 100件=100 件 lower 200件=200 件 upper 30人=30 人 approx
5天以内，3个月内，18岁以下，10人左右 | 5天=5 天 upper 3个月=3 个月 upper 18岁=18 岁 upper 10人=10 人 approx
节约12万元，附近3家，预约5次，通过8件 | 12万元=120000 元 3家 5次 8件
2—3次 | 2=2 次 lower 3次=3 次 upper
30至50人，10%~15% | 30=30 人 lower 50人=50 人 upper 10%=10 % lower 15%=15 % upper
20-30家 | 20=20 家 lower 30家=30 家 upper
三至五年，两到三次 | 三=3 年 lower 五年=5 年 upper 两=2 次 lower 三次=3 次 upper
3—5万元 | 3=30000 元 lower 5万元=50000 元 upper
321 146件，１２３件 | 321_146件=321146 件 １２３件=123 件
535 项，近 5629 万元 | 535_项=535 项 5629_万元=56290000 元 upper
召开常务会议三次，公布两批清单，学法五次 | 三次=3 次 两批=2 批 五次=5 次
发放资料一万二千份，参加二百三十余人 | 一万二千份=12000 份 二百三十余人=230 人 lower
组建一支队伍，召开一次会议，开展清理一次 | 一支=1 支 一次=1 次 一次=1 次
连续三年获评，为期三个月，两年半时间 | 三年=3 年 三个月=3 个月 两年半=2.5 年
在15日内报送，公示5日，办结时限缩短至3日 | 15日=15 日 upper 5日 3日
学时不少于40学时 | 40学时=40 学时 lower
人均结案312.5件 | 312.5件
人口自然增长率-1.23‰ | -1.23‰
PM2.5平均浓度28微克/立方米 | 28微克/立方米=28 微克/立方米
用电量523.4亿千瓦时，造林1.5万亩 | 523.4亿千瓦时=52340000000 千瓦时 1.5万亩=15000 亩
罚款壹佰贰拾万元整，涉案1亿3千万元 | 壹佰贰拾万元整=1200000 元 1亿3千万元=130000000 元
进出口总额356.78亿美元 | 356.78亿美元=35678000000 美元
追责问责67人（次），短信30万条（次） | 67人（次）=67 人（次） 30万条（次）=300000 条（次）
2镇1街道、14部门、6县区 | 2镇 1街道 14部门 6县区
每千人拥有医师3.45人，每10件中有3件 | 3.45人 10件 3件
3A级景区2家，5G基站1.2万个 | 2家 1.2万个=12000 个
最低零下，最高38.5℃ | 38.5℃
满意度98.6分，平均降至0.03次 | 98.6分 0.03次
3项目标任务，20个项目 | 3项 20个
20名优秀法官，12家政府部门 | 20名 12家
1.加强领导，开会3次。2.强化督查，督查2次 | 3次 2次
（1）培训12场；（2）讲座5期 | 12场 5期
一是制定办法2件；二是修订三件 | 2件 三件=3 件
至2023年底共500人，较2022年的450人增长11.1% | 500人 450人 11.1%
累计粉丝15.6万，总数达3.2万 | 15.6万=156000 _ 3.2万=32000 _
分为4大类27项，发放2000多件（套） | 4大类=4 类 27项=27 项 2000多件（套）=2000 件（套） lower
案件5678（件），信访235（批次） | 5678（件）=5678 件 235（批次）=235 批次
环比+3.2%，同比↓3.5%，减少-12.5% | 3.2% 3.5% -12.5%
投入3个亿，合计12 . 5 万元 | 3个亿=300000000 _ 12_._5_万元=125000 元
达百万人次，近千万元 | 百万人次=1000000 人次 千万元=10000000 元 upper
分别受理2,3,5件 | 2=2 件 3=3 件 5件
”放管服“改革，受理3件，”一网通办“建成5个 | 3件 5个
建成三支队伍，处罚一人，救助两人 | 三支=3 支 一人=1 人 两人=2 人
每件3.5小时/件，成本12元/件 | 3.5小时/件=3.5 小时/件 12元/件=12 元/件
用时30min，长5km，共24h | 30min=30 分钟 5km=5 km 24h=24 小时
增长一倍，翻了近一番，增加两倍多 | 一倍=1 倍 一番=1 番 upper 两倍=2 倍 lower
用时由3个小时减至2个半小时 | 3个小时=3 小时 2个半小时=2.5 小时
""".strip().splitlines()


def expected(cell: str) -> list[tuple[str, str | None, str | None, str]]:
    """The figures of a row: span, value, unit and bound; None where the span itself says value and unit."""
    out: list[tuple[str, str | None, str | None, str]] = []
    for token in cell.split():
        if "=" in token:
            span, value = token.split("=")
            out.append((span.replace("_", " "), value, "", "exact"))
        elif token in ("lower", "upper", "approx"):
            out[-1] = (*out[-1][:3], token)
        elif out and out[-1][1] is not None and not out[-1][2] and not token[0].isdigit():
            out[-1] = (*out[-1][:2], token.replace("_", ""), "exact")
        else:
            out.append((token, None, None, "exact"))
    return out


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[0].strip()[:30])
def test_figures(row: str) -> None:
    text, _, cell = row.rpartition("|")
    found = find_figures(text.strip())
    wanted = expected(cell)
    assert [f.span.of(text.strip()) for f in found] == [w[0] for w in wanted]
    for figure, (span, value, unit, bound) in zip(found, wanted, strict=True):
        quantity = figure.quantity
        assert quantity.bound == bound, span
        if value is not None:
            assert quantity.value == Fraction(value), span
            assert quantity.unit.name == unit, span
        else:
            number = span.lstrip("-0123456789.,")
            assert quantity.unit.name == number, span
            assert quantity.value == Fraction(span[: len(span) - len(number)].replace(",", "")), span
