import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'

const firms = ['law-firm', 'valuer'] as const

/** What the organisation beside the applicant is called at the head of a case: a firm is commissioned, everybody else is the other party. */
export function addresseeWords(procedure: string): Words {
  const seats: Readonly<Record<string, string>> = procedures[procedure]?.seats ?? {}
  return firms.some((firm) => seats[firm] === 'addressee') ? { zh: '受托：', en: 'Firm: ' } : { zh: '对方单位：', en: 'Other party: ' }
}
