import type { TraceKind } from '#contract/trace.ts'
import { useWords } from './language.tsx'
import { LinkButton } from './link-button.tsx'

/** Leads to where something came from and what came of it (§7.1). */
export function TraceLink({ kind, id }: { kind: TraceKind; id: string }) {
  const { w } = useWords()
  return <LinkButton href={`/desk/trace/${kind}/${id}`}>{w({ zh: '追溯', en: 'Trace' })}</LinkButton>
}
