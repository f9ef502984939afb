import { type Bytes, concat, fromBase64, sha256, toBase64, toHex, utf8 } from './bytes.ts'
import { isEd25519, isSm2 } from './signatures.ts'

/** One line under a note: who signed, the id of the key, and the signature. */
export type NoteLine = { readonly name: string; readonly keyId: string; readonly signature: Bytes; readonly line: string }
/** A signed note (C2SP signed-note): its text with the last line end, and the lines of its signers. */
export type Note = { readonly text: string; readonly lines: readonly NoteLine[] }

/** Kinds of signature under a note: the log's own, a witness' with its time, and SM2 beside them. */
export type NoteKind = 'ed25519' | 'cosignature' | 'sm2'
/** A key that may have signed a note, as a vkey names it. */
export type NoteKey = { readonly name: string; readonly kind: NoteKind; readonly key: Bytes }

// 0xff says that the kind is named by a longer word.
const kinds: Readonly<Record<NoteKind, Bytes>> = {
  ed25519: Uint8Array.of(1),
  cosignature: Uint8Array.of(4),
  sm2: concat(Uint8Array.of(0xff), utf8('sm2-with-sm3')),
}
const mostLines = 100

/** Reads a note; null when it is none. Nothing is checked yet. */
export function readNote(text: string): Note | null {
  const split = text.lastIndexOf('\n\n')
  if (split < 0 || !text.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(text)) return null
  const lines = text.slice(split + 2, -1).split('\n')
  const read = lines.map(readNoteLine)
  return lines.length > mostLines || read.some((line) => line === null)
    ? null
    : { text: text.slice(0, split + 1), lines: read as NoteLine[] }
}

/** Reads one line of signature; null when it is none. */
export function readNoteLine(line: string): NoteLine | null {
  const [, name, coded] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? []
  const bytes = coded === undefined ? null : fromBase64(coded)
  return name === undefined || bytes === null || bytes.length < 5
    ? null
    : { name, keyId: toHex(bytes.slice(0, 4)), signature: bytes.slice(4), line }
}

/** The id of a key under a name: the first four bytes of its digest. */
export async function noteKeyId({ name, kind, key }: NoteKey): Promise<Bytes> {
  return (await sha256(concat(utf8(`${name}\n`), kinds[kind], key))).slice(0, 4)
}

/** Writes a key as vkey: name, id and key with plus signs between. */
export async function vkeyOf(key: NoteKey): Promise<string> {
  return `${key.name}+${toHex(await noteKeyId(key))}+${toBase64(concat(kinds[key.kind], key.key))}`
}

/** Reads a vkey; null when it is none, or its id is not the one of its key. */
export async function readVkey(text: string): Promise<NoteKey | null> {
  const [, name, keyId, coded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? []
  const bytes = coded === undefined ? null : fromBase64(coded)
  const kind = bytes && (Object.keys(kinds) as NoteKind[]).find((each) => toHex(bytes).startsWith(toHex(kinds[each])))
  if (name === undefined || !bytes || !kind) return null
  const read = { name, kind, key: bytes.slice(kinds[kind].length) }
  return read.key.length === (kind === 'sm2' ? 65 : 32) && toHex(await noteKeyId(read)) === keyId ? read : null
}

/** The line that a signature makes under a note. */
export async function noteLine(key: NoteKey, signature: Bytes): Promise<string> {
  return `— ${key.name} ${toBase64(concat(await noteKeyId(key), signature))}`
}

/** What a witness signs: that it saw this note at a moment, in seconds. */
export const cosignedText = (text: string, seconds: number): Bytes => utf8(`cosignature/v1\ntime ${seconds}\n${text}`)

/** How a key has signed a note: not at all, wrongly, or rightly, with the moment a witness names. */
export type SignedHow = { readonly how: 'absent' | 'wrong' } | { readonly how: 'right'; readonly at: number | null }

/** Looks for the line of a key under a note and checks it; lines of other keys are passed over. */
export async function signedBy(note: Note, key: NoteKey): Promise<SignedHow> {
  const keyId = toHex(await noteKeyId(key))
  const mine = note.lines.filter((line) => line.name === key.name && line.keyId === keyId)
  for (const { signature } of mine) {
    const at =
      key.kind === 'cosignature' && signature.length === 72
        ? Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
        : null
    const holds =
      key.kind === 'sm2'
        ? isSm2(key.key, utf8(note.text), signature)
        : key.kind === 'ed25519'
          ? await isEd25519(key.key, utf8(note.text), signature)
          : at !== null && Number.isSafeInteger(at) && (await isEd25519(key.key, cosignedText(note.text, at), signature.slice(8)))
    if (holds) return { how: 'right', at }
  }
  return { how: mine.length > 0 ? 'wrong' : 'absent' }
}
