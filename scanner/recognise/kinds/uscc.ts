import { isUscc } from '#contract/identifiers.ts'
import { FIT, byCheck } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Unified social credit codes (GB 32100), the organisation code inside included (GB 11714). */
export const uscc: Kind = {
  type: 'uscc',
  headings: {
    chinese: '统一社会信用代码 统一社会信用代码证号 社会信用代码 信用代码 统一信用代码 统一代码 统一社会信用码 信用代码证',
    pinyin: 'tyshxydm xydm shxydm tyxydm tyshxym tydm',
    english: 'uscc creditcode socialcreditcode unifiedcode unifiedsocialcreditcode unifiedcreditcode creditno usci',
  },
  length: [18, 20],
  fit: (value) =>
    /^[0-9A-HJ-NPQRTUWXY]{2,8}\*{4,}[0-9A-HJ-NPQRTUWXY]{1,6}$/.test(value) &&
    value.length === 18 &&
    /^[159]/.test(value) &&
    /[A-Y]/.test(value.slice(1))
      ? FIT.masked
      : fitCode(value),
  form: { zh: '统一社会信用代码格式', en: 'the form of a unified social credit code' },
  by: 'checksum',
  exact: 'uscc',
  needsCheck: true,
}

const fitCode = byCheck(/^[1-9A-HJ-NPQRTUWXY][1-59]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/, isUscc)
