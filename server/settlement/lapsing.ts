import { strict as assert } from 'node:assert'
import type { Words } from '#law/words.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { type Lapsed, lapseSharing } from './lapse.sql.ts'
import { findSharersBy } from './sharing.sql.ts'
import { findOffices } from './tell.sql.ts'

/**
 * The effect of a transfer on income: what was agreed without the new holder counts no more from that day on, and everybody whom it
 * concerns is told, the centre too (choice:sharing-after-transfer).
 */
export const lapseByTransfer: EffectWork = async (tx, { kase, at, today: on }) => {
  const [fromId, toId] = [kase.applicantId, kase.addresseeId]
  assert(fromId && toId, `case ${kase.number} transfers from nobody or to nobody`)
  const lapsed = await lapseSharing(tx, { assetId: kase.subjectId, fromId, toId, on })
  if (lapsed.length === 0) return
  const names = new Map((await findSharersBy(tx, [fromId, toId])).map(({ id, name }) => [id, name]))
  const centres = await findOffices(tx, 'registrar')
  const passed = { asset: kase.title, from: names.get(fromId)!, to: names.get(toId)!, on }
  await sendNotes(
    tx,
    lapsed.flatMap((each) =>
      [...new Set([each.operatorId, ...each.partyIds, toId, ...centres])].map((organisationId) => ({
        organisationId,
        kind: 'sharing-lapsed',
        subject: each.id,
        basis: 'choice:sharing-after-transfer',
        words: wordsOf(each, passed, organisationId === each.operatorId),
        href: organisationId === toId && !each.partyIds.includes(toId) ? `/desk/products/${each.productId}` : `/desk/sharing/${each.id}`,
      })),
    ),
    at,
  )
  for (const { id } of lapsed) await announce(tx, { kind: 'sharing', id })
}

function wordsOf(
  { productName, version }: Lapsed,
  { asset, from, to, on }: { readonly asset: string; readonly from: string; readonly to: string; readonly on: string },
  isOperator: boolean,
): Words {
  const next = isOperator
    ? { zh: `请与${to}等各方商洽，拟订新版本`, en: `Negotiate with ${to} and the others and propose a new version` }
    : { zh: `由运营主体与${to}等各方商洽新版本`, en: `the operator negotiates a new version with ${to} and the others` }
  return {
    zh: `“${productName}”的来源“${asset}”已由${from}转移给${to}，收益共享协议第${version}版自${on}起不再适用：此前的收入仍按它分配，此后的等新版本确认后再分配；${next.zh}`,
    en: `“${asset}”, a source of “${productName}”, has passed from ${from} to ${to}: version ${version} of the sharing agreement counts no more from ${on} on. Income before that day is still shared under it, later income waits for a new version; ${next.en}`,
  }
}
