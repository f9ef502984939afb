import { fromBase64, toBase64 } from './bytes.ts'
import type { Head } from './merkle.ts'
import { type Note, readNote } from './note.ts'

/** What a log says of itself at a moment (C2SP tlog-checkpoint): its name, and the tree. */
export type Checkpoint = Head & { readonly origin: string; readonly note: Note }

/** The text of a checkpoint, before it is signed. */
export const checkpointText = (origin: string, { size, root }: Head): string => `${origin}\n${size}\n${toBase64(root)}\n`

/** Reads a signed checkpoint; null when it is none. No signature is checked yet. */
export function readCheckpoint(text: string): Checkpoint | null {
  const note = readNote(text)
  const [origin = '', sizeLine = '', rootLine = ''] = note?.text.split('\n') ?? []
  const root = fromBase64(rootLine)
  const size = /^(0|[1-9]\d{0,15})$/.test(sizeLine) ? Number(sizeLine) : NaN
  return note && origin && Number.isSafeInteger(size) && root?.length === 32 ? { origin, size, root, note } : null
}
