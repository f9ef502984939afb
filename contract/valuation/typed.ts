import type { Unit } from '#law/valuation/parameter.ts'

const signs: { readonly [U in Unit]?: RegExp } = { yuan: /[,¥元]/g, volume: /,/g, percent: /%/g, years: /年/g, 'whole-years': /年/g }

/**
 * A number as it is kept, from how it is typed or pasted: full-width digits made ordinary, blanks and the signs of its unit left out;
 * whatever else is wrong with it stays to be told.
 */
export function typedNumber(text: string, unit: Unit): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(signs[unit] ?? /(?!)/g, '')
}
