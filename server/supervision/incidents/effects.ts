import { strict as assert } from 'node:assert'
import { textOf } from '#contract/text-of.ts'
import type { IncidentFacts, IncidentLevel } from '#law/incidents.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { findFiled } from '#server/cases/subject.sql.ts'
import { invalid } from '#server/denied.ts'
import { clocksFrom } from './clocks.ts'
import { changeIncident, insertIncident, meetClock, startClocks } from './incidents.sql.ts'
import { tellOf } from './telling.ts'

const two = (n: unknown) => String(n).padStart(2, '0')

/** The instant of discovery: day, hour and minute as told, in the time of the city. */
export function discoveredAt(answers: Record<string, unknown>): Date {
  return new Date(`${textOf(answers['discoveredOn'])}T${two(answers['discoveredHour'])}:${two(answers['discoveredMinute'])}:00+08:00`)
}

function factsOf(a: Record<string, unknown>): IncidentFacts {
  return {
    level: a['level'] as IncidentLevel,
    network: a['network'] as IncidentFacts['network'],
    suspectsCrime: a['suspectsCrime'] === true,
    harmsPersons: a['harmsPersons'] === true,
    isFlaw: a['isFlaw'] === true,
  }
}

/** What becomes of an incident in its register: its clocks, who is told, and how it ends (§7.5). */
export const incidentEffects = {
  'start-incident': async (tx, { kase, at }) => {
    assert(kase.applicantId, 'an operator reported the incident')
    const a = kase.answers
    const discovered = discoveredAt(a)
    if (discovered > at)
      throw invalid([{ field: 'discoveredHour', message: { zh: '发现时间不能晚于现在', en: 'Not later than now' } }], '§7.5')
    const facts = factsOf(a)
    await insertIncident(tx, {
      ...facts,
      caseId: kase.id,
      operatorId: kase.applicantId,
      title: textOf(a['title']),
      kind: textOf(a['kind']),
      persons: Number(a['persons']),
      hasPublicData: a['publicData'] === true,
      discoveredAt: discovered,
      at,
    })
    await startClocks(tx, kase.id, clocksFrom(facts, discovered))
  },
  'tell-incident': async (tx, { kase, actor, at }) => {
    await tellOf(
      tx,
      { ...factsOf(kase.answers), caseId: kase.id, title: textOf(kase.answers['title']), operatorName: actor.organisationName },
      at,
    )
  },
  'file-incident-final': async (tx, { kase, asked, at }) => {
    await changeIncident(tx, kase.id, { lessons: textOf(asked['lessons']) })
    await meetClock(tx, kase.id, 'final', at)
  },
  'close-incident': async (tx, { kase, at }) => {
    assert(await findFiled(tx, kase.id, 'handling', 'submit'), 'the final report was handed in')
    await changeIncident(tx, kase.id, { closedAt: at })
  },
} as const satisfies Record<string, EffectWork>
