import type { Problem } from '#contract/route.ts'
import { choices } from '#law/choices.ts'
import type { Words } from '#law/words.ts'

const yuan = (fen: number) => `${Math.trunc(fen / 100).toString()}.${String(Math.abs(fen % 100)).padStart(2, '0')}`
const no = (code: string, zh: string, en: string, basis: string, remedy?: Problem['remedy']): Problem => ({
  code,
  message: { zh, en },
  basis,
  ...(remedy ? { remedy } : {}),
})

/** Why something cannot be booked, each in one sentence with its basis and what would help. */
export const whyNot = {
  noBooks: () =>
    no('no-books', '本单位还没有建立账套', 'The unit has no books yet', '§3.10', { zh: '先建立账套', en: 'Open the books first' }),
  beforeOpening: (opened: string) =>
    no(
      'before-opening',
      `账套自${opened}起，不能记更早的日期`,
      `The books begin on ${opened}; nothing earlier is posted`,
      'choice:account-set',
    ),
  future: () => no('future', '记账日期不能晚于今天', 'Nothing is posted for a day to come', 'choice:account-set'),
  closed: (month: string) =>
    no(
      'period-closed',
      `${month.slice(0, 7)}已结账，不能再记入`,
      `${month.slice(0, 7)} is closed; nothing more is posted into it`,
      'choice:closing-four-eyes',
      { zh: '在未结账的月份用红字凭证更正', en: 'Correct it by a counter-entry in an open month' },
    ),
  noTemplate: () => no('no-template', '没有这种业务，或不适用于本单位', 'There is no such event, or not for this kind of unit', '§6.3'),
  noImpairment: () =>
    no('no-impairment', '行政事业单位不计提无形资产减值', 'Public units do not impair intangible assets', 'choice:no-public-impairment', {
      zh: '价值丧失的，报批后核销或处置',
      en: 'Where the value is lost, write it off or dispose of it after approval',
    }),
  wantsAsset: () => no('wants-asset', '请指明数据资产', 'Name the data asset', '§3.10'),
  noCard: () =>
    no('no-card', '该资产没有入账的卡片', 'This asset has no card in the books', '§3.10', {
      zh: '先按取得方式入账',
      en: 'Book its acquisition first',
    }),
  gone: (on: string) => no('card-gone', `该资产已于${on}终止确认`, `The asset was derecognised on ${on}`, '§6.3'),
  onlyAsDestroyed: () =>
    no('destroyed', '该资产已销毁，只能按销毁转销', 'The asset was destroyed and leaves the books only as that', '§4.8', {
      zh: '核对已备好的处置分录后记账',
      en: 'Check and post the entry that was prepared',
    }),
  otherClass: () =>
    no('other-class', '该资产在账上的类别与这项业务不符', 'The asset is carried in another class than this event is for', '§6.3'),
  earlier: (on: string) =>
    no(
      'earlier-than-last',
      `该资产在${on}已有记录，只能记同日或以后`,
      `The card last moved on ${on}; only that day or later can be posted`,
      'choice:red-reversal',
      { zh: '改用该日或以后的日期', en: 'Take that day or a later one' },
    ),
  amortiseFirst: (month: string) =>
    no(
      'amortise-first',
      `${month.slice(0, 7)}及以前的摊销还没有提完`,
      `Amortisation up to ${month.slice(0, 7)} is not complete`,
      'choice:amortisation',
      { zh: '先计提该月摊销', en: 'Run the amortisation of that month first' },
    ),
  impairAtEnd: (on: string) =>
    no(
      'impair-at-month-end',
      `减值在当月最后一日（${on}）、计提摊销之后入账`,
      `An impairment is booked on the last day of a month (${on}), after its amortisation`,
      'choice:amortisation',
      { zh: '改用该日；当月摊销先行计提', en: 'Take that day, and run the amortisation of the month first' },
    ),
  lifeOver: () =>
    no(
      'life-over',
      '使用年限已满，没有可以分摊的月份',
      'The useful life is over; no month is left to spread it over',
      'choice:amortisation',
    ),
  tooMuch: (fen: number) => no('too-much', `金额超过可以计入的${yuan(fen)}元`, `More than the ${yuan(fen)} yuan that is left`, '§6.3'),
  amounts: () => no('amounts', '金额之间不相符，有一行会成为负数', 'The amounts do not fit: a line would be negative', '§6.3'),
  lifeAsked: () =>
    no(
      'life-asked',
      '请填写使用年限的依据、月数和摊销费用科目',
      'State the ground of the useful life, its months and the expense account',
      'choice:amortisation',
    ),
  lifeShort: () =>
    no(
      'life-short',
      `没有法律规定或合同约定的，使用年限不少于${choices['useful-life'].value}个月`,
      `Where neither law nor contract sets it, the life is at least ${choices['useful-life'].value} months`,
      'choice:useful-life',
    ),
  conditions: (missing: Words) =>
    no(
      'capital-conditions',
      `没有说明资本化条件：${missing.zh}`,
      `A condition of capitalisation is not stated: ${missing.en}`,
      'choice:capital-conditions',
      { zh: '逐项说明五个条件；不满足的记入研究阶段支出', en: 'State all five; otherwise book it as research' },
    ),
  approval: (basis: string) =>
    no('approval', '请填写批准文件的文号、批准机关和日期', 'State the number, authority and date of the approval', basis, {
      zh: '先履行审批程序',
      en: 'Have it approved first',
    }),
  documents: (wanted: number, given: number) =>
    no(
      'documents-differ',
      `原始凭证合计${yuan(given)}元，与入账金额${yuan(wanted)}元不符`,
      `The documents come to ${yuan(given)} yuan, the entry to ${yuan(wanted)}`,
      'choice:cost-from-vouchers',
      { zh: '录全原始凭证，或更正金额', en: 'Enter all source documents, or correct the amount' },
    ),
  valuation: (number: string) =>
    no(
      'valuation-is-no-cost',
      `“${number}”是评估报告，不能作为成本的原始凭证`,
      `“${number}” is a valuation report and no source document of cost`,
      'choice:cost-from-vouchers',
      { zh: '录入合同、发票、支付凭证', en: 'Enter agreements, invoices and payments' },
    ),
  invoiceTwice: (number: string) =>
    no(
      'invoice-twice',
      `发票${number}已在其他凭证中入账`,
      `Invoice ${number} was booked with another voucher`,
      'choice:cost-from-vouchers',
      { zh: '核对发票号码；确属该发票的，先冲销原凭证', en: 'Check the number; if it is that invoice, reverse the other voucher first' },
    ),
  notOpen: ({ zh, en }: Words, fen: number) =>
    no(
      'not-open',
      `超过这项资产（未指明资产的，为各项未指明资产的业务）当日起尚未结清的${zh}${yuan(fen)}元`,
      `More than the ${yuan(fen)} yuan of “${en}” that is open from that day on for the asset, or for what names none`,
      'choice:settlement',
      { zh: '核对资产、日期和金额；没有入账的先入账', en: 'Check asset, day and amount; book first what is not booked' },
    ),
  settled: ({ zh, en }: Words) =>
    no('settled', `这张凭证的${zh}已经支付或收回`, `“${en}” of this voucher was paid or collected`, 'choice:settlement', {
      zh: '先冲销支付或收回的凭证',
      en: 'Reverse the voucher of the payment first',
    }),
  reversed: () => no('reversed', '该凭证已被红字冲销', 'The voucher was reversed already', 'choice:red-reversal'),
  isReversal: () =>
    no('is-reversal', '红字凭证不再冲销', 'A counter-entry is not reversed', 'choice:red-reversal', {
      zh: '重新记一张正确的凭证',
      en: 'Post the right voucher anew',
    }),
  passedOn: () =>
    no(
      'passed-on',
      '该资产已转移给其他单位，原单位的卡片不再恢复',
      'The asset passed to another unit; its card here does not come back',
      'choice:transfer-of-holding',
      {
        zh: '与资产无关的差错另记凭证更正；资产应当回到本单位的，先办理转移登记',
        en: 'Correct other mistakes by another voucher; if the asset belongs here, transfer it back first',
      },
    ),
  laterFirst: () =>
    no('later-first', '其中有资产在这张凭证之后又有记录', 'An asset in it has moved since', 'choice:red-reversal', {
      zh: '先冲销其后的凭证',
      en: 'Reverse the later vouchers first',
    }),
  reversedEarlier: (on: string) =>
    no(
      'reversed-earlier',
      `红字凭证不能早于原凭证（${on}）`,
      `A counter-entry is not dated before its voucher (${on})`,
      'choice:red-reversal',
    ),
  runEarlier: (month: string) =>
    no('run-earlier', `先计提${month.slice(0, 7)}的摊销`, `Run the amortisation of ${month.slice(0, 7)} first`, 'choice:amortisation'),
  notOver: () => no('not-over', '当月还没有结束', 'The month is not over', 'choice:closing-four-eyes'),
  closeInOrder: (month: string) =>
    no('close-in-order', `先结${month.slice(0, 7)}的账`, `Close ${month.slice(0, 7)} first`, 'choice:closing-four-eyes'),
  stillDue: (cards: number, fen: number) =>
    no(
      'still-due',
      `还有${cards}项资产应提摊销${yuan(fen)}元`,
      `${cards} assets still have ${yuan(fen)} yuan to be amortised`,
      'choice:closing-four-eyes',
      { zh: '先计提本月摊销', en: 'Run the amortisation of the month first' },
    ),
  researchOpen: (fen: number) =>
    no('research-open', `研究阶段支出还有余额${yuan(fen)}元`, `${yuan(fen)} yuan of research is not expensed`, 'choice:closing-four-eyes', {
      zh: '先结转研究支出',
      en: 'Carry research to expense first',
    }),
  differs: (fen: number) => no('differs', `卡片合计与账面相差${yuan(fen)}元`, `Cards and book differ by ${yuan(fen)} yuan`, '§3.10'),
  ownVouchers: () =>
    no(
      'own-vouchers',
      '本月有您制作的凭证，须由他人结账',
      'You made vouchers of this month; somebody else closes it',
      'choice:closing-four-eyes',
      { zh: '请本单位另一名经办人结账', en: 'Ask another officer of the unit' },
    ),
} as const
