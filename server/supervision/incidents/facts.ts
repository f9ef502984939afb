import type { Condition } from '#law/conditions.ts'
import { incidentClocks, incidentLevels, type IncidentLevel, personsOfLevel } from '#law/incidents.ts'
import type { Fact, FactLender } from '#server/cases/lent.ts'
import { findEnd, openClocks } from './incidents.sql.ts'

const mine: readonly Condition[] = ['incident-level-fits', 'incident-reports-made']
const not = (zh: string, en: string): Fact => ({ holds: false, why: { zh, en } })
const order = Object.keys(incidentLevels)

/** Whether an incident has the level of its persons, and whether everybody was told (§7.5). */
export const incidentFacts: FactLender = async (tx, kase, wanted) => {
  const asked = wanted.filter((name) => mine.includes(name))
  if (asked.length === 0 || kase.subjectKind !== 'matter') return {}
  const facts: { [C in Condition]?: Fact } = {}
  if (asked.includes('incident-level-fits')) facts['incident-level-fits'] = levelFits(kase.draft)
  if (asked.includes('incident-reports-made')) {
    const ended = await findEnd(tx, kase.id)
    const open = (await openClocks(tx, kase.id)).filter((clock) => clock !== 'final').map((clock) => incidentClocks[clock].title)
    facts['incident-reports-made'] =
      open.length > 0
        ? not(`还没有登记：${open.map(({ zh }) => zh).join('、')}`, `Not recorded yet: ${open.map(({ en }) => en).join('; ')}`)
        : ended
          ? { holds: true }
          : not('还没有登记处置结束', 'It is not recorded that it was dealt with')
  }
  return facts
}

function levelFits({ level, persons }: Record<string, unknown>): Fact {
  if (typeof level !== 'string' || !level || typeof persons !== 'number')
    return {
      holds: true,
      says: { zh: '还没有填写级别和涉及的个人数量，填写后核对', en: 'Level and persons are not filled in yet; it is judged when they are' },
    }
  const least = personsOfLevel.find(([from]) => persons >= from)?.[1]
  if (!least || order.indexOf(level) >= order.indexOf(least)) return { holds: true }
  const words = incidentLevels[least as IncidentLevel]
  return not(`涉及${String(persons)}人，级别至少为${words.zh}`, `With ${String(persons)} persons it is at least: ${words.en}`)
}
