import { expect, test } from 'vitest'
import { openSink } from '#scanner/engine/sink.ts'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import type { ColumnFacts } from '#scanner/profile/facts.ts'

/** More different values than a dictionary holds: from then on values are looked at a block at a time. */
const MANY = 5003

async function factsOf(values: readonly string[]): Promise<ColumnFacts> {
  const sink = openSink(DEFAULT_LIMITS)
  sink.column('x')
  for (const value of values) await sink.row([value])
  return (await sink.finish()).columns[0]!
}

/** A text of so many digits that differs from n to n. */
function digitsOf(n: number, length: number): string {
  return (BigInt(n + 1) * 7_368_787_619_521_337_331n).toString().slice(-length).padStart(length, '7')
}

function isLuhn(text: string): boolean {
  const counted = Array.from(text)
    .toReversed()
    .map((digit, at) => (at % 2 === 0 ? Number(digit) : Number(digit) * 2 - (Number(digit) > 4 ? 9 : 0)))
  return counted.reduce((sum, each) => sum + each, 0) % 10 === 0
}

test('numbers of 13 to 19 digits pass the check of cards as an addition one by one has it', async () => {
  for (const length of [13, 14, 15, 16, 17, 18, 19]) {
    const texts = Array.from({ length: MANY }, (_, n) => digitsOf(n, length))
    const passing = texts.filter(isLuhn).length
    expect(passing).toBeGreaterThan(300)
    expect([length, (await factsOf(texts)).checks.luhn]).toEqual([length, passing])
  }
})

test('least and greatest are those of the bytes, wherever they stand, however short, and with the same beginning', async () => {
  const fronts = ['', '福州市鼓楼区', '龙岩', 'a', 'ab', 'same beginning ', '😀', 'é']
  const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
  for (const front of fronts) {
    const texts = Array.from({ length: MANY }, (_, n) => `${front}${digitsOf(n, 1 + (n % 9))}`)
    const sorted = texts.toSorted(byBytes)
    for (const at of [0, 2500, 4097, MANY - 1]) {
      const { raw } = await factsOf(texts.with(at, `${front}!`).with((at + 1) % MANY, `${front}~`))
      expect([front, at, raw.min, raw.max]).toEqual([front, at, `${front}!`, `${front}~`])
    }
    const { raw } = await factsOf(texts)
    expect([raw.min, raw.max]).toEqual([sorted[0], sorted.at(-1)])
  }
})

test('an identity number with a letter at its end is no number, one with an exponent is; both among many others', async () => {
  const texts = Array.from({ length: MANY }, (_, n) =>
    n % 5 === 0 ? `${digitsOf(n, 6)}e${n % 9}` : n % 5 === 1 ? `${digitsOf(n, 17)}e` : `${digitsOf(n, 17)}X`,
  )
  const { checks } = await factsOf(texts)
  expect(checks.decimal + checks.integer).toBe(texts.filter((text) => /e\d$/.test(text)).length)
})

test('in a column with addresses of mail the other texts pass what they pass alone', async () => {
  const others = [
    '2024-01-31',
    '3.5',
    '192.0.2.255',
    'https://example.com/a@b?c',
    '2024-01-05 10:11:12+08',
    '[1,2]',
    'a@b',
    '8613800000000',
  ]
  const texts = Array.from({ length: MANY }, (_, n) => (n % 9 === 8 ? `n${n}.x@example.com` : others[n % 9]!)).concat(
    Array.from({ length: MANY }, (_, n) => `v${n}`),
  )
  const { checks } = await factsOf(texts)
  const alone = await Promise.all(others.map(async (text) => (await factsOf([text])).checks))
  const times = others.map((_, at) => Math.ceil((MANY - at) / 9))
  for (const check of ['date', 'datetime', 'decimal', 'ipv4', 'url', 'json', 'mobile', 'integer'] as const)
    expect([check, checks[check]]).toEqual([check, alone.reduce((sum, each, at) => sum + each[check] * times[at]!, 0)])
  expect(checks.email).toBe(Math.ceil((MANY - 8) / 9))
})
