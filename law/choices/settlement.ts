import { bureaux, type ChoiceShape, practice, since, workingDays } from './choice.ts'

const sharing = {
  zh: '财资〔2024〕167号“谁投入、谁贡献、谁受益”，分成比例由协议约定（摘要）',
  en: 'Finance document 167 of 2024: whoever invests and contributes benefits, shares by agreement (digest)',
} as const
const treasury = {
  zh: '财资〔2024〕1号、电子非税收入缴款流程（财库〔2021〕31号）（条文待核）',
  en: 'Finance document 1 of 2024 and the process of electronic non-tax vouchers (articles to be checked)',
} as const

/** What the guideline leaves open about income, its distribution and its way to the treasury. */
export const settlementChoices = {
  'income-deductions': {
    title: { zh: '可分配净额', en: 'The net that is shared' },
    leaves: ['6.4', '6.5'],
    we: {
      zh: '净额＝订单金额－交易费－税及附加－约定的直接成本，交易费、税按协议写明的百万分比四舍五入到分，净额不为负；扣除项逐笔列示，不在各方份额中另扣。',
      en: 'Net = amount of the order − exchange fee − tax − agreed direct cost; fee and tax by the millionths of the agreement, rounded half up to the fen, and the net never below nothing. Deductions are shown for each income and nothing else is taken from the shares.',
    },
    suggestedBy: sharing,
    confirmBy: bureaux,
    since,
  },
  'share-rounding': {
    title: { zh: '分的归属', en: 'Who gets the fen that is left' },
    leaves: ['6.4', '6.5'],
    we: {
      zh: '每笔净额按比例的精确分数计算，各方先舍去不足一分的部分，余下的分按余数从大到小逐分给出，余数相同的给协议中排在前面的一方；各方之和恒等于净额。',
      en: 'Each net is shared by exact fractions; every part is rounded down and the fen that are left go one by one to the largest remainders, among equal ones to the party that stands first in the agreement; the parts always add up to the net.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since,
  },
  'sharing-signatures': {
    title: { zh: '协议各方确认', en: 'Every party signs' },
    leaves: ['6.4'],
    we: {
      zh: '收益共享协议在产品审查、备案办结以后由运营主体牵头拟订，列明各方和精确比例，来源资产的持有单位一律列为数据生产主体，其中的行政事业单位（拟订时或计算分配时是的）分得的份额应缴财政；每方由本单位经办人确认一次；全部确认后才生效，条款不得再改，调整须订新版本。首个版本自约定日起算，约定日不晚于拟订当日和首笔收入之日，后续版本最早自全部确认的次日起算，已分配的不追溯；已起算的版本中，版本号最大的一版适用；一版生效时，此前还没有全部确认的版本作废，不再确认。',
      en: 'Once the product is reviewed and filed the operator proposes a sharing agreement with its parties and exact parts; holders of its sources stand as producers, and what falls to one that is a public unit, when it is proposed or when income is settled, is due to the treasury; each organisation signs once through its officer, and nothing counts before all have. Terms never change; a new version is made instead. The first counts from its day, which is not after the day it is proposed and that of the first income; later ones from the day after the last signature at the earliest. Of the versions that have begun the latest counts; once one is in force, earlier ones that not everybody signed are void and are signed no more.',
    },
    suggestedBy: sharing,
    confirmBy: bureaux,
    since,
  },
  'sharing-after-transfer': {
    title: { zh: '来源转移后的收益', en: 'Income after a source has passed on' },
    leaves: ['6.4', '4.7', '1.6'],
    we: {
      zh: '协议只约束确认过它的各方：产品的来源资产转移后，新持有单位没有列入、或者原持有单位已不持有任何来源的收益共享协议，自转移生效之日起不再适用，待确认的版本作废，各方、新持有单位和登记机构当即得到告知。此前的收入及其退款仍按原协议分配；此后的收入等待列入新持有单位的新版本，新版本自原协议停止之日起算；原持有单位是否还分得份额，由各方在新版本中商定。',
      en: 'An agreement binds those who signed it. Once a source of a product has passed on, a sharing agreement in which the new holder does not stand, or the former one does without holding any source, counts no more from the day of the transfer, versions still being signed are void, and parties, new holder and registrar are told at once. Income before that day, and its refunds, is shared as agreed; later income waits for a version with the new holder, which counts from the day the former one stopped. Whether the former holder still has a share is for that version to say.',
    },
    suggestedBy: {
      zh: '《民法典》第四百六十五条、第五百五十五条（条文待核）',
      en: 'Civil Code, arts. 465 and 555 (articles to be checked)',
    },
    confirmBy: bureaux,
    since,
  },
  'counter-entries': {
    title: { zh: '只以反向记录更正', en: 'Corrections by counter-entries only' },
    leaves: ['6.5', '6.6'],
    we: {
      zh: '收入和分配一经记录不改不删；结算后退款由供方登记理由和凭据，全额退还，另记一笔相反金额，按原协议分给原来各方，计入退款当期；应退的部分中，原分配时应缴财政的单列待退付，不从应缴款中抵减，单位性质此后有变化的也一样。',
      en: 'Income and shares are never changed or removed. A refund after the settlement is recorded by the seller with reason and reference, goes back whole, and is a line of its own with the other sign, shared under the same agreement in the period of the refund; what was due to the treasury when it was shared first goes back by itself and is never netted against what is to be remitted, whatever kind of unit the party has become.',
    },
    suggestedBy: treasury,
    confirmBy: bureaux,
    since,
  },
  'shares-silence': {
    title: { zh: '逾期不确认的份额', en: 'Silence about a share' },
    leaves: ['6.4', '6.5', '6.6'],
    we: {
      zh: '份额是按各方已经确认的协议逐笔算到分的，一方不作声不能搁置其他各方和应缴财政的份额：自计算、通知之日起10个工作日内不确认，也没有就收益分配向运营主体提出争议的，视为同意，运营主体可以报备；提出争议的写明理由，争议办结以前不视为同意。只看本次计算以后提出的争议，本次计算是撤回后重新计算的，从撤回的那次算起；写明涉及已备案分配的除外。应缴财政的份额由市财政局收缴：份额中有应缴财政的，计算后告知市财政局，市财政局虽不是一方，也可以就收益分配向运营主体提出争议，只限这一类，办结以前同样不报备、不收悉；不提出的，不需要它确认。',
      en: 'A share is computed to the fen under what the party signed, and one that says nothing does not hold back those of the others and of the treasury: whoever neither agrees within 10 working days of the computation nor raises a dispute about the distribution with the operator counts as having agreed, and the operator may file. A dispute says why, and until it is over there is no such agreement. Only those raised since the distribution was computed count, or since a computation withdrawn before it, and none that names a distribution filed already. What is due to the treasury is collected by the Finance Bureau: where shares are, it is told of the computation and may raise a dispute about income, and of no other kind, with the operator without being a party; until that is over nothing is filed or received either. While it raises none, it need not agree.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since: '2026-11-30',
    value: 10,
    reads: {
      nothing: {
        zh: '各方确认的时间与份额一起留存，但不按工作日汇总，争议另有统计',
        en: 'When each party agreed is kept with its share but is not added up in working days; disputes are counted by themselves',
      },
    },
    unit: workingDays,
  },
  'distribution-receipt': {
    title: { zh: '分配结果收悉期限', en: 'When a distribution is received' },
    leaves: ['6.5'],
    we: {
      zh: '市大数据服务中心自收到分配结果起5个工作日内收悉备案；备案不是批准，但有一方没有确认、也不能视为同意的，或者有搁置它的争议没有办结的，不予收悉。',
      en: 'The centre receives a filed distribution within 5 working days; that is no approval, but none is received that a party has neither agreed to nor counts as agreeing to, or that an open dispute holds.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since,
    value: 5,
    reads: 'step-visits',
    unit: workingDays,
  },
  'remittance-hands': {
    title: { zh: '缴款书分人开具', en: 'A voucher by another hand' },
    leaves: ['6.6'],
    we: {
      zh: '汇缴批次由一名经办人归集，缴款书由另一名经办人5个工作日内复核开具。',
      en: 'One officer draws up the batch; another checks it and makes out the voucher within 5 working days.',
    },
    suggestedBy: treasury,
    confirmBy: bureaux,
    since,
    value: 5,
    reads: 'step-visits',
    unit: workingDays,
  },
  'treasury-receipt': {
    title: { zh: '国库入库由财政经办人登记', en: 'Receipt is recorded by officers of the Finance Bureau' },
    leaves: ['6.6'],
    we: {
      zh: '平台尚未与国库集中收缴系统联通：入库回单由市财政局经办人在办件台登记，5个工作日内办理，金额须与缴款书一致；联通后改由系统回传。缴款码、执收单位编码按原样保存，不校验。',
      en: 'The platform is not yet connected with treasury collection: receipts are recorded at the desk by officers of the Finance Bureau within 5 working days, with the amount of the voucher. Codes are kept as they are, unchecked.',
    },
    suggestedBy: treasury,
    confirmBy: bureaux,
    since,
    value: 5,
    reads: 'step-visits',
    unit: workingDays,
  },
  'treasury-repayment': {
    title: { zh: '已入库的份额退付', en: 'Repaying what reached the treasury' },
    leaves: ['6.6'],
    we: {
      zh: '结算后退款、公共单位的份额已经入库的，由单位财务逐笔全额申请退付，写明理由和收款人；尚未入库的先全额汇缴，入库后再申请；市财政局一名经办人10个工作日内审核决定，另一名经办人再10个工作日内退付并登记收入退还书编号和日期，编号不重复，金额须与待退付一致；单位会计按应缴、上缴两笔的相反方向记账，不作预算会计处理；退付单独列示，不抵减应缴，已计算的再分配不改动。',
      en: 'When an order is refunded after the share of a public unit reached the treasury, its accountants apply for repayment, line by line and whole, with reason and payee; what is not in the treasury yet is remitted whole first. One officer of the Finance Bureau decides within 10 working days, and another repays within a further 10, recording number and day of the order of repayment, each number once and with the amount that goes back. The unit posts the two entries of income and remittance the other way round, without a budget entry. It is shown by itself, never netted, and changes no redistribution that was computed.',
    },
    suggestedBy: {
      zh: '财资〔2024〕1号；国库退付和收入退还书的做法、账务处理（条文待核）',
      en: 'Finance document 1 of 2024; practice of orders of repayment and their entries (articles to be checked)',
    },
    confirmBy: bureaux,
    since,
    value: 10,
    reads: 'step-visits',
    unit: workingDays,
  },
  redistribution: {
    title: { zh: '收益再分配的用途和口径', en: 'What is redistributed, and for what' },
    leaves: ['6.7'],
    we: {
      zh: '再分配在入库之后进行，不影响汇缴：按月以各单位实际入库金额为基数，用整数份额分为单位数据治理、公共数据服务和统筹三项，逐分分清；参数由市财政局提出，两局共同设定，按版本从生效日所在月起适用，逐月依次计算；已计算的月份不追溯，入库日期落在其中、事后才登记的款项并入下一次计算。拨付按预算管理另行办理。',
      en: 'Redistribution follows after receipt and never touches remittance: each month what a unit’s money came to in the treasury is divided by whole parts among its own data work, public data services and the general budget, to the fen. The Finance Bureau proposes, both bureaux set it; versions count from the month of their day, months are computed one after another; those computed stay, and what is recorded later as received in one of them is taken by the next run. Paying out is a matter of the budget.',
    },
    suggestedBy: sharing,
    confirmBy: bureaux,
    since,
  },
} as const satisfies Record<string, ChoiceShape>
