import { expect, test } from 'vitest'
import { headingOf } from '#scanner/recognise/heading.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { fitOf } from '#scanner/recognise/measure.ts'
import type { Fit, Kind } from '#scanner/recognise/kind.ts'

/** What must fit a kind by check, by form alone or masked, and what must not. */
export type ValueCases = { fits?: readonly string[]; forms?: readonly string[]; masked?: readonly string[]; not?: readonly string[] }

/** Proves a kind on values of both sides; all are invented or published samples. */
export function proveValues(kind: Kind, cases: ValueCases): void {
  const each = (values: readonly string[] = [], fit: Fit): void =>
    expect(values.map((value) => [value, fitOf(kind, value)])).toEqual(values.map((value) => [value, fit]))
  test(`${kind.type}: values that are, that only look so, that are masked, and that are not`, () => {
    each(cases.fits, FIT.checked)
    each(cases.forms, FIT.form)
    each(cases.masked, FIT.masked)
    each(cases.not, FIT.no)
  })
  test(`${kind.type}: hostile text of 400 signs is judged at once`, () => {
    for (const sign of ['1', 'a', '.', '@', ' ', '汉', '-', '(', '*', 'a.', '1-', '路1'])
      expect(kind.fit!(sign.repeat(400).slice(0, 400))).toBeTypeOf('number')
  })
}

/** Proves which headings are a kind's own and which are not. */
export function proveHeadings(kind: Kind, cases: { headings?: readonly string[]; otherHeadings?: readonly string[] }): void {
  test(`${kind.type}: headings of its own and of others`, () => {
    const clear = (heading: string): boolean => (headingOf(heading).hints.get(kind.type) ?? 0) >= 0.8
    expect((cases.headings ?? []).filter((heading) => !clear(heading))).toEqual([])
    expect((cases.otherHeadings ?? []).filter(clear)).toEqual([])
  })
}
