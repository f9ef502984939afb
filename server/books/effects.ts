import type { EffectWork } from '#server/cases/lent.ts'
import type { Jobs } from '#server/jobs/jobs.ts'

/** What this room lends to the desk: after a destruction the unit is told of the entry that is prepared for it; posting stays with people (§4.8, §6.3). */
export const makeBookEffects = (jobs: Pick<Jobs, 'enqueue'>) =>
  ({
    'prepare-disposal-entry': (tx, { kase }) => jobs.enqueue(tx, 'tell-books', { assetId: kase.subjectId }),
  }) as const satisfies Record<string, EffectWork>
