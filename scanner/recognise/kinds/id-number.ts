import { isCalendarDay, isIdNumber } from '#contract/identifiers.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { isAreaCode, isProvincePrefix } from '#scanner/recognise/regions.ts'
import { everyNumber } from '#scanner/recognise/values.ts'
import type { Fit, Kind } from '#scanner/recognise/kind.ts'

const MASKED = /^\d{1,6}[*×xX]{4,}[\dXx]{0,4}$|^\*{8,}[\dXx]{2,6}$/

/** Any places of the number hidden, as in notices to the public: month and day, serial, or the check alone. */
const HIDDEN = /^(\d{6,17})([*×#.X]{1,12})([\dX]{0,10})$/

/** Area and year where they are shown must be possible; a number of which all but one or two places behind the birthday are shown is as good as whole. */
function fitHidden(text: string): Fit {
  const [, front = '', , back = ''] = HIDDEN.exec(text) ?? []
  if (front === '' || !isAreaCode(text)) return FIT.no
  if (text.length !== 18) return front.length === 6 && back.length >= 3 && back.length <= 4 ? FIT.masked : FIT.no
  if (front.length >= 14 && !isBirthday(text)) return FIT.no
  if (front.length >= 10 && !/^(?:19|20)/.test(text.slice(6))) return FIT.no
  return front.length >= 14 && front.length + back.length >= 16 ? FIT.checked : FIT.masked
}

/**
 * A number as spreadsheet programs keep it when it was not entered as text: about fifteen digits, the rest noughts, perhaps written as
 * 3.50102199001011E+17.
 */
function written(text: string): string {
  const parts = /^([1-9])\.(\d{9,16})E\+?17$/.exec(text)
  return parts ? (parts[1]! + parts[2]!).padEnd(18, '0') : text
}

/** Whether a spreadsheet program has rounded the number: area and birthday are whole, the last places are noughts, and the check is lost. */
export function isRounded(value: string): boolean {
  if (value.length < 14 || !(value.endsWith('00') || value.endsWith('17'))) return false
  const text = written(value.toUpperCase())
  return /^[1-9]\d{15}00$/.test(text) && !isIdNumber(text) && isAreaCode(text) && isBirthday(text)
}

function isBirthday(text: string): boolean {
  const year = Number(text.slice(6, 10))
  return year >= 1900 && year <= 2100 && isCalendarDay(year, Number(text.slice(10, 12)), Number(text.slice(12, 14)))
}

/** A number of something else that is made of an identity number: G or L before it on school rolls, two digits behind it on cards of the disabled. */
const MADE_OF_ONE = /^(?:[A-Z]{1,2}([1-9]\d{16}[\dX])|([1-9]\d{16}[\dX])\d{2})$/
const LONGEST = 18

/** What identity cards of Hong Kong and permits of permanent residence before 2023 bear: known by their heading alone. */
const ELSEWHERE = /^(?:[A-Z]{1,2}\d{6}[(（]?[\dA][)）]?|[A-Z]{3}\d{12})$/i

/** Judges a cell that is one number, one with something attached, or several. */
function fitIdNumbers(value: string): Fit {
  if (value.length <= LONGEST) return fitIdNumber(value) || (ELSEWHERE.test(value) ? FIT.form : FIT.no)
  const one = fitIdNumber(value.slice(0, 24))
  if (one !== FIT.no && value.length <= 24) return one
  const made = MADE_OF_ONE.exec(value.toUpperCase())
  if (made) return fitIdNumber(made[1] ?? made[2]!)
  return /^[1-9]\d{13}/.test(value) && everyNumber(value, (part) => fitIdNumber(part) === FIT.checked) ? FIT.checked : FIT.no
}

/**
 * An 18-place number: area of GB/T 2260 (or 9 and a province for foreigners’ permanent residence), birthday, check character (GB 11643),
 * or rounded; the old 15 places by area and day alone.
 */
function fitIdNumber(value: string): Fit {
  const text = written(value.replace(/[\s-]/g, '').toUpperCase())
  if (text.length <= 18 && /[*×#]|X{4}|\.{2}/.test(text))
    return text.length >= 15 && MASKED.test(text) && (!/^\d{2}/.test(text) || isProvincePrefix(text)) ? FIT.masked : fitHidden(text)
  if (text.length === 18) {
    if (!/^[1-9]\d{16}[\dX]$/.test(text)) return FIT.no
    if (isIdNumber(text) && (isAreaCode(text) || (text[0] === '9' && isProvincePrefix(text.slice(1))))) return FIT.checked
    if (isRounded(text)) return FIT.checked
    return isProvincePrefix(text) && isBirthday(text) ? FIT.form : FIT.no
  }
  if (text.length !== 15 || !/^\d{15}$/.test(text) || !isAreaCode(text)) return FIT.no
  return isCalendarDay(1900 + Number(text.slice(6, 8)), Number(text.slice(8, 10)), Number(text.slice(10, 12))) ? FIT.form : FIT.no
}

/** Resident identity numbers, with residence permits for Hong Kong, Macao and Taiwan residents and foreigners’ permanent residence of the same form. */
export const idNumber: Kind = {
  type: 'id_number',
  headings: {
    chinese:
      '身份证号?码? 身份证件号?码? 公民身份号码 公民身份证号?码? 身份号码 证件号?码? 证件编号 证号 证件 居住证号?码? 居民证号 身份标识号 法人身份证 二代证号?码? 身份证编号 居留证号?码?',
    pinyin: 'sfzh sfzhm sfz sfzjh sfzjhm zjhm zjh gmsfhm gmsfzh frsfzh frzjhm sfzhao sfhm gmsfzhm jmsfzh sfzbh',
    english:
      'idcard idcardno idcardnumber idno idnumber identityno identitynumber identitycard identity identitycode citizenid nationalid certno certnumber credentialno residentid idnum idcode personid cardid',
  },
  length: [8, 240],
  fit: fitIdNumbers,
  form: { zh: '身份证号码格式（行政区划、出生日期）', en: 'the form of an identity number (area, birthday)' },
  by: 'checksum',
  exact: 'id18',
  needsCheck: true,
  outright: /身份|居住证|居留证|^(?:gm|jm|fr)?sfz|shenfenzheng|id_?card|identity|citizen_?id|national_?id/i,
  telling: true,
}
