import { bureau, bureauAndCentre, bureaux, type ChoiceShape, practice, workingDays } from './choice.ts'

const since = '2026-11-27'
const hours = { zh: '小时', en: 'hours' } as const
const days = { zh: '天', en: 'days' } as const
const incidentRules = { zh: '《国家网络安全事件报告管理办法》', en: 'Measures for Reporting National Cybersecurity Incidents' } as const
const dataRegulations = { zh: '《网络数据安全管理条例》', en: 'Network Data Security Regulations' } as const
const assessmentRules = { zh: '《网络数据安全风险评估办法》', en: 'Measures for Network Data Security Risk Assessment' } as const
const inspectionRules = { zh: '“双随机、一公开”监管的通行做法，没有条文依据', en: 'Usual practice of drawing at random and publishing; no article' } as const

/** What the guideline leaves open about inspections, incidents, reports, disputes and interpretations. */
export const supervisionChoices = {
  'inspection-draw': {
    title: { zh: '检查对象随机抽取', en: 'Who is inspected is drawn' }, leaves: ['5.3', '7.2'],
    we: { zh: '常态化检查按计划随机抽取：抽取时平台生成随机种子，同时冻结名单，按“种子:机构编号”的SHA-256从小到大取前若干名；种子、名单和每个摘要公开，任何人可以重新计算；一个计划只抽一次。专项检查须写明事由，不抽取。', en: 'Routine inspections are drawn: at the draw the platform makes a random seed and freezes the list; the lowest SHA-256 of “seed:organisation” are taken. Seed, list and digests are published so that anybody can compute it again; a programme is drawn once. An inspection for a cause states it and is not drawn.' },
    suggestedBy: inspectionRules, confirmBy: bureaux, since,
  },
  'inspection-deadline': {
    title: { zh: '检查记录时限', en: 'Limit of inspecting' }, leaves: ['5.3', '7.2'],
    we: { zh: '自通知起20个工作日内检查并出具检查记录。', en: 'The record is filed within 20 working days of the notice.' },
    suggestedBy: practice, confirmBy: bureaux, since, value: 20, reads: 'step-visits', unit: workingDays,
  },
  'inspection-statement': {
    title: { zh: '听取被检查单位意见', en: 'The inspected is heard' }, leaves: ['7.2'],
    we: { zh: '检查记录出具后，被检查单位有5个工作日提出意见；期满没有提出的，照常处理。', en: 'The inspected has five working days to speak to the record; when it does not, the decision follows.' },
    suggestedBy: { zh: '行政处罚陈述申辩权的通行做法（条文待核）', en: 'The right to be heard before a sanction (article to be checked)' }, confirmBy: bureaux, since, value: 5, reads: 'step-visits', unit: workingDays,
  },
  'inspection-decision': {
    title: { zh: '检查处理时限', en: 'Limit of the decision' }, leaves: ['7.2'],
    we: { zh: '听取意见后10个工作日内作出处理。', en: 'The decision follows within ten working days of the statement.' },
    suggestedBy: practice, confirmBy: bureaux, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'rectification-deadline': {
    title: { zh: '整改期限', en: 'Time to put right' }, leaves: ['5.3', '7.2'],
    we: { zh: '责令整改的，20个工作日内完成；期满没有报告的直接转入复查。', en: 'What is ordered is put right within 20 working days; without a report the recheck follows.' },
    suggestedBy: practice, confirmBy: bureaux, since, value: 20, reads: 'step-visits', unit: workingDays,
  },
  'recheck-hands': {
    title: { zh: '复查换人', en: 'Another hand rechecks' }, leaves: ['7.2'],
    we: { zh: '出具检查记录的人不复查自己的检查，由同一单位的另一人复查。', en: 'Who filed the record does not recheck it; another officer of the same office does.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'recheck-deadline': {
    title: { zh: '复查时限', en: 'Limit of the recheck' }, leaves: ['7.2'],
    we: { zh: '整改报告提交或者期满后10个工作日内复查。', en: 'The recheck follows within ten working days of the report or of the end of its time.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'incident-level': {
    title: { zh: '事件级别', en: 'Levels of incidents' }, leaves: ['7.5'],
    we: { zh: '涉及个人信息一百万人以上的至少为较大，一千万人以上的至少为重大，一亿人以上的为特别重大；中断时长和损失金额的标准未核实，由报告单位判断。', en: 'With personal data of a million persons at least larger, ten million at least major, a hundred million extremely grave; thresholds of outage and loss are not verified and are the unit’s judgement.' },
    suggestedBy: { ...incidentRules, zh: `${incidentRules.zh}附件分级指南` }, confirmBy: bureauAndCentre, since,
  },
  'incident-clock-critical': {
    title: { zh: '关键信息基础设施报告时限', en: 'Report of critical infrastructure' }, leaves: ['7.5'],
    we: { zh: '较大以上事件，自发现起1小时内报保护工作部门和公安机关。', en: 'From larger on: within one hour of discovery, to the protection department and the police.' },
    suggestedBy: incidentRules, confirmBy: bureauAndCentre, since, value: 1, reads: 'incident-clocks', unit: hours,
  },
  'incident-clock-organ': {
    title: { zh: '国家机关网络报告时限', en: 'Report of a state organ' }, leaves: ['7.5'],
    we: { zh: '较大以上事件，自发现起2小时内报本部门网信工作机构。', en: 'From larger on: within two hours of discovery, to the cyberspace unit of the authority.' },
    suggestedBy: incidentRules, confirmBy: bureauAndCentre, since, value: 2, reads: 'incident-clocks', unit: hours,
  },
  'incident-clock-network': {
    title: { zh: '其他网络报告时限', en: 'Report of another network' }, leaves: ['7.5'],
    we: { zh: '较大以上事件，自发现起4小时内报省级网信部门；规程要求的报告市大数据服务中心，以在平台提交初报为准，不论级别立即作出。', en: 'From larger on: within four hours of discovery, to the provincial cyberspace office. The report to the Centre that the guideline asks for is the first report here, at once, whatever the level.' },
    suggestedBy: incidentRules, confirmBy: bureauAndCentre, since, value: 4, reads: 'incident-clocks', unit: hours,
  },
  'incident-clock-police': {
    title: { zh: '涉嫌犯罪的报案时限', en: 'Report of a suspected crime' }, leaves: ['7.5'],
    we: { zh: '办法只写“及时”：取4小时内报公安机关。', en: 'The Measures say promptly: four hours are taken.' },
    suggestedBy: incidentRules, confirmBy: bureauAndCentre, since, value: 4, reads: 'incident-clocks', unit: hours,
  },
  'incident-clock-flaw': {
    title: { zh: '危害国家安全缺陷的报告时限', en: 'Report of a flaw' }, leaves: ['7.5'],
    we: { zh: '发现危害国家安全、公共利益的缺陷漏洞，24小时内报主管部门。', en: 'A flaw that endangers national security or the public is reported within 24 hours.' },
    suggestedBy: { ...dataRegulations, zh: `${dataRegulations.zh}第十条` }, confirmBy: bureauAndCentre, since, value: 24, reads: 'incident-clocks', unit: hours,
  },
  'incident-clock-persons': {
    title: { zh: '告知受影响者的时限', en: 'Telling whoever is affected' }, leaves: ['7.5'],
    we: { zh: '条例只写“及时”：可能危害权益的，取24小时内告知受到影响的个人和单位。', en: 'The Regulations say promptly: where harm may follow, whoever is affected is told within 24 hours.' },
    suggestedBy: { ...dataRegulations, zh: `${dataRegulations.zh}第十一条` }, confirmBy: bureauAndCentre, since, value: 24, reads: 'incident-clocks', unit: hours,
  },
  'incident-clock-final': {
    title: { zh: '总结报告时限', en: 'Final report' }, leaves: ['7.5'],
    we: { zh: '处置结束后30天内提交总结报告。', en: 'The final report follows within thirty days of the end.' },
    suggestedBy: incidentRules, confirmBy: bureauAndCentre, since, value: 30, reads: 'incident-clocks', unit: days,
  },
  'incident-told': {
    title: { zh: '安全事件提醒网信和公安', en: 'Telling the cyberspace office and the police' }, leaves: ['7.2', '7.5'],
    we: { zh: '较大以上的事件和危害国家安全、公共利益的缺陷，初报提交或者级别调高时同时提醒市委网信办；涉嫌犯罪的，以及关键信息基础设施的较大以上事件，同时提醒市公安局；级别每调高一次，市大数据服务中心、市数据局和上述单位都再得到提醒。提醒不代替运营主体依法分别报告，也不停止任何时限。', en: 'Of an incident from larger on and of a flaw endangering national security or the public the city’s cyberspace office is told with the first report, or when the level is raised; of a suspected crime, and from larger on of critical infrastructure, the police; each time the level is raised they, the Centre and the bureau are told anew. This takes the place of no report the operator owes and stops no clock.' },
    suggestedBy: incidentRules, confirmBy: bureauAndCentre, since: '2026-11-28',
  },
  'incident-warning': {
    title: { zh: '报告时限提醒', en: 'Warning before a clock runs out' }, leaves: ['7.5'],
    we: { zh: '时限届满前30分钟提醒运营主体一次，届满后提醒运营主体和市大数据服务中心各一次。', en: 'The operator is reminded once 30 minutes before a clock runs out; when it has, the operator and the Centre are told once.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since, value: 30, reads: 'incident-warnings', unit: { zh: '分钟', en: 'minutes' },
  },
  'incident-confirmation': {
    title: { zh: '事件办结确认时限', en: 'Confirming an incident' }, leaves: ['7.5'],
    we: { zh: '市大数据服务中心在10个工作日内确认办结或者退回。', en: 'The Centre confirms or sends back within ten working days.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'risk-assessment-yearly': {
    title: { zh: '风险评估周期', en: 'How often risks are assessed' }, leaves: ['7.5'],
    we: { zh: '规程只写“定期”：运营主体每12个月评估一次，情况有重大变化的及时评估。', en: 'The text says regularly: operators assess every twelve months, and at once when much changes.' },
    suggestedBy: assessmentRules, confirmBy: bureauAndCentre, since, value: 12, reads: 'assessment-gaps', unit: { zh: '个月', en: 'months' },
  },
  'risk-assessment-report': {
    title: { zh: '评估报告报送时限', en: 'Handing in the report' }, leaves: ['7.5'],
    we: { zh: '评估完成后20个工作日内报送；晚报的照收，台账注明。', en: 'The report is handed in within 20 working days; a late one is received and marked.' },
    suggestedBy: assessmentRules, confirmBy: bureauAndCentre, since, value: 20, reads: 'assessment-reports', unit: workingDays,
  },
  'risk-assessment-receipt': {
    title: { zh: '评估报告收悉时限', en: 'Receiving the report' }, leaves: ['7.5'],
    we: { zh: '市大数据服务中心10个工作日内收悉或者退回完善。', en: 'The Centre receives it or sends it back within ten working days.' },
    suggestedBy: assessmentRules, confirmBy: bureauAndCentre, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'assessor-rotation': {
    title: { zh: '评估机构轮换', en: 'Rotation of assessors' }, leaves: ['7.5'],
    we: { zh: '同一评估机构不得连续三次承担同一运营主体的年度评估；按名称判断，自行评估的不受此限。', en: 'One firm does not make three yearly assessments of an operator in a row, judged by its name; assessing oneself is not limited.' },
    suggestedBy: { ...assessmentRules, zh: `${assessmentRules.zh}第十二条` }, confirmBy: bureauAndCentre, since, value: 3, reads: 'assessor-runs', unit: { zh: '次', en: 'times' },
  },
  'annual-report-due': {
    title: { zh: '年度监管报告期限', en: 'When the yearly report is due' }, leaves: ['7.3'],
    we: { zh: '规程没有写明期限：次年3月31日前报送上一年度的报告；晚报的照收，台账注明。只列公共单位的逾期，其他生产主体同样可以报送。', en: 'The text sets no day: the report of a year is handed in by 31 March of the next; a late one is received and marked. Only public units are listed as late; other producers may report too.' },
    suggestedBy: practice, confirmBy: bureau, since, value: '03-31', reads: 'report-days',
  },
  'annual-report-receipt': {
    title: { zh: '年度监管报告的接收', en: 'Who receives the yearly report' }, leaves: ['7.3'],
    we: { zh: '规程没有写明报给谁：报市数据局，10个工作日内接收或者退回完善。', en: 'The text does not say who receives it: the Data Bureau does, or sends it back, within ten working days.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'dispute-ways': {
    title: { zh: '四种方式的衔接', en: 'How the four ways connect' }, leaves: ['6.9'],
    we: { zh: '先协商；协商不成的，由提出一方选择申请调解，或者直接仲裁、诉讼；调解不成的回到协商结果环节，再选仲裁或者诉讼。平台不裁决，只记录和保全证据；有约定的从约定。', en: 'Negotiation comes first; when it fails whoever claims chooses mediation, or arbitration or court at once; after a failed mediation the choice is made again. The platform decides nothing, it records and keeps evidence; what a contract says goes first.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'dispute-negotiation': {
    title: { zh: '协商答复时限', en: 'Time to answer' }, leaves: ['6.9'],
    we: { zh: '对方15个工作日内答复；没有答复的，视为协商不成，由提出一方选择下一步。', en: 'The other side answers within 15 working days; silence counts as no settlement, and the claimant chooses.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 15, reads: 'step-visits', unit: workingDays,
  },
  'dispute-mediation': {
    title: { zh: '调解', en: 'Mediation' }, leaves: ['6.9'],
    we: { zh: '规程没有写明由谁调解：由市数据局组织，30个工作日内结束，达成的协议由双方签署。', en: 'Who mediates is not said: the Data Bureau does, within 30 working days; both sides sign what is agreed.' },
    suggestedBy: { zh: '人民调解的通行期限（条文待核）', en: 'Usual term of mediation (article to be checked)' }, confirmBy: bureau, since, value: 30, reads: 'step-visits', unit: workingDays,
  },
  'dispute-lapse': {
    title: { zh: '争议未再提起', en: 'A dispute not taken further' }, leaves: ['6.9'],
    we: { zh: '协商或者调解不成后60个工作日内没有选择下一步的，办件终止；不影响依法仲裁、诉讼。', en: 'When nothing follows within 60 working days the case ends; the right to arbitration or court stays.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 60, reads: 'step-visits', unit: workingDays,
  },
  'interpretation-jointly': {
    title: { zh: '两局共同决定', en: 'Both bureaux decide together' }, leaves: ['8.4'],
    we: { zh: '解释、修订建议、容错认定和参数调整由市数据局和市财政局共同决定：两局各自表态，都同意才成立，一局退回的待另一局表态后退回，未都表态前互相只看到已提交；市数据局、市财政局自己的疑问在联络会议提出。', en: 'Interpretations, revisions, findings of good faith and parameters are decided by both bureaux: each says so by itself, unseen by the other until both have, and both must agree; what one sends back goes back once the other has said so too. Their own questions go to the liaison meeting.' },
    suggestedBy: practice, confirmBy: bureaux, since,
  },
  'interpretation-deadline': {
    title: { zh: '解释时限', en: 'Limit of an interpretation' }, leaves: ['8.4'],
    we: { zh: '拟稿和决定合计30个工作日，逾期提示，不自动通过。', en: 'Draft and decision take 30 working days together; what is late is shown and passes by nobody.' },
    suggestedBy: practice, confirmBy: bureaux, since, value: 30, reads: 'step-visits', unit: workingDays,
  },
  'parameter-versions': {
    title: { zh: '参数的版本', en: 'Versions of parameters' }, leaves: ['8.4'],
    we: { zh: '参数的新值是两局的决定，20个工作日内作出，记为有生效日期的版本，并写明由哪一版规则执行；规则随平台发布，载入前平台仍按现行值办理，台账注明。决定前显示上一年度办件按新值会有哪些不同。', en: 'A new value is a decision of both bureaux within 20 working days, recorded with its day and with the edition that will carry it. Rules are published with the platform: until that edition is in use the present value applies, and the list says so. Before the decision it is shown what would have differed in the last year.' },
    suggestedBy: practice, confirmBy: bureaux, since, value: 20, reads: 'step-visits', unit: workingDays,
  },
  'odd-price': {
    title: { zh: '价格异常的界限', en: 'When a price is odd' }, leaves: ['7.2'],
    we: { zh: '同类同计价单位的挂牌产品不少于三个时，价格高于中位价三倍或者低于三分之一的，列为风险信号；只提示，不定性。', en: 'Among three or more listed products of a kind and unit, a price above three times the median or below a third of it is a signal; it points out and decides nothing.' },
    suggestedBy: practice, confirmBy: bureaux, since, value: 3, reads: 'odd-prices', unit: { zh: '倍', en: 'times' },
  },
  'odd-hours': {
    title: { zh: '非工作时段', en: 'Odd hours' }, leaves: ['7.2'],
    we: { zh: '运营、开发主体在22点至次日6点的查阅、取出和提请使用判定列为风险信号；只提示，不定性。', en: 'What operators and developers read, take out or ask to use between 22 and 6 is a signal; it points out and decides nothing.' },
    suggestedBy: practice, confirmBy: bureaux, since, value: 22, reads: 'readings', unit: { zh: '点', en: 'o’clock' },
  },
} as const satisfies Record<string, ChoiceShape>
