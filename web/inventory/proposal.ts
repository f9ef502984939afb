import type { Finding } from '#contract/findings.ts'
import type { Given } from '../ui/answer-text.tsx'

/** What the scan itself says about fields of the information card; a card that says otherwise shows both. */
export function measuredOf(finding: Finding): Given {
  return {
    records: finding.rows,
    bytes: finding.bytes,
    grade: String(finding.grade),
    containsPersonal: finding.columns.some(column => column.personal),
    ...(dayOf(finding.from) ? { timeFrom: dayOf(finding.from) } : {}),
    ...(dayOf(finding.to) ? { timeTo: dayOf(finding.to) } : {}),
  }
}

function dayOf(time: string | null): string | null {
  return /^\d{4}-\d\d-\d\d/.exec(time ?? '')?.[0] ?? null
}
