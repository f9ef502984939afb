import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grouped } from './worked.ts'
import { decimal, exactOf, fenOf, fraction, over, percent, product, sum } from './exact.ts'

test('小数按原样读成分数，不是小数的不读', () => {
  expect(exactOf('-12.50')).toEqual(fraction(-25n, 2n))
  expect(exactOf('0.00000001')).toEqual(fraction(1n, 100_000_000n))
  for (const bad of ['', '1,000', '1e3', '.5', '5.', '０.5', '1.123456789', '12345678901234567', '--1', ' 1', 'NaN'])
    expect(exactOf(bad)).toBeNull()
})

test('取整到分是四舍六入五成双，负数对称，根号下也精确', () => {
  const fen = (n: bigint, d: bigint, root = fraction(1n)) => fenOf({ of: fraction(n, d), root })
  expect([fen(5n, 1000n), fen(15n, 1000n), fen(6n, 1000n), fen(4n, 1000n), fen(-15n, 1000n), fen(-4n, 1000n), fen(0n, 1n)]).toEqual([
    0n,
    2n,
    1n,
    0n,
    -2n,
    0n,
    0n,
  ])
  expect(fen(1n, 1n, fraction(2n))).toBe(141n)
  expect(fen(1_000_000n, 1n, fraction(2n))).toBe(141_421_356n)
  // 0.015 and 0.025 yuan as roots: a half fen goes to the even one, anything above it up.
  expect([
    fen(1n, 1n, fraction(225n, 1_000_000n)),
    fen(1n, 1n, fraction(625n, 1_000_000n)),
    fen(1n, 1n, fraction(626n, 1_000_000n)),
  ]).toEqual([2n, 2n, 3n])
})

test('取整后的分，离精确值不超过半分', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 10n ** 9n), (n, d) => {
      const of = fraction(n, d)
      const rounded = fenOf({ of, root: fraction(1n) })
      const off = rounded * of.d - 100n * of.n
      expect(2n * (off < 0n ? -off : off) <= of.d).toBe(true)
    }),
  )
})

test('根号下的金额与平方后的整数比较一致', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 14n), fc.bigInt(1n, 10n ** 6n), fc.bigInt(1n, 10n ** 4n), fc.bigInt(1n, 10n ** 4n), (n, d, r, s) => {
      const [of, root] = [fraction(n, d), fraction(r, s)]
      const fen = fenOf({ of, root })
      // (2·fen ± 1)² against (200 · of)² · root.
      const twice = product(fraction(40_000n), of, of, root)
      const [low, high] = [fraction((2n * fen - 1n) ** 2n), fraction((2n * fen + 1n) ** 2n)]
      expect(fen === 0n || low.n * twice.d <= twice.n * low.d).toBe(true)
      expect(twice.n * high.d <= high.n * twice.d).toBe(true)
    }),
  )
})

test('读数带千分号，小数部分不动', () => {
  expect(['1280500', '-1234567.125', '12', '0.935088'].map(grouped)).toEqual(['1,280,500', '-1,234,567.125', '12', '0.935088'])
})

test('分数的加、乘、除和百分数', () => {
  expect(sum(fraction(1n, 3n), fraction(1n, 6n))).toEqual(fraction(1n, 2n))
  expect(over(fraction(1n, 3n), fraction(-2n, 3n))).toEqual(fraction(-1n, 2n))
  expect(percent(exactOf('12.5')!)).toEqual(fraction(1n, 8n))
  expect([decimal(fraction(2n, 3n), 4), decimal(fraction(-1n, 2n), 0), decimal(fraction(7n), 2), decimal(fraction(-1n, 1000n), 2)]).toEqual(
    ['0.6667', '-1', '7', '0'],
  )
})
