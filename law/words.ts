/** A text for people: Chinese first, English second. */
export type Words = { readonly zh: string; readonly en: string }

/** A number and what is counted, in English: one of it, or several, with an s unless said: `1 field`, `2,400 fields`, `1 score is`. */
export function several(n: number, one: string, more: string = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : more}`
}

const commas = { zh: '、', en: ', ' } as const

/** Items one after the other, with the comma of the language between them. */
export function listed(language: 'zh' | 'en', items: readonly string[]): string {
  return items.join(commas[language])
}

/** The first of some names, with the commas of each language, and a sign where there are more. */
export function firstOf(names: readonly string[], most = 5): Words {
  const more = names.length > most ? '…' : ''
  return { zh: listed('zh', names.slice(0, most)) + more, en: listed('en', names.slice(0, most)) + more }
}

/** The unit of a value: in English without its s where the value is one. */
export function unitOf(value: number | string, unit: Words): Words {
  return Number(value) === 1 ? { zh: unit.zh, en: unit.en.replace(/(?<=[a-z]{2})s$/, '') } : unit
}

/** The signs between what stands beside each other, as each language sets them. */
export const signs = {
  colon: { zh: '：', en: ': ' },
  open: { zh: '（', en: ' (' },
  close: { zh: '）', en: ')' },
  semicolon: { zh: '；', en: '; ' },
  comma: { zh: '，', en: ', ' },
  item: { zh: '、', en: ', ' },
} as const satisfies Record<string, Words>
