import type { EffectWork } from '#server/cases/lent.ts'
import { announce } from '#server/jobs/live.ts'
import { rescore } from './entries.sql.ts'
import { listPlanOf } from './list-subject.ts'
import { cancelList, openList, publishList } from './lists.sql.ts'

/** What this room does when the case of a sector list asks for it. */
export const listEffects = {
  'open-list': async (tx, { kase, today }) => {
    await openList(tx, kase.subjectId, { ...listPlanOf(kase.answers, kase.holderSector, today), answers: kase.answers })
    await announce(tx, { kind: 'list', id: kase.subjectId })
  },
  'publish-list': async (tx, { kase, actor, at }) => {
    await rescore(tx, kase.subjectId, at)
    await publishList(tx, kase.subjectId, actor.officerName, at)
    await announce(tx, { kind: 'list', id: kase.subjectId })
  },
  'cancel-list': async (tx, { kase }) => {
    await cancelList(tx, kase.subjectId)
    await announce(tx, { kind: 'list', id: kase.subjectId })
  },
} as const satisfies Record<string, EffectWork>
