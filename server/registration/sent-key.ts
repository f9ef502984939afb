import { createHash } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'
import type { SentFile } from './objections.ts'

/**
 * The key under which a form sent without sign-in is kept: the one it came with and all it says, so that a repeat is one and what somebody
 * went back and changed is not lost behind the receipt of the first.
 */
export function keyOfSent(
  key: string,
  answers: Record<string, unknown>,
  files: readonly (readonly [field: string, file: SentFile])[],
): string {
  const digest = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
  return digest(
    canonicalJson({ key, answers, files: Object.fromEntries(files.map(([field, { name, content }]) => [field, [name, digest(content)]])) }),
  )
}
