import { FIT } from '#scanner/recognise/kind.ts'
import { idNumber } from '#scanner/recognise/kinds/id-number.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Driving licences: their file number of twelve digits, or the driver’s identity number. */
export const drivingLicenceNo: Kind = {
  type: 'driving_licence_no',
  headings: {
    chinese: '驾驶证号?码? 驾照号?码? 驾驶证档案编号 驾驶证编号 机动车驾驶证号?码?',
    pinyin: 'jszh jsz jszhm jzh jszdabh',
    english: 'drivinglicence driverlicense drivinglicense drivinglicenseno driverlicenseno licenceno',
  },
  length: [12, 18],
  fit: (value) => (/^\d{12}$/.test(value) ? FIT.checked : idNumber.fit!(value)),
  form: { zh: '驾驶证号格式', en: 'the form of a driving licence number' },
  by: 'form',
  needsHeading: true,
  telling: true,
}
