import { z } from 'zod'
import { keyHistory } from './proof/key-history.ts'

const line = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  position: z.number().nullable(),
  text: z.string().nullable(),
  /** The entry (Base64) whose commitment is SHA-256(salt ‖ digest), and the proof that it stands in the log. */
  log: z.object({ entry: z.string(), salt: z.string().regex(/^[0-9a-f]{32}$/), proof: z.string() }).nullable(),
})
/**
 * A line of the log about a case: its digest and place in the chain; `text` where the reader may read the line, and `log` where the public
 * log commits to it.
 */
export type EvidenceLine = z.infer<typeof line>

/** What is checked of an evidence pack: its lines, by the keys that signed the log. */
export const evidencePack = z.object({
  format: z.literal('rongshu-evidence/1'),
  case: z.object({ number: z.string(), title: z.string() }),
  lines: z.array(line),
  about: z.object({ lines: z.array(line) }).nullable(),
  keys: keyHistory,
})
export type EvidencePack = z.infer<typeof evidencePack>

/** What a dispute is about, where it names an order, an agreement or a case that its reader may read: what was done in it, and its own lines of the log. */
export type EvidenceMatter = {
  readonly kind: 'order' | 'agreement' | 'case'
  readonly number: string
  readonly entries: readonly unknown[]
  readonly lines: readonly EvidenceLine[]
}
/** An evidence pack about one case: its record as its reader may see it, papers by digest, the lines of the log, and the keys that signed the log. */
export type Evidence = {
  readonly format: 'rongshu-evidence/1'
  readonly madeAt: string
  readonly case: {
    readonly number: string
    readonly procedure: string
    readonly title: string
    readonly applicant: string | null
    readonly addressee: string | null
    readonly holder: string | null
  }
  readonly answers: unknown
  readonly entries: readonly unknown[]
  readonly papers: readonly unknown[]
  readonly lines: readonly EvidenceLine[]
  readonly about: EvidenceMatter | null
  readonly keys: z.infer<typeof keyHistory>
}
