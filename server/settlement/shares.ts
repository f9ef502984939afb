/** How the income of one product is shared, in whole numbers: what is taken off, what one party gets first, and the parts of each slice of the rest. */
export type Sharing = {
  /** Exchange fee and tax in millionths of the gross; the direct cost agreed for an order in fen. */
  readonly feePpm: bigint
  readonly taxPpm: bigint
  readonly costFen: bigint
  /** Where each slice of the net begins, the first at 0. */
  readonly bounds: readonly bigint[]
  /** The parts of the parties in their order, slice after slice; those of a slice add up to `whole`. */
  readonly parts: readonly bigint[]
  readonly whole: bigint
  /** What the party at a position (from 0) gets before the rest is shared: so much an order, or for each call. */
  readonly first: { readonly position: number; readonly fen: bigint; readonly perCall: boolean } | null
}

/** One income settled to the fen; the shares add up to the net, the deductions and the net to the gross. */
export type Settled = {
  readonly feeFen: bigint
  readonly taxFen: bigint
  readonly costFen: bigint
  readonly netFen: bigint
  readonly sharesFen: readonly bigint[]
}

const million = 1_000_000n
const least = (a: bigint, b: bigint) => (a < b ? a : b)
const most = (a: bigint, b: bigint) => (a > b ? a : b)
const halfUp = (gross: bigint, ppm: bigint) => (gross * ppm + million / 2n) / million

/**
 * Settles one income: net = gross − fee − tax − direct cost, never below nothing (choice:income-deductions). What goes back is settled as
 * what came in, with the other sign.
 */
export function settleIncome(grossFen: bigint, quantity: bigint, sharing: Sharing): Settled {
  if (grossFen < 0n) {
    const { sharesFen, ...sums } = settleIncome(-grossFen, quantity, sharing)
    return {
      feeFen: -sums.feeFen,
      taxFen: -sums.taxFen,
      costFen: -sums.costFen,
      netFen: -sums.netFen,
      sharesFen: sharesFen.map((fen) => -fen),
    }
  }
  const feeFen = halfUp(grossFen, sharing.feePpm)
  const taxFen = least(halfUp(grossFen, sharing.taxPpm), grossFen - feeFen)
  const costFen = least(sharing.costFen, grossFen - feeFen - taxFen)
  const netFen = grossFen - feeFen - taxFen - costFen
  return { feeFen, taxFen, costFen, netFen, sharesFen: shareOut(netFen, quantity, sharing) }
}

/** Shares a net of whole fen: what comes first, then each slice by its parts, and what is left of a fen by the largest remainder (choice:share-rounding). */
export function shareOut(
  netFen: bigint,
  quantity: bigint,
  { bounds, parts, whole, first }: Pick<Sharing, 'bounds' | 'parts' | 'whole' | 'first'>,
): bigint[] {
  const parties = parts.length / bounds.length
  const before = first ? least(netFen, first.fen * (first.perCall ? quantity : 1n)) : 0n
  const rest = netFen - before
  const slices = bounds.map((from, n) => most(least(rest, bounds[n + 1] ?? rest) - from, 0n))
  const weights = Array.from({ length: parties }, (_, at) => slices.reduce((sum, slice, n) => sum + slice * parts[n * parties + at]!, 0n))
  return byLargestRemainder(rest, weights, whole).map((fen, at) => (first?.position === at ? fen + before : fen))
}

/**
 * Divides whole fen by weights over `whole`: each is rounded down, and the fen that are left go to the largest remainders, among equal
 * ones to the party that stands first.
 */
export function byLargestRemainder(fen: bigint, weights: readonly bigint[], whole: bigint): bigint[] {
  const shares = weights.map((weight) => weight / whole)
  const left = Number(fen - shares.reduce((sum, share) => sum + share, 0n))
  const order = weights
    .map((weight, at) => ({ at, rest: weight % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
  for (const { at } of order.slice(0, left)) shares[at]! += 1n
  return shares
}
