import { bureau, bureauAndCentre, type ChoiceShape, practice, workingDays } from './choice.ts'

const since = '2026-11-27'
const rules = (article: string, en: string) => ({ zh: `《公共数据资源授权运营实施规范（试行）》${article}`, en: `Rules for Authorised Operation of Public Data Resources (trial), ${en}` }) as const

/** What the guideline leaves open about the operators: their selection, mandates, compliance, exit. */
export const operationChoices = {
  'mandate-term': {
    title: { zh: '授权运营期限', en: 'Term of a mandate' }, leaves: ['5.1'],
    we: { zh: '经选取的授权运营期限不超过5年；期满自然终止，继续运营的重新选取。运营权限终止的，已提出而没有办结的使用需求随之终止，告知各方。', en: 'A mandate by selection runs for at most 5 years; it ends by itself and is selected anew. Requests for use that run when a mandate ends, end with it; all sides are told.' },
    suggestedBy: rules('第十四条（原则上不超过5年）', 'art. 14 (in principle at most 5 years)'), confirmBy: bureau, since, value: 5, reads: 'mandate-terms', unit: { zh: '年', en: 'years' },
  },
  'mandate-reminders': {
    title: { zh: '授权到期提醒', en: 'Reminders of mandates running out' }, leaves: ['5.1'],
    we: { zh: '授权期限届满前60天、30天和届满时，各提醒运营主体和市数据局一次，委托取得的也提醒委托单位，写明依据它挂牌的产品数；届满时并告知持有单位和合同随之终止的开发主体；全部资产已由衔接的新授权覆盖的，不再提醒。', en: 'The operator, the bureau and whoever entrusted it are told 60 and 30 days before a mandate ends and when it has, once each, with how many listed products rest on it; once it has, so are all holders, and the developers whose agreements ended with it; not when a mandate that follows on covers all its assets.' },
    suggestedBy: practice, confirmBy: bureau, since, value: '60,30', reads: 'mandate-ends', unit: { zh: '天', en: 'days' },
  },
  'selection-scoring': {
    title: { zh: '评审与排名', en: 'Scoring and ranking' }, leaves: ['5.1'],
    we: { zh: '至少3名专家独立评分，所在单位不得是申请单位；全部评完之前，专家互相看不到、市数据局也看不到分数；评审中市数据局看得到谁还没有评完，可以解聘没有评完的专家，其评分不计，余下的不得少于3名；聘请时告知专家所在单位和本人；解聘写明理由，留存并告知；各申请单位取平均分排名，同分的依次比权重最高的一项、申请先后。排名第一的为拟选单位。', en: 'At least 3 experts score alone, none from an applicant; until all scores are in neither they nor the bureau see them; meanwhile the bureau sees who has not finished and may dismiss such an expert, whose scores do not count, while at least 3 remain; experts and their organisations are told when they are named, and of a dismissal with its reason, which is kept; applicants rank by average, ties by the heaviest criterion, then by who applied first. The first is chosen.' },
    suggestedBy: rules('第十二条（公开招标、邀请招标、谈判等公平竞争方式）', 'art. 12 (open or invited tender, negotiation and other fair ways)'), confirmBy: bureau, since, value: 3, reads: 'experts', unit: { zh: '名专家', en: 'experts' },
  },
  'selection-notice': {
    title: { zh: '拟选结果公示', en: 'Publicity of the result' }, leaves: ['5.1'],
    we: { zh: '拟选结果公示5个工作日；有异议查实的终止选取，期满进入签约。', en: 'The result is shown for 5 working days; a well-founded objection ends the selection, otherwise the agreement follows.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 5, reads: 'step-visits', unit: workingDays,
  },
  'selection-hands': {
    title: { zh: '协议由两人办理', en: 'Two hands on the agreement' }, leaves: ['5.1'],
    we: { zh: '运营协议由一人录入，集体决策（三重一大）文件由另一人核对确认，10个工作日内办理，逾期提示。', en: 'One officer enters the agreement, another checks the collective decision and confirms, within 10 working days; what is late is shown.' },
    suggestedBy: rules('第十一条、第十三条', 'arts. 11 and 13'), confirmBy: bureau, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'utility-receipt': {
    title: { zh: '公用企业报备的接收', en: 'Receipt of a utility’s notification' }, leaves: ['5.11'],
    we: { zh: '市数据局5个工作日内接收，材料不全的退回补齐；接收后取得对本单位已登记资产的运营权限，接收之前不得运营。', en: 'The bureau receives it within 5 working days or sends it back when incomplete; the mandate over the unit’s own registered assets begins with the receipt, nothing is operated before.' },
    suggestedBy: rules('第二十五条', 'art. 25'), confirmBy: bureau, since, value: 5, reads: 'step-visits', unit: workingDays,
  },
  'compliance-file': {
    title: { zh: '运营合规档案', en: 'Compliance file of an operator' }, leaves: ['7.4', '7.5'],
    we: { zh: '五部分：等保定级备案（三级以上）、保密制度、防护措施、风险管理与内控、应急预案与演练；各有有效期，自签发之日起不超过5年，演练在最近2年以内；缺一部分或一部分过期的不得运营；市大数据服务中心5个工作日内接收。', en: 'Five parts: protection-level filing (3 or above), confidentiality rules, protection measures, risk and internal control, emergency plan and drills; each with an expiry within 5 years of its issue, the last drill within 2 years. With one missing or expired nothing is operated. The Centre receives each within 5 working days.' },
    suggestedBy: { zh: '《信息安全等级保护管理办法》（条文待核）', en: 'Measures for Multi-Level Protection (articles to be checked)' }, confirmBy: bureauAndCentre, since, value: 5, reads: 'step-visits', unit: workingDays,
  },
  'entrustment-answer': {
    title: { zh: '委托运营的答复', en: 'Answer to an entrustment' }, leaves: ['5.10'],
    we: { zh: '运营主体10个工作日内答复，逾期委托自行终止；只有经选取、在期、未暂停且合规档案完整的运营主体能够受托。', en: 'The operator answers within 10 working days, or the entrustment lapses; only an operator selected, in term, not suspended and with a complete compliance file can take it.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'entrustment-signing': {
    title: { zh: '委托运营协议的签订和撤回', en: 'Signing and withdrawing an entrustment' }, leaves: ['5.10'],
    we: { zh: '运营主体接受后10个工作日内签订协议，逾期未签的委托自行终止，可以重新提出；签订之前，委托单位随时可以撤回，不需要理由。', en: 'The agreement is signed within 10 working days after the operator accepted, or the entrustment lapses and may be made anew; until it is signed the producer may withdraw it at any time without a reason.' },
    suggestedBy: practice, confirmBy: bureau, since: '2026-11-28', value: 10, reads: 'step-visits', unit: workingDays,
  },
  'entrustment-end': {
    title: { zh: '委托运营的协商终止', en: 'Ending an entrustment by agreement' }, leaves: ['5.10'],
    we: { zh: '委托单位提出，运营主体10个工作日内答复；同意并交付终止协议的，即时终止；不同意或者逾期未答复的，委托继续。运营主体要提前结束的，请委托单位提出，或者申请退出。终止后使用标识和在期使用合同随之终止，没有其他授权覆盖来源的产品下架，通知市数据局、开发主体和订单未办完的需方。', en: 'The producer asks and the operator answers within 10 working days: agreed, with the paper both signed, it ends at once; declined or unanswered, it goes on. An operator that wants to end it asks the producer to, or applies to leave. Use mark and agreements end with it, products without another mandate over their source are delisted, and the bureau, developers and buyers with running orders are told.' },
    suggestedBy: { zh: '《民法典》第五百六十二条（协商一致可以解除合同；条文待核）', en: 'Civil Code, art. 562 (ending a contract by agreement; article to be checked)' }, confirmBy: bureau, since: '2026-11-28', value: 10, reads: 'step-visits', unit: workingDays,
  },
  'entrustment-notice': {
    title: { zh: '委托运营的单方解除', en: 'Ending an entrustment alone' }, leaves: ['5.10'],
    we: { zh: '委托单位可以单方解除：写明理由和损失承担，送达解除通知书，送达之日起20个工作日期满终止，期间运营主体可以同意即时终止，委托单位可以撤回通知；对损失有争议的，按争议解决办理。', en: 'The producer may end it alone, with its reason, how losses are borne and a notice, after 20 working days; until then the operator may agree to end it at once and the producer may take the notice back. A dispute over losses goes the ways of disputes.' },
    suggestedBy: { zh: '《民法典》第五百六十五条（通知解除）、第九百三十三条（委托合同的任意解除和赔偿损失；条文待核）', en: 'Civil Code, arts. 565 (notice) and 933 (a mandate is ended at any time, against damages; articles to be checked)' }, confirmBy: bureau, since: '2026-11-28', value: 20, reads: 'step-visits', unit: workingDays,
  },
  'exit-deadlines': {
    title: { zh: '退出和交接的时限', en: 'Limits of exit and handover' }, leaves: ['5.9', '8.2'],
    we: { zh: '市数据局20个工作日内审核退出申请和核对交接，审核与核对不由同一人办理；运营主体同样在20个工作日内完成交接。', en: 'The bureau reviews an exit and checks its handover within 20 working days, by different people; the operator hands over within as many.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 20, reads: 'step-visits', unit: workingDays,
  },
  'exit-settled': {
    title: { zh: '退出以前结清', en: 'Settled before an exit' }, leaves: ['5.9', '6.5', '6.6'],
    we: { zh: '运营主体主动退出的，需方已付款的订单办结（完成、退款），收入全部分配并报备，应缴财政款归集到账以后，才能提交交接、核对交接；没有付款的订单不影响退出，由需方退订或者供方不予供给。市数据局同意退出时，通知持有单位、开发主体和订单未办完的需方；从这时起不再接受新订单、报价、签约、委托，不再报名选取、申请上架，不再提出和签订新的使用需求。被终止运营的不以结清为条件，交接以后仍须分配、缴清。', en: 'An operator that leaves hands over, and is cleared, once the orders its buyers have paid are completed or refunded, all its income is distributed and filed, and what is due to the treasury has been collected. Orders not paid do not hold it: the buyer cancels or the seller declines. When the bureau agrees, holders, developers and buyers with running orders are told; from then on it takes no new orders and entrustments, offers, lists and signs nothing, applies to no call, and neither asks for nor signs a new use. A termination does not wait for it; what is open is distributed and paid afterwards all the same.' },
    suggestedBy: practice, confirmBy: bureau, since: '2026-11-29',
  },
  'sanction-statement': {
    title: { zh: '处理前的陈述申辩', en: 'Statement before a sanction' }, leaves: ['8.2'],
    we: { zh: '拟处理的先告知运营主体，5个工作日内可以陈述申辩；提出和决定由不同的人办理。', en: 'The operator is told first and may answer within 5 working days; who proposes does not decide.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 5, reads: 'step-visits', unit: workingDays,
  },
  'sanction-decision': {
    title: { zh: '处理决定的时限', en: 'Limit of a decision on a sanction' }, leaves: ['8.2'],
    we: { zh: '陈述申辩期满后10个工作日内决定；逾期提示，不自动生效。', en: 'Decided within 10 working days after the statement; what is late is shown and takes no effect by itself.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'credit-points': {
    title: { zh: '信用记分', en: 'Credit points' }, leaves: ['5.3', '8.2'],
    we: { zh: '基准100分，按行为扣分：滥用30、篡改40、毁损40、泄露40、超期或超范围20、扩散30、资质造假40、未备案10、未披露10、整改逾期10；90分以上为A，75分以上为B，60分以上为C，60分以下为D。分值待确认。', en: 'Base 100, less: abuse 30, tampering 40, damage 40, leakage 40, beyond term or scope 20, spreading 30, false qualification 40, not filed 10, not disclosed 10, late rectification 10. A from 90, B from 75, C from 60, D below. The points are to be confirmed.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since, value: 100, reads: 'credit-grades', unit: { zh: '分', en: 'points' },
  },
  'credit-repair': {
    title: { zh: '信用申诉与修复', en: 'Appeal and repair of credit' }, leaves: ['5.3'],
    we: { zh: '对扣分有异议的可以申诉，已经整改的可以申请修复，市大数据服务中心20个工作日内处理，提出或者决定扣分的人不办理；撤销或修复的记录保留，不再计分。', en: 'An operator may appeal against a deduction, or ask for repair once it was put right; the Centre answers within 20 working days, by nobody who proposed or decided the deduction. The record stays and no longer counts.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since, value: 20, reads: 'step-visits', unit: workingDays,
  },
  'mandate-reading': {
    title: { zh: '运营主体可以查阅的资产', en: 'What an operator reads' }, leaves: ['1.8', '5.1'],
    we: { zh: '运营主体可以查阅其有效运营权限内的资产卡和字段，看不到账务和登记材料；权限终止即不再可见。', en: 'An operator reads card and columns of the assets in its mandates, not the books or the papers of registration; that ends with the mandate.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
} as const satisfies Record<string, ChoiceShape>
