import { supervisionRoutes } from '#contract/supervision.ts'
import { useAsk } from './api.ts'
import { Inside } from './inside.tsx'

const caseNumber = /(FZ-\d{4}-\d{6})/

/** A sentence that may name cases by their numbers; those the reader may read lead to their pages. */
export function NamedCases({ text }: { text: string }) {
  return text.split(caseNumber).map((part, n) => (caseNumber.test(part) ? <NamedCase key={n} number={part} /> : part))
}

function NamedCase({ number }: { number: string }) {
  const found = useAsk(supervisionRoutes.search, { query: { q: number } })
  const hit = found.data?.hits.find((each) => each.kind === 'case' && each.note === number)
  return hit ? <Inside href={hit.href}>{number}</Inside> : number
}
