const magic: readonly (readonly [string, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
}

/** The name of a paper with the ending that its content has: whatever else a name says, it is saved and opened as what it is. */
export function nameByContent(name: string, mediaType: string): string {
  const known = endings[mediaType] ?? []
  return known.length === 0 || known.some((ending) => name.toLowerCase().endsWith(`.${ending}`)) ? name : `${name}.${known[0]}`
}

/** What a paper is by its first bytes, whatever its name says; null when it is none of the kinds taken. */
export function mediaTypeOf(content: Uint8Array): string | null {
  return magic.find(([, bytes]) => bytes.every((b, i) => content[i] === b))?.[0] ?? null
}
