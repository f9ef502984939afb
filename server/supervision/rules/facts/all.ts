import type { RecordedFact } from '#law/readings.ts'
import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'
import { caseFacts, limitedBy } from './cases.view.sql.ts'
import { circulationFacts } from './circulation.view.sql.ts'
import type { Fact, Facts } from './fact.view.sql.ts'
import { inventoryFacts } from './inventory.view.sql.ts'
import { registrationFacts } from './registration.view.sql.ts'
import { supervisionFacts } from './supervision.view.sql.ts'

const facts: Facts = { ...caseFacts, ...inventoryFacts, ...registrationFacts, ...circulationFacts, ...supervisionFacts }

/** How the records a parameter is read against are read. */
export const factOf = (reads: RecordedFact, choice: string): Fact => facts[reads](choice)

const partNames: { readonly [part: string]: Words } = {
  opinion: { zh: '法律意见书', en: 'Opinions' },
  valuation: { zh: '评估报告', en: 'Valuations' },
  certificate: { zh: '登记凭证', en: 'Certificates' },
  memo: { zh: '备查复核', en: 'Memorandum' },
  marks: { zh: '使用标识', en: 'Use marks' },
  outside: { zh: '其他登记', en: 'Other registrations' },
}

/** What a part of the records is called: a kind of paper, or a step of a procedure; null where there is but one. */
export function partTitle(part: string, choice: string): Words | null {
  const [procedure = '', step = ''] = part.split('/')
  if (!step) return partNames[part] ?? null
  const [whole, at] = [procedures[procedure], procedures[procedure]?.steps[step]]
  const alone = limitedBy(choice).some((each) => each.procedure === procedure && each.step === step && each.endsItself)
    ? { zh: '（到期自动往下办）', en: ' (goes on by itself)' }
    : { zh: '', en: '' }
  return whole && at ? { zh: `${whole.title.zh} · ${at.title.zh}${alone.zh}`, en: `${whole.title.en} · ${at.title.en}${alone.en}` } : null
}

/** The parts there are although nothing is recorded of them: the steps a limit is set for. */
export const partsOf = (reads: RecordedFact, choice: string): string[] =>
  reads === 'step-visits' ? limitedBy(choice).map(({ procedure, step }) => `${procedure}/${step}`) : []
