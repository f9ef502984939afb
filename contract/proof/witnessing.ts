import { type Bytes, concat, fromBase64, toBase64 } from './bytes.ts'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'
import { isConsistent } from './merkle.ts'
import { cosignedText, type NoteKey, noteLine, signedBy } from './note.ts'
import { hashesIn, together } from './tree-hash.ts'

/** What a log asks of a witness (C2SP tlog-witness): to sign a head, with the proof that it goes on from the one it signed before. */
export type AddCheckpoint = { readonly oldSize: number; readonly proof: Bytes; readonly checkpoint: Checkpoint }
/** What a witness remembers of a log: under which keys it may sign, one after the other, and the last head. */
export type Remembered = { readonly keys: readonly NoteKey[]; readonly size: number; readonly root: Bytes | null }
/** What a witness answers before it has signed: an HTTP status, and the size it remembers where that helps. */
export type Judgement = { readonly status: 200 | 400 | 403 | 404 | 422 } | { readonly status: 409; readonly size: number }

const mostProof = 63 * 32

/** Writes the request of a log. */
export function writeAddCheckpoint(oldSize: number, proof: Bytes, note: string): string {
  return [`old ${oldSize}`, ...hashesIn(proof).map(toBase64), '', note].join('\n')
}

/** Reads the request of a log; null when it is not written as it should be. */
export function readAddCheckpoint(body: string): AddCheckpoint | null {
  const split = body.indexOf('\n\n')
  const [first = '', ...lines] = body.slice(0, split).split('\n')
  const oldSize = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]
  const proof = together(lines.map(fromBase64))
  const checkpoint = readCheckpoint(body.slice(split + 2))
  if (split < 0 || oldSize === undefined || !checkpoint || !proof || proof.length > mostProof) return null
  return { oldSize: Number(oldSize), proof, checkpoint }
}

/** Whether a witness may sign, in the order of the rules; `remembered` is null for a log it does not know. */
export async function judge(asked: AddCheckpoint | null, remembered: Remembered | null): Promise<Judgement> {
  if (!asked) return { status: 400 }
  const keys = remembered?.keys.filter(({ name }) => name === asked.checkpoint.origin) ?? []
  if (!remembered || keys.length === 0) return { status: 404 }
  const signed = await Promise.all(keys.map((key) => signedBy(asked.checkpoint.note, key)))
  if (!signed.some(({ how }) => how === 'right')) return { status: 403 }
  if (asked.oldSize > asked.checkpoint.size) return { status: 400 }
  if (asked.oldSize !== remembered.size) return { status: 409, size: remembered.size }
  if (asked.oldSize === 0) return { status: asked.proof.length === 0 ? 200 : 422 }
  const earlier = { size: remembered.size, root: remembered.root! }
  if (isConsistent(earlier, asked.checkpoint, asked.proof)) return { status: 200 }
  // The same size with another root is a rewritten log, which the specification calls a conflict.
  return asked.oldSize === asked.checkpoint.size && asked.proof.length === 0 ? { status: 409, size: remembered.size } : { status: 422 }
}

/** The line a witness puts under a head: its signature over the head and the moment it saw it. */
export async function cosign(key: NoteKey, text: string, at: Date, sign: (message: Bytes) => Promise<Bytes>): Promise<string> {
  const seconds = Math.floor(at.getTime() / 1000)
  const stamp = new Uint8Array(8)
  new DataView(stamp.buffer).setBigUint64(0, BigInt(seconds))
  return noteLine(key, concat(stamp, await sign(cosignedText(text, seconds))))
}
