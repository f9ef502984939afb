import { isLuhn } from '#contract/identifiers.ts'
import { byCheck } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Device identities of mobile telephones: 15 digits that pass Luhn, reporting body in front (3GPP TS 23.003). */
export const imei: Kind = {
  type: 'imei',
  headings: { chinese: 'IMEI 设备IMEI 串号 手机串号 国际移动设备识别码', pinyin: '', english: 'imei deviceimei imeino imei1 imei2' },
  length: [15, 15],
  fit: byCheck(/^(?:86|35|01|99|49|45|52)\d{13}$/, isLuhn),
  form: { zh: '15 位设备识别码', en: 'a 15-digit device identity' },
  by: 'checksum',
  exact: 'imei',
  needsCheck: true,
}
