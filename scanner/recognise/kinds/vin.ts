import { isVin } from '#contract/identifiers.ts'
import { FIT, byCheck } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

const fitNumber = byCheck(/^(?=.*[A-Z])(?=.*\d)[A-HJ-NPR-Z0-9]{17}$/, isVin)

/** Vehicle identification numbers with the check in place 9 (GB 16735). */
export const vin: Kind = {
  type: 'vin',
  headings: {
    chinese: '车架号码? 车辆识别代?号码? 车辆识别代码 车辆识别码 车架编号 底盘号',
    pinyin: 'clsbdh cjh cjhm clsbm clsbdm vinm',
    english: 'vin vinno vincode chassis chassisno frameno vehicleidentificationnumber',
  },
  length: [17, 17],
  fit: (value) => (/^[A-HJ-NPR-Z0-9]{1,12}\*{4,}[A-HJ-NPR-Z0-9]{0,8}$/i.test(value) ? FIT.masked : fitNumber(value)),
  form: { zh: '17 位车辆识别代号', en: 'a 17-place vehicle identification number' },
  by: 'checksum',
  exact: 'vin',
  needsCheck: true,
  unless: (view, hint) => hint === 0 && share(view.values, (value) => value.includes('*')) > 0.5,
}
