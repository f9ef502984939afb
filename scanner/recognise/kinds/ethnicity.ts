import { ETHNIC_GROUPS } from '#scanner/recognise/data/dictionaries.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

const GROUPS = new Set(ETHNIC_GROUPS.split(' '))

/** The 56 ethnic groups (GB/T 3304) in words, or as two digits under their heading. */
export const ethnicity: Kind = {
  type: 'ethnicity',
  headings: {
    chinese: '民族 族别 民族代码 民族成份 民族成分',
    pinyin: 'mz minzu mzdm',
    english: 'ethnicity nation nationality ethnic ethnicgroup nationcode',
  },
  length: [1, 7],
  fit: (value) =>
    GROUPS.has(value.replace(/族$/, '')) || /^(?:穿青人|其他民族)$/.test(value)
      ? FIT.checked
      : /^(?:0?[1-9]|[1-4]\d|5[0-8]|97|98)$/.test(value)
        ? FIT.form
        : FIT.no,
  form: { zh: '民族名称', en: 'names of ethnic groups' },
  by: 'dictionary',
  unless: (view, hint) =>
    hint === 0
      ? share(view.values, (value) => value.endsWith('族')) < 0.6
      : view.heading.hints.has('region_name') && share(view.values, (value) => GROUPS.has(value.replace(/族$/, ''))) < 0.5,
}
