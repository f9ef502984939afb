import assert from 'node:assert/strict'
import type { EffectGiven } from '#server/cases/lent.ts'
import type { Tx } from '#server/db/transaction.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { findOrganisation } from '#server/parties/organisations.sql.ts'
import { findUnfounded } from '#server/registration/unfounded.sql.ts'
import { unfoundedWords } from '#server/registration/unfounded.ts'
import { leaveMandates } from '../operators/mandates.sql.ts'
import { endAgreements } from './agreements.sql.ts'

/**
 * Ends what has no ground once the receiver holds the asset, before it passes on: mandates, marks and agreements, with their reason;
 * operators, developers and both holders are told (choice:use-after-transfer).
 */
export async function endUnfoundedUse(tx: Tx, { kase, at }: EffectGiven): Promise<void> {
  assert(kase.addresseeId && kase.holderId, `case ${kase.number} transfers to nobody`)
  const unfounded = await findUnfounded(tx, kase.subjectId, kase.addresseeId)
  if (unfounded.length === 0) return
  const receiver = (await findOrganisation(tx, kase.addresseeId))!.name
  const why = `资产已转移给${receiver}（办件${kase.number}）`
  const idsOf = (what: 'mandate' | 'agreement') => unfounded.filter((each) => each.what === what).map(({ id }) => id)
  await endAgreements(tx, idsOf('agreement'), { why, name: '系统', at })
  await leaveMandates(tx, kase.subjectId, idsOf('mandate'), why, at)
  const holders = [kase.holderId, kase.addresseeId]
  const sides = [...new Set([...holders, ...unfounded.flatMap(({ operatorId, developerId }) => [operatorId, developerId])])].filter(
    (side) => side !== null,
  )
  await sendNotes(
    tx,
    sides.map((side) => {
      const of = holders.includes(side)
        ? unfounded
        : unfounded.filter(({ operatorId, developerId }) => operatorId === side || developerId === side)
      const words = unfoundedWords(of)
      const href =
        side === kase.addresseeId
          ? `/desk/assets/${kase.subjectId}`
          : side === kase.holderId
            ? `/desk/cases/${kase.id}`
            : of.some(({ what }) => what === 'agreement')
              ? '/desk/agreements'
              : '/desk/operators?tab=mandates'
      return {
        organisationId: side,
        kind: 'use-ended',
        subject: kase.id,
        words: { zh: `“${kase.title}”已转移给${receiver}，${words.zh}`, en: `“${kase.title}” has passed to ${receiver}: ${words.en}` },
        basis: 'choice:use-after-transfer',
        href,
      }
    }),
    at,
  )
  await announce(tx, { kind: 'asset', id: kase.subjectId })
}
