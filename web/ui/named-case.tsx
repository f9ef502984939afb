import { supervisionRoutes } from '#contract/supervision.ts'
import { useAsk } from './api.ts'
import { Inside } from './inside.tsx'

/** The number of a case, which leads to its page where the reader may read it. */
export function NamedCase({ number }: { number: string }) {
  const found = useAsk(supervisionRoutes.search, { query: { q: number } })
  const hit = found.data?.hits.find((each) => each.kind === 'case' && each.note === number)
  return hit ? <Inside href={hit.href}>{number}</Inside> : number
}
