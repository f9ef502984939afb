import { PLATE_LETTERS } from '#scanner/recognise/data/plates.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

const FORM =
  /^[\u4e00-\u9fff][A-Z]·?(?:[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[学警港澳挂使领试超]|[DABCEFGHJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[DABCEFGHJK])$/
const SPECIAL = /^(?:使\d{6}|\d{6}使|[\u4e00-\u9fff][A-Z]\d{4}领|WJ[\u4e00-\u9fff]?[0-9A-Z]{4,6}|[A-Z]{2}·?\d{5})$/
const MASKED = /^[\u4e00-\u9fff][A-Z*]·?[A-Z0-9*]{0,5}\*[A-Z0-9*]{0,5}$/
const LOOSE = /^[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}$/
/** The province left out, as where all plates are of one. */
const BARE = /^[A-HJ-NP-Z](?=[A-Z]{0,2}\d)[A-HJ-NP-Z0-9]{5,6}$/

/**
 * Number plates (GA 36): province, letter of an issuing office, five or six places; suffixes for learners, police, trailers, Hong Kong,
 * Macao, consulates; new energy of eight.
 */
export const plate: Kind = {
  type: 'plate',
  headings: {
    chinese: '车牌 车牌号码? 号牌号码 牌照 牌照号码? 号牌 车号 车辆号牌 机动车号牌 牌号 车牌照 车辆牌照',
    pinyin: 'hphm cph cphm chepai cphao hpxx',
    english: 'plate plateno platenumber licenseplate licenceplate carno carnumber vehicleno vehiclenumber lpn plateid carplate',
  },
  length: [6, 12],
  fit: (value) => {
    const text = value
      .toUpperCase()
      .replace(/[\s·•.-]/g, '')
      .replace(/[（(][\u4e00-\u9fff]{1,2}[)）]$/, '')
    const letters = PLATE_LETTERS[text[0]!]
    if (letters === undefined)
      return SPECIAL.test(text) && /使|^WJ[\u4e00-\u9fff]/.test(text) ? FIT.checked : BARE.test(text) ? FIT.form : FIT.no
    if (MASKED.test(text)) return FIT.masked
    if (FORM.test(text)) return letters.includes(text[1]!) ? FIT.checked : FIT.form
    return LOOSE.test(text) ? FIT.form : FIT.no
  },
  form: { zh: '机动车号牌格式（省简称、发牌机关代号）', en: 'the form of a number plate (province, issuing office)' },
  by: 'dictionary',
  exact: 'plate',
  needsCheck: true,
  outright: /车牌|号牌/,
}
