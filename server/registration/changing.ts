import { strict as assert } from 'node:assert'
import type { Answers } from '#contract/forms.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import type { Tx } from '#server/db/transaction.ts'
import { addVersion } from '#server/inventory/asset-changes.sql.ts'
import { type AssetRow, findCard, lockAsset } from '#server/inventory/assets.sql.ts'
import { digestsOf } from '#server/inventory/canonical.ts'
import { noteNewVersion } from '#server/inventory/classification/tasks.ts'
import { faceOf } from '#server/inventory/confirm-card.ts'
import { settleCardTask } from '#server/inventory/following.sql.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { changedCard, isRevision, registeredOf, typeOf } from './change-content.ts'
import { findConcerned, holdStanding } from './falling.sql.ts'
import { broughtBy } from './following.ts'
import { issue, type IssueMeans } from './issue.ts'
import { findInRegister, findName, type InRegister, transferAsset } from './standing.sql.ts'

/**
 * The effect by which an amendment, correction or renewal is in force: a new version of the card where it is touched, and a successor of
 * the certificate (choice:successor-certificate).
 */
export const changeCertificate =
  (means: IssueMeans): EffectWork =>
  async (tx, given) => {
    const { kase, at } = given
    const standing = await holdStanding(tx, kase.subjectId)
    const register = await findInRegister(tx, kase.subjectId)
    assert(standing && register, `case ${kase.number} changes what is not registered`)
    const isRevised = isRevision(kase, kase.answers)
    if (isRevised) await takeChange(tx, given, register)
    const number = await issue(tx, means, given, {
      type: typeOf(kase),
      registered: isRevised ? registeredOf(kase.answers) : register.registered,
      replaces: standing.number,
      ground: !isRevised ? 'renewed' : kase.answers['kind'] === 'amend' ? 'amended' : 'corrected',
      papers: isRevised ? 'kept' : { version: kase.subjectVersion },
      term: { from: standing.validUntil, years: isRevised ? 0 : Number(kase.answers['termYears']) },
    })
    await sendNotes(
      tx,
      [
        {
          organisationId: standing.holderId,
          kind: 'certificate-changed',
          subject: standing.number,
          words: {
            zh: `“${standing.name}”的变动登记已生效，凭证 ${standing.number} 换发为 ${number}`,
            en: `The change of “${standing.name}” is in force; certificate ${standing.number} is succeeded by ${number}`,
          },
          basis: 'choice:successor-certificate',
          href: `/desk/assets/${standing.assetId}?tab=papers`,
        },
      ],
      at,
    )
    await announce(tx, { kind: 'asset', id: standing.assetId })
  }

/** The card as the change leaves it; what was approved and counted meanwhile comes with it, and its tasks end or begin. */
async function takeChange(tx: Tx, given: EffectGiven, register: InRegister): Promise<void> {
  const { kase, at, today } = given
  const { items, findingId } = await broughtBy(tx, kase, kase.answers, register)
  const asset = await revise(tx, given, (card) => changedCard({ registered: register.registered, card }, kase.answers, items), findingId)
  await settleCardTask(tx, asset.id, kase.id, at)
  if (findingId) await noteNewVersion(tx, asset, findingId, { by: { id: null, name: kase.number }, at, today })
}

/**
 * The effect by which an asset passes to the holder that consented: everything that follows it, and a successor of the certificate
 * (choice:transfer-of-holding).
 */
export const transferHolding =
  (means: IssueMeans): EffectWork =>
  async (tx, given) => {
    const { kase, at, today } = given
    const standing = await holdStanding(tx, kase.subjectId)
    const register = await findInRegister(tx, kase.subjectId)
    const receiver = kase.addresseeId && (await findName(tx, kase.addresseeId))
    assert(standing && register && kase.addresseeId && receiver, `case ${kase.number} transfers what is not registered, or to nobody`)
    const concerned = (await findConcerned(tx, [standing.assetId], today)).filter(
      ({ organisationId }) => organisationId !== kase.addresseeId,
    )
    await transferAsset(tx, standing.assetId, kase.addresseeId, at)
    await revise(tx, given, (card) => ({ ...card, holder: receiver }))
    const number = await issue(tx, means, given, {
      type: typeOf(kase),
      registered: register.registered,
      replaces: standing.number,
      ground: 'transferred',
      papers: { version: kase.subjectVersion },
      term: { from: standing.validUntil, years: 0 },
    })
    const note = { kind: 'asset-transferred', subject: kase.id, basis: 'choice:transfer-of-holding' }
    await sendNotes(
      tx,
      [
        {
          ...note,
          organisationId: standing.holderId,
          words: {
            zh: `“${standing.name}”已转移给${receiver}；盘点、办件记录和账套中的卡片、记账凭证留在本单位`,
            en: `“${standing.name}” has passed to ${receiver}; rounds, cases, and the card and vouchers in the books stay with your unit`,
          },
          href: `/desk/cases/${kase.id}`,
        },
        {
          ...note,
          organisationId: kase.addresseeId,
          words: {
            zh: `“${standing.name}”已由${register.holderName}转入本单位，凭证 ${number}；卡片上的管理部门、责任人和履职依据仍是原单位的，请核对并办理变动登记，符合条件的在账套中入账`,
            en: `“${standing.name}” has passed to your unit from ${register.holderName}: certificate ${number}. Department, person responsible and duty on its card are still those of that unit: have them changed, and book it where it qualifies`,
          },
          href: `/desk/assets/${standing.assetId}`,
        },
        ...concerned.map(({ organisationId, caseId }) => ({
          ...note,
          organisationId,
          href: caseId ? `/desk/cases/${caseId}` : `/check/${number}`,
          words: {
            zh: `“${standing.name}”已由${register.holderName}转移给${receiver}，凭证 ${number}${caseId ? '' : '；没有随转移终止的运营授权和使用合同照旧，持有单位改为受让单位'}`,
            en: `“${standing.name}” has passed from ${register.holderName} to ${receiver}: certificate ${number}${caseId ? '' : '; mandates and use agreements that did not end with the transfer go on under the new holder'}`,
          },
        })),
      ],
      at,
    )
    await announce(tx, { kind: 'asset', id: standing.assetId })
  }

async function revise(
  tx: Tx,
  { kase, at }: EffectGiven,
  change: (card: Record<string, unknown>) => Record<string, unknown>,
  findingId: string | null = null,
): Promise<AssetRow> {
  const asset = await lockAsset(tx, kase.subjectId)
  const current = asset && (await findCard(tx, asset.id, asset.version))
  assert(asset && current, `case ${kase.number} is about an asset with a card`)
  const card = change(current.card) as Answers
  if (card !== current.card || findingId)
    await addVersion(tx, asset.id, faceOf(card, asset.code), {
      version: asset.version + 1,
      card,
      findingId: findingId ?? current.finding_id,
      ...digestsOf(card),
      by: null,
      byName: kase.number,
      at,
      key: `case:${kase.id}`,
    })
  return asset
}
