import type { Finding } from '#contract/findings.ts'
import type { Given } from '../ui/answer-text.tsx'

/** What was proposed for the card: as it stood when it was opened, and what the scan measured; where nothing was proposed, the card as it is. */
export function proposedOf(finding: Finding, asOpened: Given, card: Given): Given {
  const proposed = { ...asOpened, ...measuredOf(finding) }
  return {
    ...card,
    ...Object.fromEntries(Object.entries(proposed).filter(([, value]) => value !== undefined && value !== null && value !== '')),
  }
}

function measuredOf(finding: Finding): Given {
  return {
    records: finding.rows,
    bytes: finding.bytes,
    grade: String(finding.grade),
    containsPersonal: finding.columns.some((column) => column.personal),
    ...(dayOf(finding.from) ? { timeFrom: dayOf(finding.from) } : {}),
    ...(dayOf(finding.to) ? { timeTo: dayOf(finding.to) } : {}),
  }
}

function dayOf(time: string | null): string | null {
  return /^\d{4}-\d\d-\d\d/.exec(time ?? '')?.[0] ?? null
}
