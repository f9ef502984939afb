import type { Condition } from '#law/conditions.ts'
import type { Words } from '#law/words.ts'
import { allCares, type Fact, type FactLender, type Why } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import { otherOpenCases } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findPostHolders } from '#server/parties/post-holders.sql.ts'
import { type DisposalStanding, findDisposalStanding } from './disposal.sql.ts'
import { handsFact } from './hands.ts'
import { keptWords, whyBegunEarly, whyJudged, whyKept, whyTermChanged } from './retention.ts'

const mine: readonly Condition[] = ['retention-over', 'not-in-use', 'nothing-open', 'hands-enough']
const not = (why: Why): Fact => ({ holds: false, why })

/** Whether an asset may be destroyed: kept long enough, used by nobody, held by no other case, and by how many hands (§4.8, §4.9). */
export const disposalFacts: FactLender = async (tx, kase, wanted, today) => {
  const asked = wanted.filter((name) => mine.includes(name))
  if (asked.length === 0 || kase.subjectKind !== 'asset') return {}
  const found = await findDisposalStanding(tx, kase.subjectId, today)
  if (!found) return Object.fromEntries(asked.map((name) => [name, not({ zh: '没有找到该数据资产', en: 'The asset was not found' })]))
  const facts = {
    'retention-over': kept(kase, found, today),
    'not-in-use': inUse(found),
    ...(asked.includes('nothing-open') ? { 'nothing-open': await stillOpen(tx, kase) } : {}),
    ...(asked.includes('hands-enough') ? { 'hands-enough': await hands(tx, kase, today) } : {}),
  }
  return Object.fromEntries(Object.entries(facts).filter(([name]) => asked.includes(name as Condition)))
}

function kept({ draft }: CaseState, { retention, changes, timeTo }: DisposalStanding, today: string): Fact {
  const why = whyKept(draft, retention, today)
  const care = allCares(whyTermChanged(changes, retention), whyBegunEarly(draft, timeTo), whyJudged(retention))
  return why ? not(why) : { holds: true, says: keptWords(draft, retention), ...(care ? { care } : {}) }
}

/** A mark is the holder's to end; the agreement behind it is not, and stands until its term is over or its parties end it. */
function inUse({ marks, agreements }: DisposalStanding): Fact {
  if (marks.length > 0) return not({ zh: `仍在对外使用：${marks.join('；')}`, en: `It is in use: ${marks.join('; ')}` })
  return agreements.length > 0
    ? not({
        zh: `使用合同仍然有效：${agreements.slice(0, 5).join('；')}`,
        en: `Agreements of its use stand: ${agreements.slice(0, 5).join('; ')}`,
        remedy: agreementStands,
      })
    : { holds: true }
}

const agreementStands: Words = {
  zh: '使用标识已经终止，合同没有：合同期满，或者由运营主体终止使用后，再办理销毁',
  en: 'The mark was ended, the agreement was not: wait for the end of its term, or have the operator end the use',
}

const hands = async (tx: Tx, { applicantId, done }: CaseState, today: string): Promise<Fact> =>
  handsFact(applicantId ? await findPostHolders(tx, { organisationId: applicantId, role: 'producer' }, today) : [], done)

async function stillOpen(tx: Tx, kase: CaseState): Promise<Fact> {
  const others = await otherOpenCases(tx, kase.subjectId, kase.id)
  return others.length > 0
    ? not({ zh: `还有在办事项：${others.slice(0, 5).join('、')}`, en: `Other cases are open: ${others.slice(0, 5).join(', ')}` })
    : { holds: true }
}
