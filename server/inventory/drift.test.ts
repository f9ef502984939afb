import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divergence, stabilityIndex } from './drift.ts'

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95]
/** Figures of a thousand values spread by `place`, a rising function of the share below. */
const numbers = (place: (share: number) => number, count = 1000) => ({
  count,
  min: place(0),
  max: place(1),
  mean: place(0.5),
  error: 0.01,
  quantiles: Object.fromEntries(SHARES.map((s) => [String(s), place(s)])),
})

describe('drift of numbers', () => {
  test('is nothing for the same spread, and as the formula has it for a shift by half the spread', () => {
    expect(
      stabilityIndex(
        numbers((s) => s * 100),
        numbers((s) => s * 100),
      ),
    ).toBeCloseTo(0, 10)
    // Bins at 5, 25, 50, 75, 95 hold .05 .2 .25 .25 .2 .05 of then; of values on 50–150: .001 .001 .001 .25 .2 .55.
    const expected = [
      [0.05, 0.001],
      [0.2, 0.001],
      [0.25, 0.001],
      [0.25, 0.25],
      [0.2, 0.2],
      [0.05, 0.55],
    ].reduce((sum, [then, now]) => sum + (now! - then!) * Math.log(now! / then!), 0)
    expect(
      stabilityIndex(
        numbers((s) => s * 100),
        numbers((s) => 50 + s * 100),
      ),
    ).toBeCloseTo(expected, 6)
  })

  test('one far value does not make a drift, nor does a column most of whose cells are one number', () => {
    expect(
      stabilityIndex(
        numbers((s) => s * 100),
        { ...numbers((s) => s * 100), max: 1e9 },
      )!,
    ).toBeLessThan(0.1)
    expect(
      stabilityIndex(
        numbers((s) => Math.max(0, s - 0.9)),
        numbers((s) => Math.max(0, s - 0.9)),
      ),
    ).toBeNull()
  })

  test('is not told of few values', () => {
    expect(
      stabilityIndex(
        numbers((s) => s, 99),
        numbers((s) => s + 9),
      ),
    ).toBeNull()
  })

  test('is never below nothing, whatever the figures', () => {
    const rising = fc
      .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 7, maxLength: 7 })
      .map((list) => list.sort((a, b) => a - b))
      .map((p) => ({
        count: 500,
        min: p[0]!,
        max: p[6]!,
        mean: 0,
        error: 0,
        quantiles: Object.fromEntries(SHARES.map((s, i) => [String(s), p[i + 1]!])),
      }))
    fc.assert(
      fc.property(rising, rising, (a, b) => {
        expect(stabilityIndex(a, b) ?? 0).toBeGreaterThanOrEqual(-1e-9)
      }),
    )
  })
})

describe('drift of categories', () => {
  const told = (...counts: number[]) => ({ top: counts.map((count, i) => ({ text: `v${i}`, count })), filled: 1000 })

  test('is nothing for the same shares and one bit for nothing in common', () => {
    expect(divergence(told(600, 400), told(600, 400))).toBeCloseTo(0, 10)
    expect(
      divergence({ top: [{ text: 'a', count: 1000 }], filled: 1000 }, { top: [{ text: 'b', count: 1000 }], filled: 1000 }),
    ).toBeCloseTo(1, 10)
  })

  test('is not told of few cells, nor where the frequent values are a small part', () => {
    expect(divergence({ top: [{ text: 'a', count: 90 }], filled: 90 }, told(1000))).toBeNull()
    expect(divergence(told(400, 300), told(400, 300))).toBeNull()
  })
})
