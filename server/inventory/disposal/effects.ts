import { strict as assert } from 'node:assert'
import { textOf } from '#contract/text-of.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import { type Filed, findFiled } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import { announce } from '#server/jobs/live.ts'
import { lockAsset } from '../assets.sql.ts'
import { closeTasks } from '../classification/regradings.sql.ts'
import { insertDestruction } from './destructions.sql.ts'
import { destroyAsset } from './disposal.sql.ts'
import { checkDisposalPapers } from './papers.ts'

/** What this room does when data is destroyed: the record, the state of the asset, and the copies the platform holds (§4.8, §4.9). */
export const makeDisposalEffects = (jobs: Pick<Jobs, 'enqueue'>) =>
  ({
    'check-disposal-papers': checkDisposalPapers,
    'record-destruction': recordDestruction,
    'erase-copies': (tx, { kase }) => jobs.enqueue(tx, 'erase-copies', { assetId: kase.subjectId }),
  }) as const satisfies Record<string, EffectWork>

async function recordDestruction(tx: Tx, { kase, at }: EffectGiven): Promise<void> {
  const asset = await lockAsset(tx, kase.subjectId)
  if (!asset) throw notFound()
  if (asset.frozen_by !== kase.id || asset.version !== kase.subjectVersion)
    throw new Denied(409, {
      code: 'subject-changed',
      message: { zh: '该资产没有被本办件锁定，不能记为已销毁', en: 'This case does not hold the asset, so it cannot stand as destroyed' },
      basis: '§4.9',
      remedy: { zh: '中止本办件，重新提出', en: 'Stop this case and propose it anew' },
    })
  const hand = async (step: string, act: string): Promise<Filed> => {
    const filed = await findFiled(tx, kase.id, step, act)
    assert(filed, `somebody took ${act} at ${step}`)
    return filed
  }
  const hands = {
    proposed: await hand('proposal', 'submit'),
    recognised: await hand('recognition', 'confirm'),
    approved: await hand('approval', 'pass'),
    executed: await hand('treatment', 'file'),
    witnessed: await hand('witness', 'confirm'),
  }
  const { destroyedOn, place, methods } = hands.executed.asked
  await insertDestruction(tx, {
    assetId: asset.id,
    version: asset.version,
    caseId: kase.id,
    proposal: kase.answers,
    destroyedOn: textOf(destroyedOn),
    place: textOf(place),
    methods: Array.isArray(methods) ? methods.map(String) : [],
    contractor: textOf(kase.answers['contractor']),
    at,
    hands,
  })
  await destroyAsset(tx, asset.id, at)
  await closeTasks(tx, asset.id, kase.id, at)
  await announce(tx, { kind: 'asset', id: asset.id })
}
