/**
 * What an incremental update goes on from: how many objects there are, the number and members of the catalog, the members of the trailer,
 * and where the cross-reference table begins.
 */
export type PdfEnd = {
  readonly size: number
  readonly root: number
  readonly catalog: string
  readonly trailer: string
  readonly xref: number
}

/** How long a catalog or a trailer may be; those of a certificate have some hundred characters. */
const longest = 8_192
/** The length of an entry of the table, which the format fixes. */
const entryLength = 20

/**
 * Reads the end of a PDF (a character for each byte) as certificates are written: one table of cross-references, no update yet. Null when
 * it is written in any other way.
 */
export function readEnd(text: string): PdfEnd | null {
  const end = /\nstartxref\n(\d{1,10})\n%%EOF\n?$/.exec(text.slice(-64))
  const xref = Number(end?.[1])
  const table = end ? text.slice(xref, text.length - end[0].length) : ''
  const head = /^xref\n0 (\d{1,7})\n/.exec(table)
  if (!head) return null
  const size = Number(head[1])
  const trailer = members(/^trailer\n<<([\x20-\x7e\n]*)>>$/, table.slice(head[0].length + size * entryLength))
  const root = Number(/\/Root (\d{1,7}) 0 R/.exec(trailer ?? '')?.[1])
  const place = /^(\d{10}) 00000 n[ \r]\n$/.exec(table.slice(head[0].length + root * entryLength).slice(0, entryLength))
  const catalog =
    place &&
    members(new RegExp(String.raw`^${root} 0 obj\n<<([\x20-\x7e\n]*?)>>\nendobj\n`), text.slice(Number(place[1])).slice(0, longest))
  if (!trailer?.includes(`/Size ${size}\n`) || !catalog || /\/(Prev|Encrypt|XRefStm)\b/.test(trailer) || /\/(Names|AF)\b/.test(catalog))
    return null
  return { size, root, catalog, trailer, xref }
}

function members(pattern: RegExp, text: string): string | null {
  return text.length > longest ? null : (pattern.exec(text)?.[1] ?? null)
}
