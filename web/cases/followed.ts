import { followedCases } from '#law/followed.ts'
import type { Words } from '#law/words.ts'

type Followed = {
  readonly procedure: string
  readonly step: string | null
  readonly id: string
  readonly entries: readonly { readonly fromStep: string | null }[]
}

/**
 * The page of another room that follows a case, what is found there, and what is done there now instead of waiting; null when none does,
 * as of a case that ended before it came so far.
 */
export function followedOn({ procedure, step, id, entries }: Followed): { href: string; title: Words; works: Words | null } | null {
  const found = Object.hasOwn(followedCases, procedure) ? followedCases[procedure]! : null
  const isBefore = (at: string | null) => at === null || found!.notAt.includes(at)
  if (!found || (step === null ? entries.every(({ fromStep }) => isBefore(fromStep)) : isBefore(step))) return null
  return { href: found.at + id, title: found.title, works: (step !== null && found.works[step]) || null }
}
