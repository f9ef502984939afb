import { isLuhn } from '#contract/identifiers.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { bare, everyNumber } from '#scanner/recognise/values.ts'
import type { Fit, Kind } from '#scanner/recognise/kind.ts'

const BINS =
  /^(?:62\d{14,17}|60\d{14,17}|4\d{12}|4\d{15}|4\d{18}|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14}|3[47]\d{13}|3[068]\d{12}|9\d{15,18}|6[58]\d{14})$/

const LONGEST = 24

/** A card and its bank in one cell, in either order. */
const WITH_BANK =
  /^(?<first>\d[\d ]{11,22}\d)[\s,、;/（(]{0,3}[^\d]{0,12}(?:银行|信用社|农信|联社)[^\d]{0,20}$|^[^\d]{0,12}(?:银行|信用社|农信|联社)[^\d]{0,20}?(?<last>\d[\d ]{11,22}\d)[)）]?$/

/** One card, or several in a cell. */
function fitCards(value: string): Fit {
  const { first, last } = (/[\u4e00-\u9fff]/.test(value) && WITH_BANK.exec(value)?.groups) || {}
  const beside = first ?? last
  if (beside !== undefined) return fitCard(beside) === FIT.checked ? FIT.checked : FIT.no
  if (value.length <= LONGEST) return fitCard(value)
  if (!/^\d{4}/.test(value)) return FIT.no
  const one = fitCard(value)
  return one === FIT.no && everyNumber(value, (part) => fitCard(part) === FIT.checked) ? FIT.checked : one
}

function fitCard(value: string): Fit {
  const text = bare(value)
  if (text.includes('*')) return /^\d{0,6}\*{4,}\d{3,4}$/.test(text) && text.length >= 12 && text.length !== 18 ? FIT.masked : FIT.no
  if (!BINS.test(text)) return FIT.no
  return isLuhn(text) ? FIT.checked : FIT.form
}

/** Bank cards: issuer prefix with its lengths, then Luhn (ISO/IEC 7812); blanks every four digits allowed. */
export const bankCard: Kind = {
  type: 'bank_card',
  headings: {
    chinese:
      '银行卡 银行卡号 银行账号 银行帐号 卡号 收款账号 收款帐号 账号 帐号 开户账号 开户帐号 银行账户 工资卡号? 还款账号 借记卡号? 信用卡号? 储蓄卡号? 社会保障卡银行账号 发放账号 补贴账号 结算账号 扣款账号 存折账号',
    pinyin: 'yhkh yhzh kh yhk skzh khzh yhkhm gzkh',
    english:
      'bankcard bankcardno bankcardnumber cardno cardnumber bankaccount bankaccountno accountno accountnumber pan creditcardno debitcard',
  },
  length: [12, 240],
  fit: fitCards,
  form: { zh: '银行卡号的发卡行前缀与位数', en: 'issuer prefix and length of a bank card' },
  by: 'checksum',
  exact: 'bankCard',
  needsCheck: true,
  telling: true,
  unless: (view) => view.running,
}
