import type { Condition } from '#law/conditions.ts'
import type { Fact, FactLender } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import { findInspectable, type Inspectable } from './inspections.sql.ts'

const mine: readonly Condition[] = ['inspectable', 'drawn-in-programme']
const not = (zh: string, en: string): Fact => ({ holds: false, why: { zh, en } })

/** Whether an organisation may be inspected, and by this programme (§7.2, choice:inspection-draw). */
export const inspectionFacts: FactLender = async (tx, kase, wanted, today) => {
  const asked = wanted.filter((name) => mine.includes(name))
  if (asked.length === 0 || kase.subjectKind !== 'organisation') return {}
  const { programme } = kase.draft
  const found = await findInspectable(tx, kase.subjectId, {
    programme: typeof programme === 'string' ? programme.trim() : '',
    officeId: kase.applicantId,
    today,
  })
  const facts = { inspectable: inspected(kase, found), 'drawn-in-programme': drawn(kase, found) }
  return Object.fromEntries(Object.entries(facts).filter(([name]) => asked.includes(name as Condition)))
}

function inspected({ applicantId, subjectId }: CaseState, found: Inspectable | null): Fact {
  if (applicantId === subjectId) return not('检查单位不检查自己', 'An office does not inspect itself')
  if (found?.isKin)
    return {
      holds: false,
      why: {
        zh: '检查单位与该机构有申报的控制关系，须由其他检查单位办理',
        en: 'Declared control ties the office to the organisation; another office inspects it',
        basis: 'choice:reviewer-conflict',
      },
    }
  return found?.isInspected
    ? { holds: true }
    : not('该机构不是数据生产、运营或者开发主体', 'The organisation is no producer, operator or developer')
}

function drawn({ draft }: CaseState, found: Inspectable | null): Fact {
  if (draft['kind'] !== 'routine') return { holds: true, says: { zh: '专项检查，按事由办理', en: 'For a cause: not drawn' } }
  if (!found?.programmeId) return not('没有这个编号的检查计划', 'There is no programme of that number')
  if (!found.isProgrammeDrawn) return not('该计划还没有抽取', 'The programme was not drawn yet')
  if (!found.isDrawn) return not('该计划没有抽中这家单位', 'The programme did not draw this organisation')
  return found.isUsed ? not('已按该计划检查过这家单位', 'It was inspected by this programme already') : { holds: true }
}
