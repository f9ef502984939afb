import { settleIncome, type Sharing } from './shares.ts'

/** Where the figures of one settled income stand: fee, tax, cost and net in whole fen with the sign of the income, then the share of each party. */
export type Figures = number[]
/** Where the share of the first party stands. */
export const firstShare = 4
/** Settles an income of an agreement into `figures`: gross in fen, below nothing when it goes back, and how many calls it paid for. */
export type Settler = (grossFen: number, quantity: number, figures: Figures) => void

const most = Number.MAX_SAFE_INTEGER
const halfUp = (gross: number, ppm: number) => Math.floor((gross * ppm + 500_000) / 1_000_000)

/**
 * Makes the settler of an agreement: the same to the fen as `settleIncome`, in plain numbers as long as every product in it is exact, and
 * beyond that by it.
 */
export function settlerOf(sharing: Sharing): Settler {
  const [feePpm, taxPpm, costFen, whole] = [sharing.feePpm, sharing.taxPpm, sharing.costFen, sharing.whole].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const [bounds, parts] = [sharing.bounds.map(Number), sharing.parts.map(Number)]
  const parties = parts.length / bounds.length
  const [firstAt, firstFen, isPerCall] = [sharing.first?.position ?? -1, Number(sharing.first?.fen ?? 0n), sharing.first?.perCall ?? false]
  // No product is larger than the gross times one of these, and half a million more.
  const exactUpTo = Math.floor((most - 1_000_000) / Math.max(feePpm, taxPpm, ...parts, 1))
  const remainders = Array.from({ length: parties }, () => 0)
  return (grossFen, quantity, figures) => {
    const gross = Math.abs(grossFen)
    const before = isPerCall ? firstFen * quantity : firstFen
    if (gross > exactUpTo || before > most) return putExactly(settleIncome(BigInt(grossFen), BigInt(quantity), sharing), figures)
    const sign = grossFen < 0 ? -1 : 1
    const fee = halfUp(gross, feePpm)
    const taxed = Math.max(gross - fee - halfUp(gross, taxPpm), 0)
    const net = Math.max(taxed - costFen, 0)
    const first = Math.min(net, before)
    figures[0] = sign * fee
    figures[1] = sign * (gross - fee - taxed)
    figures[2] = sign * (taxed - net)
    figures[3] = sign * net
    share(net - first, { bounds, parts, parties, whole, remainders }, figures)
    if (firstAt >= 0) figures[firstShare + firstAt]! += first
    if (sign < 0) for (let at = 0; at < parties; at++) figures[firstShare + at] = -figures[firstShare + at]!
  }
}

type Slices = {
  readonly bounds: readonly number[]
  readonly parts: readonly number[]
  readonly parties: number
  readonly whole: number
  readonly remainders: number[]
}

/** Shares whole fen by slices, what is left of a fen by the largest remainder, among equal ones to who stands first (choice:share-rounding). */
function share(rest: number, { bounds, parts, parties, whole, remainders }: Slices, figures: Figures): void {
  let left = rest
  for (let at = 0; at < parties; at++) {
    let weight = 0
    for (let n = 0; n < bounds.length; n++) {
      const reach = n + 1 < bounds.length && bounds[n + 1]! < rest ? bounds[n + 1]! : rest
      if (reach > bounds[n]!) weight += (reach - bounds[n]!) * parts[n * parties + at]!
    }
    const fen = Math.floor(weight / whole)
    remainders[at] = weight - fen * whole
    figures[firstShare + at] = fen
    left -= fen
  }
  for (; left > 0; left--) {
    let largest = 0
    for (let at = 1; at < parties; at++) if (remainders[at]! > remainders[largest]!) largest = at
    remainders[largest] = -1
    figures[firstShare + largest]! += 1
  }
}

function putExactly({ feeFen, taxFen, costFen, netFen, sharesFen }: ReturnType<typeof settleIncome>, figures: Figures): void {
  for (const [at, fen] of [feeFen, taxFen, costFen, netFen, ...sharesFen].entries()) figures[at] = Number(fen)
}
