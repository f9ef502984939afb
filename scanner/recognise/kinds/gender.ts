import { FIT } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

const WORDS = new Set('男 女 男性 女性 未知的性别 未说明的性别 男孩 女孩 男婴 女婴 M F male female Male Female MALE FEMALE'.split(' '))

/** Gender in words, or as a code of GB/T 2261.1 under its heading. */
export const gender: Kind = {
  type: 'gender',
  headings: { chinese: '性别 性别代码 性別', pinyin: 'xb xingbie xbdm', english: 'sex gender sexcode gendercode' },
  length: [1, 8],
  fit: (value) =>
    WORDS.has(value) ? FIT.checked : /^[0-29]$|^(?:未知|未说明|其他|不详|保密)$|^[12][-:.]?[男女]性?$/.test(value) ? FIT.form : FIT.no,
  form: { zh: '性别用语', en: 'words of gender' },
  by: 'dictionary',
  unless: (view, hint) =>
    hint === 0
      ? !(view.values.includes('男') || view.values.includes('男性')) || !(view.values.includes('女') || view.values.includes('女性'))
      : view.distinct > 12,
}
