import type { CaseView } from '#contract/cases.ts'

/** The version of the asset a case is on; null while it was never submitted, since that fixes the one that stands then. Pure. */
export function versionOf({ entries, subjectVersion }: Pick<CaseView, 'entries' | 'subjectVersion'>): number | null {
  return entries.some(({ act }) => act === 'submit') ? subjectVersion : null
}
