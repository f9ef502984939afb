import { FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Passports of China, ordinary, official, diplomatic and of the special regions, and the plain form of other countries’ under a heading. */
export const passport: Kind = {
  type: 'passport',
  headings: { chinese: '护照 护照号码? 护照编号', pinyin: 'hzh hzhm huzhao', english: 'passport passportno passportnumber passportid' },
  length: [7, 11],
  fit: (value) => {
    const text = value.toUpperCase()
    if (/^[A-Z]\d{0,3}\*{3,}\d{0,4}$/.test(text)) return FIT.masked
    return /^(?:E[A-HJ-NP-Z0-9]\d{7}|G[A-HJ-NP-Z0-9]\d{7}|[DSPHK][A-Z]?\d{7,8}|MA\d{7}|1[45]\d{7})$/.test(text)
      ? FIT.checked
      : /^[A-Z]{1,2}\d{6,8}$/.test(text)
        ? FIT.form
        : FIT.no
  },
  form: { zh: '护照号码格式', en: 'the form of a passport number' },
  by: 'form',
  telling: true,
  unless: (view, hint) =>
    hint === 0 &&
    (view.running ||
      view.variety < 0.5 ||
      view.values.length < 20 ||
      share(view.values, (value) => /^(?:E[A-HJ-NP-Z0-9]\d{7}|G[A-HJ-NP-Z0-9]\d{7}|[DSP][A-Z]?\d{7,8})$/.test(value)) < 0.95 ||
      share(view.values, (value) => /^[EG]/.test(value)) < 0.5 ||
      oneLead(view.values)),
}

/** A series of one prefix, such as E2024…, is a series of numbers and no set of passports. */
export function oneLead(values: readonly string[]): boolean {
  const leads = new Set(values.map((value) => value.slice(0, 3)))
  return leads.size < Math.min(8, values.length / 4)
}
