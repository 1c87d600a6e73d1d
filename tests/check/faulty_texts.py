"""Sentences that cannot be true, with the rule that must say so and how loud: `rule severity text`."""

FAULTY = """\
sum error 清理规范性文件418件，其中继续保留111件，待修改6件，失效145件，废止155件。
sum error 对42件规范性文件进行全面清理，保留31件，废止12件。
sum error 市政府共收到行政复议申请198件，受理164件，作出不予受理等其他处理43件。
sum error 共有村居120个，其中80个由律师担任法律顾问，其余50个由基层法律工作者担任。
sum error 全年受理案件260件，审结251件、正在审理8件。
sum error 受理案件260件，其中审结251件、正在审理19件。
sum error 全市参训执法人员620人，分为三类：新任执法人员120人、在岗执法人员380人、协管人员110人。
sum error 主动公开政府信息8643条，其中机构职能类214条，规划计划类176条，法规文件类389条，工作动态类6102条，其他1672条。
sum error 办理公证国内1204件、涉外312件、涉港澳台48件，合计1546件。
sum error 受理法律援助案件350件，其中民事案件290件、刑事案件41件，其他案件91件。
sum warning 收到依申请公开38件（网上29件，现场0件，邮寄8件）。
sum warning 承办建议提案239件（主办176件，会办36件）。
breakdown error 审结行政复议案件120件，其中直接纠错132件。
breakdown error 聘请法律顾问29人，其中律师法律顾问92人。
breakdown error 受理行政诉讼案件61件，审结61件；审结案件中败诉81件。
breakdown error 主动公开信息520条，其中政策文件信息612条。
rate error 作出复议决定198件，直接纠错27件，直接纠错率达14.63%。
rate error 受理矛盾纠纷1515件，调解成功1510件，调解成功率达97.9%。
rate error 参加考试412人，合格406人，合格率89.5%。
rate error 审结行政诉讼案件381件，败诉6件，败诉率5.17%。
rate error 评查案卷620份，其中优秀案卷93份，占51%。
rate warning 调解、和解结案7件，占结案总数的31.25%。
growth error 受理行政复议案件120件，上年为100件，同比增长25%。
growth error 案件由100件增加到120件，增长25%。
growth error 新收行政复议申请326件，较上年增加71件，增长72.84%。
growth error 受理公证612件（2022年为487件），同比增长52.67%。
growth warning 新收行政复议案件7件，同比增长33.3%。
shares warning 咨询类占60.2%，求助类占30.1%，其他占12.4%。
template warning 全年收到行政复议申请X件。
template warning 20XX年共办理案件12件。
points info 受理案件260件，同比下降3.2个百分点。
respectively info 报备率、及时率、规范率分别为98%、99%。
""".strip().splitlines()
