import { FIT } from '#scanner/recognise/kind.ts'
import { isProvincePrefix } from '#scanner/recognise/regions.ts'
import { uscc } from '#scanner/recognise/kinds/uscc.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Taxpayer numbers: the credit code since 2015; before, 15 or 20 places with the division in front. */
export const taxNo: Kind = {
  type: 'tax_no',
  headings: {
    chinese: '税号 纳税人识别号 税务登记号 税务登记证号码? 纳税识别号 纳税人编号 国税登记号 地税登记号',
    pinyin: 'sh nsrsbh swdjh nsrbm swdjzh',
    english: 'taxno taxid taxpayerid taxnumber taxcode taxregno tin',
  },
  length: [15, 20],
  fit: (value) =>
    uscc.fit!(value) === FIT.checked
      ? FIT.checked
      : /^\d{6}[0-9A-HJ-NPQRTUWXY]{9,14}$/.test(value) && isProvincePrefix(value)
        ? FIT.checked
        : /^[0-9A-HJ-NPQRTUWXY]{15,20}$/.test(value)
          ? FIT.form
          : FIT.no,
  form: { zh: '纳税人识别号格式', en: 'the form of a taxpayer number' },
  by: 'form',
  needsHeading: true,
}
