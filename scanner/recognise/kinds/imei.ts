import { isLuhn } from '#contract/identifiers.ts'
import { FIT, byCheck } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

const fitNumber = byCheck(/^(?:86|35|01|99|49|45|52)\d{13}$/, isLuhn)

/** Device identities of mobile telephones: 15 digits that pass Luhn, reporting body in front (3GPP TS 23.003). */
export const imei: Kind = {
  type: 'imei',
  headings: { chinese: 'IMEI 设备IMEI 串号 手机串号 国际移动设备识别码', pinyin: '', english: 'imei deviceimei imeino imei1 imei2' },
  length: [15, 15],
  fit: (value) => (/^\d{2,10}\*{4,}\d{0,6}$/.test(value) ? FIT.masked : fitNumber(value)),
  form: { zh: '15 位设备识别码', en: 'a 15-digit device identity' },
  by: 'checksum',
  exact: 'imei',
  needsCheck: true,
  outright: /imei|串号/i,
  unless: (view, hint) => hint === 0 && share(view.values, (value) => value.includes('*')) > 0.5,
}
