import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settleIncome, shareOut, type Sharing } from './shares.ts'

const fixed = (parts: readonly bigint[], other: Partial<Sharing> = {}): Sharing => ({
  feePpm: 0n,
  taxPpm: 0n,
  costFen: 0n,
  bounds: [0n],
  parts,
  whole: parts.reduce((sum, part) => sum + part, 0n),
  first: null,
  ...other,
})
const sum = (fens: readonly bigint[]) => fens.reduce((total, fen) => total + fen, 0n)

/** Any agreement: 2 to 12 parties, 1 to 4 slices whose parts add up to the same whole, deductions, something first. */
const anySharing = fc
  .record({ parties: fc.integer({ min: 2, max: 12 }), slices: fc.integer({ min: 1, max: 4 }) })
  .chain(({ parties, slices }) =>
    fc.record({
      rows: fc.array(fc.array(fc.bigInt({ min: 0n, max: 5_000n }), { minLength: parties - 1, maxLength: parties - 1 }), {
        minLength: slices,
        maxLength: slices,
      }),
      steps: fc.array(fc.bigInt({ min: 1n, max: 500_000n }), { minLength: slices - 1, maxLength: slices - 1 }),
      feePpm: fc.bigInt({ min: 0n, max: 500_000n }),
      taxPpm: fc.bigInt({ min: 0n, max: 500_000n }),
      costFen: fc.bigInt({ min: 0n, max: 10_000n }),
      first: fc.option(
        fc.record({ position: fc.integer({ min: 0, max: parties - 1 }), fen: fc.bigInt({ min: 0n, max: 50_000n }), perCall: fc.boolean() }),
      ),
    }),
  )
  .map(({ rows, steps, ...rest }): Sharing => {
    const whole = rows.reduce((most, row) => (sum(row) > most ? sum(row) : most), 0n) + 1n
    return {
      ...rest,
      bounds: steps.reduce<bigint[]>((bounds, step) => [...bounds, bounds.at(-1)! + step], [0n]),
      parts: rows.flatMap((row) => [...row, whole - sum(row)]),
      whole,
    }
  })

describe('收益分配的计算（§6.4、§6.5）', () => {
  test('100万元，交易费2万元、税6万元，净额92万元：生产30%、运营40%、开发25%、调节5%', () => {
    const settled = settleIncome(1_000_000_00n, 1n, fixed([30n, 40n, 25n, 5n], { feePpm: 20_000n, taxPpm: 60_000n }))
    expect(settled).toEqual({
      feeFen: 20_000_00n,
      taxFen: 60_000_00n,
      costFen: 0n,
      netFen: 920_000_00n,
      sharesFen: [276_000_00n, 368_000_00n, 230_000_00n, 46_000_00n],
    })
  })

  test('不能整除的一分给余数最大的一方，余数相同的给协议中排在前面的一方', () => {
    expect(shareOut(100n, 1n, fixed([1n, 1n, 1n]))).toEqual([34n, 33n, 33n])
    expect(shareOut(101n, 1n, fixed([1n, 1n, 1n]))).toEqual([34n, 34n, 33n])
    expect(shareOut(10n, 1n, fixed([333n, 333n, 334n]))).toEqual([3n, 3n, 4n])
    expect(shareOut(1n, 1n, fixed([30n, 40n, 25n, 5n]))).toEqual([0n, 1n, 0n, 0n])
  })

  test('分档：每档只分落在本档的一段', () => {
    const tiered: Sharing = { ...fixed([]), bounds: [0n, 1_000n], parts: [50n, 50n, 20n, 80n], whole: 100n }
    expect(shareOut(1_000n, 1n, tiered)).toEqual([500n, 500n])
    expect(shareOut(3_000n, 1n, tiered)).toEqual([900n, 2_100n])
  })

  test('保底加提成、按次：先付的一方先得，不足时全归先付；其余按比例', () => {
    const minimum = fixed([10n, 90n], { first: { position: 0, fen: 200n, perCall: false } })
    expect(shareOut(1_200n, 7n, minimum)).toEqual([300n, 900n])
    expect(shareOut(150n, 7n, minimum)).toEqual([150n, 0n])
    expect(shareOut(1_200n, 3n, fixed([10n, 90n], { first: { position: 1, fen: 100n, perCall: true } }))).toEqual([90n, 1_110n])
  })

  test('任何协议、任何金额：各方之和等于净额，扣除与净额之和等于总额，没有一方为负；退回的与原来的逐分相抵', () => {
    fc.assert(
      fc.property(
        anySharing,
        fc.bigInt({ min: 1n, max: 10_000_000_000n }),
        fc.bigInt({ min: 1n, max: 1_000n }),
        (sharing, gross, quantity) => {
          const settled = settleIncome(gross, quantity, sharing)
          expect(sum(settled.sharesFen)).toBe(settled.netFen)
          expect(settled.feeFen + settled.taxFen + settled.costFen + settled.netFen).toBe(gross)
          expect([settled.netFen, ...settled.sharesFen].every((fen) => fen >= 0n)).toBe(true)
          expect(settleIncome(-gross, quantity, sharing).sharesFen).toEqual(settled.sharesFen.map((fen) => -fen))
        },
      ),
    )
  })

  test('按固定比例：没有一方离其应得的份额一分或更远', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 100_000n }), { minLength: 2, maxLength: 12 }).filter((parts) => sum(parts) > 0n),
        fc.bigInt({ min: 0n, max: 10_000_000_000n }),
        (parts, net) => {
          const sharing = fixed(parts)
          shareOut(net, 1n, sharing).forEach((fen, at) => {
            const off = fen * sharing.whole - net * parts[at]!
            expect(off < sharing.whole && off > -sharing.whole).toBe(true)
          })
        },
      ),
    )
  })
})
