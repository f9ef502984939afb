import { fallenReason } from '#contract/memo-reason.ts'
import { civilDate, daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { deregistrationGrounds, revocationGrounds } from '#law/forms/changes.ts'
import { remediesOf } from '#law/legal-remedies.ts'
import { procedureOf } from '#server/cases/known.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { memorandumOfFallen } from '#server/inventory/asset-changes.sql.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { changeCertificates } from './certificate-status.sql.ts'
import { endCards, type Falling, holdStanding, type Standing } from './falling.sql.ts'
import { fallenNotes } from './fallen-notes.ts'

type Fall = { readonly how: Falling; readonly ground: string; readonly reason: string; readonly caseId: string | null; readonly at: Date }

/** Has certificates that stand fall: their state changes, and their assets come to the memorandum register. */
export async function fall(tx: Tx, standing: readonly Standing[], { how, ground, reason, caseId, at }: Fall): Promise<void> {
  if (standing.length === 0) return
  const today = civilDate(at)
  await changeCertificates(
    tx,
    standing.map((s) => ({
      number: s.number,
      status: how,
      since: how === 'expired' ? daysAfter(s.validUntil, 1) : today,
      ground,
      reason,
      caseId,
    })),
    at,
  )
  await endCards(
    tx,
    standing.map((s) => ({ number: s.number, assetId: s.assetId, ground: how, reason, memo: fallenReason(how, s) })),
    daysAfter(today, choices['memo-review'].value),
    at,
  )
  await memorandumOfFallen(
    tx,
    standing.map((s) => s.assetId),
    { how, on: today },
  )
  for (const { assetId } of standing) await announce(tx, { kind: 'asset', id: assetId })
}

/**
 * The effect of an ending by which a certificate falls: its state changes, the asset comes back to the memorandum register, amounts are
 * not touched (§4.6), and the holder, commissioned firms and whoever operates or uses it are told. Denied when the certificate fell
 * meanwhile.
 */
export const certificateFalls =
  (how: Exclude<Falling, 'expired'>): EffectWork =>
  async (tx, { kase, at }) => {
    const standing = await holdStanding(tx, kase.subjectId)
    if (!standing || (how === 'deregistered' && standing.status !== 'valid'))
      throw new Denied(409, {
        code: 'fell-meanwhile',
        message: { zh: '该登记已经失效，不能再办理', en: 'The registration has fallen already' },
        basis: 'choice:certificate-states',
        remedy: { zh: '刷新后查看登记状态', en: 'Look at its state again' },
      })
    await fall(tx, [standing], { how, ...saidOf(how, kase.answers), caseId: kase.id, at })
    await sendNotes(
      tx,
      await fallenNotes(tx, how, standing, {
        href: `/desk/cases/${kase.id}`,
        today: civilDate(at),
        remedies: remediesOf(procedureOf(kase), kase.ending),
      }),
      at,
    )
  }

function saidOf(how: Exclude<Falling, 'expired'>, answers: EffectGiven['kase']['answers']): { ground: string; reason: string } {
  const ground = String(answers['ground'])
  const words =
    how === 'revoked'
      ? revocationGrounds[ground as keyof typeof revocationGrounds]
      : deregistrationGrounds[ground as keyof typeof deregistrationGrounds]
  const more = how === 'revoked' && typeof answers['publicReason'] === 'string' ? `：${answers['publicReason']}` : ''
  return { ground, reason: `${words?.zh ?? ''}${more}` }
}
