import { FIT } from '#scanner/recognise/kind.ts'
import { isDiallingCode } from '#scanner/recognise/regions.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** One number of the fixed network, with a dialling code in the table or a service number. */
function isFixed(text: string): boolean {
  if (/^[48]00-?\d{3,4}-?\d{3,4}$/.test(text) && text.replace(/-/g, '').length === 10) return true
  const match = /^\(?(?:\+?86-?)?(0\d{2,3})\)?[-—\s]{0,2}([2-9]\d{6,7})(?:[-转*]\d{1,6})?$/.exec(text)
  return match !== null && isDiallingCode(match[1]!)
}

/** Of numbers of devices or accounts that begin like a dialling code, such as 0591, eight in ten go on as telephones do by chance. */
function areChance(values: readonly string[]): boolean {
  const dialled = values.filter((value) => /^0\d{10,11}$/.test(value))
  return dialled.length > values.length / 2 && share(dialled, isFixed) < 0.95
}

/** Telephones of the fixed network. */
export const landline: Kind = {
  type: 'landline',
  headings: {
    chinese:
      '固定电话 固话 座机 座机号码? 办公电话 传真 传真号码 单位电话 咨询电话 服务电话 投诉电话 热线 值班电话 监督电话 客服电话 办公室电话 对外电话 举报电话 预约电话',
    pinyin: 'gddh bgdh zjdh cz zxdh gh zjh',
    english: 'landline fax faxno officephone hotline officetel worktel homephone officephoneno',
  },
  length: [7, 60],
  fit: (value) => {
    if (isFixed(value)) return FIT.checked
    if (/^0\d{2,3}-?\d{0,4}\*{3,}\d{0,4}$/.test(value)) return FIT.masked
    const parts = value.split(/[、,;/\s]+(?=\d|\()/)
    if (parts.every(isFixed)) return FIT.checked
    return parts.every(
      (part) =>
        isFixed(part) ||
        /^[2-9]\d{6,7}(?:-\d{1,4})?$/.test(part) ||
        /^[2-9]\d{2,3}-\d{4}$/.test(part) ||
        /^1(?:2[0-9]{3}|10|19|20|2315)$/.test(part),
    )
      ? FIT.form
      : FIT.no
  },
  form: { zh: '区号加电话号码', en: 'a dialling code and a number' },
  by: 'dictionary',
  exact: 'landline',
  unless: (view, hint) => hint === 0 && !view.heading.hints.has('mobile') && (share(view.values, isFixed) < 0.6 || areChance(view.values)),
}
