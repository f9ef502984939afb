import type { Condition } from '#law/conditions.ts'
import { several } from '#law/words.ts'
import type { Fact, FactLender } from '#server/cases/lent.ts'
import { findListStanding } from './lists.sql.ts'

const holds: Fact = { holds: true }
const not = (zh: string, en: string): Fact => ({ holds: false, why: { zh, en } })

/** Whether a sector list holds anything, nothing that is core data, and every comment on it is answered (§3.1, §3.4). */
export const listFacts: FactLender = async (tx, kase, wanted) => {
  const asked = wanted.filter((name) => name === 'list-filled' || name === 'comments-answered')
  if (asked.length === 0 || kase.subjectKind !== 'list') return {}
  const { entries, core, open } = await findListStanding(tx, kase.subjectId)
  const facts: { [C in Condition]?: Fact } = {
    'list-filled':
      entries === 0
        ? not('清单还没有选入资产', 'The list holds no asset yet')
        : core > 0
          ? not(
              `清单中有${core}项后来认定为核心数据，须移出`,
              `${several(core, 'asset on the list was', 'assets on the list were')} found to be core data and must be taken off`,
            )
          : holds,
    'comments-answered': open > 0 ? not(`还有${open}条意见没有答复`, `${several(open, 'comment is', 'comments are')} not answered`) : holds,
  }
  return Object.fromEntries(asked.map((name) => [name, facts[name]!]))
}
