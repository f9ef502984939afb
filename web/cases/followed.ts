import { followedCases } from '#law/followed.ts'
import type { Words } from '#law/words.ts'

type Followed = { readonly procedure: string; readonly step: string | null; readonly id: string }

/** The page of another room that follows a case, what is found there, and what is done there now instead of waiting; null when none does. */
export function followedOn({ procedure, step, id }: Followed): { href: string; title: Words; works: Words | null } | null {
  const found = Object.hasOwn(followedCases, procedure) ? followedCases[procedure]! : null
  if (!found || (step !== null && found.notAt.includes(step))) return null
  return { href: found.at + id, title: found.title, works: (step !== null && found.works[step]) || null }
}
