import type { BitMatrix, QRCode, QRCodeSegment } from 'qrcode'

/** A code of black and white squares. */
export type Code = { readonly size: number; readonly isDark: (row: number, column: number) => boolean }

type Draw = (what: string | QRCodeSegment[], mask: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7) => QRCode
let encoder: Promise<Draw> | null = null
const openEncoder = (): Promise<Draw> =>
  (encoder ??= import('qrcode')
    .then(
      ({ create }): Draw =>
        (what, maskPattern) =>
          create(what, { errorCorrectionLevel: 'M', maskPattern }),
    )
    .catch((problem: unknown) => {
      encoder = null
      throw problem
    }))

/**
 * The QR code of a text (ISO/IEC 18004, correction M), drawn in whichever of eight patterns is read most surely. Weighing them takes two
 * thirds of a code's time as the encoder does it, so that it draws the first one alone.
 */
export async function codeOf(text: string): Promise<Code> {
  const draw = await openEncoder()
  const {
    modules: { size, data },
  } = draw(partsOf(text, draw), 0)
  let [best, least] = [data, Infinity]
  for (const other of othersOf(size, text, draw)) {
    const squares = differing(data, other)
    const penalty = penaltyOf(squares, size)
    if (penalty < least) [best, least] = [squares, penalty]
  }
  return { size, isDark: (row, column) => best[row * size + column] === 1 }
}

/** Stretches of a text that are written alike, and how many bytes each has. */
type Split = readonly { readonly mode: QRCodeSegment['mode']; readonly length: number }[]
const splits = new Map<string, Split>()

/** A text in the parts the encoder finds shortest. Texts that differ by their digits alone have the same, so that it looks for them once. */
function partsOf(text: string, draw: Draw): QRCodeSegment[] {
  const alike = text.replaceAll(/\d/g, '0')
  const split =
    splits.get(alike) ??
    draw(text, 0).segments.map(({ mode, data }) => ({ mode: mode.id.toLowerCase() as QRCodeSegment['mode'], length: data.length }))
  splits.set(alike, split)
  const bytes = Buffer.from(text)
  let at = 0
  return split.map(({ mode, length }) => ({ mode, data: bytes.toString('utf8', at, (at += length)) }) as QRCodeSegment)
}

const others = new Map<number, readonly Uint8Array[]>()

/** By what each of the eight patterns differs from the first, the squares that tell which it is among them: the same for all codes of a size. */
function othersOf(size: number, text: string, draw: Draw): readonly Uint8Array[] {
  const known = others.get(size)
  if (known) return known
  const [first, ...rest] = ([0, 1, 2, 3, 4, 5, 6, 7] as const).map((mask): BitMatrix => draw(text, mask).modules)
  const fresh = [first!, ...rest].map(({ data }) => differing(data, first!.data))
  others.set(size, fresh)
  return fresh
}

/** Which squares of two codes differ. */
function differing(one: Uint8Array, other: Uint8Array): Uint8Array {
  const squares = new Uint8Array(one.length)
  for (let at = 0; at < squares.length; at++) squares[at] = one[at]! ^ other[at]!
  return squares
}

/** How hard squares are to read (ISO/IEC 18004, 7.8.3): long runs, blocks, what looks like a corner mark, and too much of one colour. */
function penaltyOf(squares: Uint8Array, size: number): number {
  let points = 0
  for (let n = 0; n < size; n++) points += lineOf(squares, n * size, 1, size) + lineOf(squares, n, size, size)
  let dark = 0
  for (let at = 0; at < squares.length; at++) dark += squares[at]!
  return points + blocksOf(squares, size) + 10 * Math.abs(Math.ceil((dark * 20) / squares.length) - 10)
}

/**
 * What a square costs a row or a column by what was seen there last: a 1 and the last squares, at most eleven, as bits. Looked up, since
 * squares cannot be guessed and a wrong guess takes a processor longer than all else here.
 */
const costs = Uint8Array.from({ length: 4096 }, (_, seen) => {
  const squares = seen.toString(2).slice(1)
  const run = /(0+|1+)$/.exec(squares)?.[0].length ?? 0
  // 3 for five alike and 1 for each more, 40 for 1:1:3:1:1 with four light ones on a side.
  return (run < 5 ? 0 : run === 5 ? 3 : 1) + (squares === '10111010000' || squares === '00001011101' ? 40 : 0)
})

function lineOf(squares: Uint8Array, from: number, step: number, size: number): number {
  let points = 0
  let seen = 1
  for (let n = 0, at = from; n < size; n++, at += step) {
    seen = (seen << 1) | squares[at]!
    if (n > 10) seen = (seen & 2047) | 2048
    points += costs[seen]!
  }
  return points
}

/** What a block of two by two costs by how many of it are dark: 3 when all are alike. */
const blockCosts = Uint8Array.of(3, 0, 0, 0, 3)

function blocksOf(squares: Uint8Array, size: number): number {
  let points = 0
  for (let row = size; row < squares.length; row += size) {
    let left = squares[row]! + squares[row - size]!
    for (let at = row + 1; at < row + size; at++) {
      const right = squares[at]! + squares[at - size]!
      points += blockCosts[left + right]!
      left = right
    }
  }
  return points
}
