import { type Bytes, fromBase64, toBase64 } from './bytes.ts'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'
import { together } from './tree-hash.ts'

const headLine = 'c2sp.org/tlog-proof@v1'

/** That an entry stands at an index of a log, as C2SP tlog-proof writes it: the hashes on the way to the root, one after the other, and the checkpoint. */
export type TlogProof = { readonly index: number; readonly hashes: Bytes; readonly checkpoint: Checkpoint }

/** The hashes of a proof, one after the other, at the beginning of memory in which the next proof is laid down. */
export type LaidProof = { readonly bytes: Bytes; readonly length: number }

/** Writes a proof over a signed checkpoint. */
export function writeTlogProof(index: number, { bytes, length }: LaidProof, checkpoint: string): string {
  let text = `${headLine}\nindex ${index}\n`
  for (let at = 0; at < length; at += 32) text += `${toBase64(bytes.subarray(at, at + 32))}\n`
  return `${text}\n${checkpoint}`
}

/** Reads a proof; null when it is none. Nothing is checked yet. */
export function readTlogProof(text: string): TlogProof | null {
  const split = text.indexOf('\n\n')
  const [first, ...rest] = text.slice(0, split).split('\n')
  const lines = rest[0]?.startsWith('extra ') ? rest.slice(1) : rest
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines[0] ?? '')?.[1]
  const hashes = together(lines.slice(1).map(fromBase64))
  const checkpoint = readCheckpoint(text.slice(split + 2))
  if (split < 0 || first !== headLine || index === undefined || !checkpoint || !hashes || hashes.length > 63 * 32) return null
  return { index: Number(index), hashes, checkpoint }
}
