import { bureau, bureauAndCentre, type ChoiceShape, practice } from './choice.ts'

const since = '2026-11-26'

/** What the clauses on opinions and valuations leave open about their terms and about who may be asked. */
export const paperChoices = {
  'engagement-deadline': {
    title: { zh: '答复委托期限', en: 'Five working days to answer a commission' },
    leaves: ['4.4', '4.5'],
    we: {
      zh: '受托机构5个工作日内答复是否接受委托；逾期不答复的，委托自行终止，可以另行委托。',
      en: 'A firm answers within 5 working days whether it takes the engagement; without an answer the commission ends by itself, and another firm may be asked.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 5,
    reads: 'step-visits',
    unit: { zh: '个工作日', en: 'working days' },
  },
  quotation: {
    title: { zh: '报价与接受', en: 'Quotation and acceptance' },
    leaves: ['4.4', '4.5'],
    we: {
      zh: '机构接受委托时写明报酬、交付日期和工作范围；委托单位10个工作日内接受、请其另行报价或撤回，逾期委托终止；接受时写明选定方式和理由，不接受或辞去委托、请另行报价的写明理由。委托逾期终止的，两方都收到提醒。报价只有委托单位、受托机构和看得到办件的监督机关可见。',
      en: 'Taking a commission, the firm names its fee, the day of delivery and the work; the unit accepts within 10 working days, asks for another quotation or withdraws, else the commission ends. Accepting, it says how and why the firm was chosen; who declines, gives back or asks to quote again says why. Both are told of a commission that ends by a deadline. Only the two and the supervisors who read the case see the quotation.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 10,
    reads: 'step-visits',
    unit: { zh: '个工作日', en: 'working days' },
  },
  'drafting-deadline': {
    title: { zh: '出具材料的最长期限', en: 'The longest time to write a paper' },
    leaves: ['4.4', '4.5'],
    we: {
      zh: '接受报价后60个工作日仍未出具的，委托自行终止；报价的交付日期因此不得晚于报价之日起60个工作日；机构可以随时写明理由辞去委托。',
      en: 'A paper not filed within 60 working days after the quotation was accepted ends the commission, so that a quotation delivers within 60 working days of its own day; the firm may give it back at any time, with its reason.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 60,
    reads: 'step-visits',
    unit: { zh: '个工作日', en: 'working days' },
  },
  'paper-reminders': {
    title: { zh: '材料到期提醒', en: 'Reminders of papers running out' },
    leaves: ['4.4', '4.5'],
    we: {
      zh: '登记前的，以及在办的续展、转移所依据的意见书和评估报告，到期前30天、7天和到期时各提醒持有单位一次，并指明在办的办件；已有更晚到期的同类材料，在办的登记已进入公示或者不要材料，资产已登记、已销毁或处置中的，不再提醒；到期前30天内，办件的要点核对中提示审查人员。',
      en: 'The holder of an asset that is not registered, or whose renewal or transfer is under way, is reminded of an opinion or valuation 30 and 7 days before its end and when it is over, once each, with the case that waits for it; not when a later paper of its kind is there, when the registration under way is on public notice or asks no papers, nor when the asset is registered, being disposed of or destroyed. In the last 30 days the checklist of a case tells the reviewers.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: '30,7',
    reads: 'paper-ends',
    unit: { zh: '天', en: 'days' },
  },
  'paper-expiry': {
    title: { zh: '审查期间材料到期', en: 'A paper that runs out during a review' },
    leaves: ['4.3', '4.7'],
    we: {
      zh: '意见书和评估报告须在初审、复审通过之日有效；在此之前到期的不能通过，可以一次性告知补正、更换材料；复审通过以后在公示中到期的，不影响发证。',
      en: 'Opinion and valuation must be in force on the days the first and second review pass; one that ran out before stops the case, which may be returned once for a new paper; running out during the notice, after the second review passed, does not hinder the certificate.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
  },
  'firm-affiliation': {
    title: { zh: '关联机构回避', en: 'Affiliated firms keep out' },
    leaves: ['4.4', '4.5'],
    we: {
      zh: '受托机构与委托单位之间有控制关系、或同受一方控制的，不能委托；出具时已有控制关系、事后才申报的，意见书和评估报告不能用于登记；转移的，受让单位与出具机构之间也不得有这种关系；控制关系由系统管理员或所涉机构申报，由系统管理员或申报的机构终止，都写明依据；只有第三方单方申报的，不使另外两个机构成为关联方：两者各自向上的链条中，至少有一条的每一环是由被控制的机构、两者之一或者管理员申报的；起止日期不晚于当日，只认有效期内的申报。',
      en: 'A firm that controls the unit, is controlled by it, or has a controller in common with it cannot be commissioned; where such a relation stood as a paper was filed and was declared only afterwards, the paper serves no registration; nor may the firm be so related to the unit that takes an asset over; relations are declared by administrators or by one of the two and ended by administrators or by the one that declared them, each with its ground and with days not later than today, and count while they stand; what a third party alone declares makes no affiliates of two others: of their two ways up, one was declared step by step by whoever is controlled, by one of the two, or by an administrator.',
    },
    suggestedBy: {
      zh: '《网络数据安全风险评估办法》第十二条对关联评估机构的限制；用于评估和法律意见是我们的做法',
      en: 'Art. 12 of the Measures on Network Data Security Risk Assessment, on affiliated assessors; its use for valuations and opinions is ours',
    },
    confirmBy: bureauAndCentre,
    since,
  },
  'firm-rotation': {
    title: { zh: '连续委托同一机构', en: 'The same firm again and again' },
    leaves: ['4.4', '4.5'],
    we: {
      zh: '同一资产最近3次都由同一机构或者与其有控制关系、同受一方控制的机构出具的，再委托其中任一家须在委托书中说明理由，登记审查时一并提示；不因此禁止。',
      en: 'When the last three papers on an asset were by one firm or by firms affiliated with it, commissioning any of them again needs a reason in the commission, which reviewers are shown; it is not forbidden.',
    },
    suggestedBy: {
      zh: '参照《网络数据安全风险评估办法》第十二条“连续3次以上”',
      en: 'After “three times in a row or more” of art. 12 of the Measures on Network Data Security Risk Assessment',
    },
    confirmBy: bureauAndCentre,
    since,
    value: 3,
    reads: 'firm-runs',
    unit: { zh: '次', en: 'times' },
  },
  'firm-licence': {
    title: { zh: '受托机构的执业许可证号', en: 'The licence number of the firm' },
    leaves: ['4.4', '4.5'],
    we: {
      zh: '律师事务所的执业许可证号、评估机构的备案编号登记在平台的机构资料中：没有登记的，委托时提示，出具意见书或者报告时不能归入；归入时的号码随文书保存，此后机构资料变动不影响。此前归入的文书没有号码的，照旧有效；存量登记转入的文书不要求。',
      en: 'The licence number of a law firm and the record number of a valuer stand in its entry among the organisations: where there is none the commission is warned, and no opinion or report is filed; the number of that day is kept with the paper, whatever becomes of the entry. Papers filed before without one stand as they are, and none is asked of papers of an earlier registration.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since: '2026-11-30',
  },
  'two-signatories': {
    title: { zh: '两人签署', en: 'Two people sign' },
    leaves: ['4.4', '4.5'],
    we: {
      zh: '法律意见书至少由两名承办律师、评估报告至少由两名评估师签署，写明各人姓名；同一姓名写两次的算一人。此前归入的文书照旧有效。',
      en: 'At least two lawyers sign an opinion and two valuers a report, each by name; the same name written twice is one. Papers filed before stand as they are.',
    },
    suggestedBy: {
      zh: '《资产评估法》关于至少两名评估人员承办并签名的规定（条号待核）；用于法律意见书参照律师行业通行做法',
      en: 'The Asset Appraisal Law, by which at least two valuers sign (article to be checked); for opinions, common practice of law firms',
    },
    confirmBy: bureauAndCentre,
    since: '2026-11-30',
  },
  'paper-files': {
    title: { zh: '材料的大小和格式', en: 'Size and format of papers' },
    leaves: ['4.3', '4.7'],
    we: {
      zh: '随申请、异议提交的材料每份不超过20 MB，为 PDF、PNG 或者 JPEG，按内容识别，不看文件名；上传的扫描结果每份不超过32 MB。',
      en: 'A paper that comes with an application or an objection is at most 20 MB and PDF, PNG or JPEG, judged by its content and not its name; uploaded findings are at most 32 MB a file.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since: '2026-11-29',
  },
  'firm-share': {
    title: { zh: '一年内过多委托同一机构', en: 'Too many assets to one firm in a year' },
    leaves: ['4.4', '4.5'],
    we: {
      zh: '同一机构连同其关联机构一年内已为同一单位20项以上资产出具同类材料的，再委托须说明理由；不因此禁止。',
      en: 'When a firm, with its affiliates, wrote the same kind of paper on 20 or more assets of a unit within a year, commissioning it again needs a reason; it is not forbidden.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
    value: 20,
    reads: 'firm-shares',
    unit: { zh: '项', en: 'assets' },
  },
} as const satisfies Record<string, ChoiceShape>
