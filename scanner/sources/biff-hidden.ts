/** What of a sheet is hidden: the sheet itself, rows, and columns from one to another, all counted from 0. */
export type HiddenParts = { sheet: boolean; rows: number[]; columns: [first: number, last: number][] }

const [LONGEST_CHAIN, FREE, PLACES_IN_HEAD] = [1 << 20, 0xfffffffa, 109]
const [BOUNDSHEET, ROW, COLINFO, EOF] = [0x85, 0x208, 0x7d, 0x0a]
const NOTHING: readonly HiddenParts[] = []

/** Reads from an old workbook (BIFF8), sheet by sheet, what is hidden, which the library does not tell; nothing where its form is another. */
export function hiddenInWorkbook(file: Buffer): readonly HiddenParts[] {
  try {
    const book = workbookStream(file)
    return book ? sheetsOf(book).map(({ place, state }) => hiddenFrom(book, place, state)) : NOTHING
  } catch (error) {
    if (error instanceof RangeError) return NOTHING
    throw error
  }
}

/** The bytes of the stream called Workbook in a compound file; null when it is so short that it stands elsewhere. */
function workbookStream(file: Buffer): Buffer | null {
  const size = 1 << file.readUInt16LE(30)
  const sector = (at: number): Buffer => file.subarray((at + 1) * size, (at + 2) * size)
  const tables = Array.from({ length: PLACES_IN_HEAD }, (_, n) => file.readUInt32LE(76 + n * 4))
  for (let next = file.readUInt32LE(68), met = 0; next < FREE && met < LONGEST_CHAIN; met++) {
    const more = sector(next)
    for (let at = 0; at + 4 < size; at += 4) tables.push(more.readUInt32LE(at))
    next = more.readUInt32LE(size - 4)
  }
  const nextOf = (at: number): number => sector(tables[Math.floor(at / (size / 4))]!).readUInt32LE((at % (size / 4)) * 4)
  const chain = (start: number): Buffer => {
    const parts: Buffer[] = []
    for (let at = start; at < FREE && parts.length < LONGEST_CHAIN; at = nextOf(at)) parts.push(sector(at))
    return Buffer.concat(parts)
  }
  const directory = chain(file.readUInt32LE(48))
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const name = directory.toString('utf16le', at, at + Math.max(0, directory.readUInt16LE(at + 64) - 2))
    if (name === 'Workbook' && directory.readUInt32LE(at + 120) >= file.readUInt32LE(56)) return chain(directory.readUInt32LE(at + 116))
  }
  return null
}

/** The worksheets in their order: where each begins and whether it is hidden. */
function sheetsOf(book: Buffer): { place: number; state: number }[] {
  const found: { place: number; state: number }[] = []
  for (let at = 0; book.readUInt16LE(at) !== EOF; at += 4 + book.readUInt16LE(at + 2))
    if (book.readUInt16LE(at) === BOUNDSHEET && book[at + 9] === 0)
      found.push({ place: book.readUInt32LE(at + 4), state: book[at + 8]! & 3 })
  return found
}

function hiddenFrom(book: Buffer, place: number, state: number): HiddenParts {
  const hidden: HiddenParts = { sheet: state > 0, rows: [], columns: [] }
  for (let at = place; book.readUInt16LE(at) !== EOF; at += 4 + book.readUInt16LE(at + 2)) {
    const kind = book.readUInt16LE(at)
    if (kind === ROW && (book.readUInt16LE(at + 16) & 0x20) !== 0) hidden.rows.push(book.readUInt16LE(at + 4))
    if (kind === COLINFO && (book.readUInt16LE(at + 12) & 1) !== 0)
      hidden.columns.push([book.readUInt16LE(at + 4), book.readUInt16LE(at + 6)])
  }
  return hidden
}
