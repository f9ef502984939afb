import type { EffectWork } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { textOf } from '#contract/text-of.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { announce } from '#server/jobs/live.ts'
import { settleNote } from '#server/notes/notes.sql.ts'
import { freezeAsset, releaseAsset } from './asset-changes.sql.ts'
import { findAsset } from './assets.sql.ts'
import { cancelRound, publishRound, startRound } from './rounds.sql.ts'
import { whyNotOpen } from './standing.ts'
import { planOf } from './subjects.ts'

/** What this room does when a case asks for it. */
export const inventoryEffects = {
  'start-round': async (tx, { kase, actor, today, at }) => {
    const year = Number(kase.answers['year'])
    if (year > yearOf(kase.answers['endsOn']))
      throw invalid(
        [
          {
            field: 'year',
            message: {
              zh: `到结束日期还不到${year}年：年度不能晚于结束日期`,
              en: `It ends before ${year}: the year is not later than its last day`,
            },
          },
        ],
        '§3.9',
      )
    const started = await startRound(tx, kase.subjectId, { ...planOf(kase.answers, today), answers: kase.answers, at })
    if (started?.callId)
      await settleNote(tx, { organisationId: started.holderId, kind: 'round-called', subject: started.callId }, actor.officerId, at)
    await announce(tx, { kind: 'round', id: kase.subjectId })
  },
  'cancel-round': async (tx, { kase }) => {
    await cancelRound(tx, kase.subjectId)
    await announce(tx, { kind: 'round', id: kase.subjectId })
  },
  'publish-catalogue': async (tx, { kase, today, at }) => {
    const year = Number(kase.answers['year'])
    if (year > yearOf(today))
      throw new Denied(409, {
        code: 'year-to-come',
        message: {
          zh: `${year}年还没有到，不能发布${year}年度的盘点`,
          en: `The year ${year} is still to come: its round is not published yet`,
        },
        basis: '§3.9',
        remedy: {
          zh: `${year}年开始后再发布；年度写错的，退回后取消，另行制定方案`,
          en: `Publish it once ${year} has begun; where the year is wrong, send it back, cancel it and plan anew`,
        },
      })
    await publishRound(tx, kase.subjectId, at)
    await announce(tx, { kind: 'round', id: kase.subjectId })
  },
  'freeze-subject': (tx, { kase }) => hold(tx, kase, 'in-registration'),
  'hold-for-disposal': (tx, { kase }) => hold(tx, kase, 'in-disposal'),
  'release-subject': async (tx, { kase }) => {
    await releaseAsset(tx, kase.subjectId, kase.id)
    await announce(tx, { kind: 'asset', id: kase.subjectId })
  },
} as const satisfies Record<string, EffectWork>

/** The year a day is in. */
const yearOf = (day: unknown): number => Number(textOf(day).slice(0, 4))

/** Holds the very version a case is about, unless another case holds the asset or the card has moved on. */
async function hold(tx: Tx, kase: CaseState, state: 'in-registration' | 'in-disposal'): Promise<void> {
  if (await freezeAsset(tx, kase.subjectId, kase.id, kase.subjectVersion, state)) return
  const asset = await findAsset(tx, kase.subjectId)
  if (!asset) throw notFound()
  if (kase.subjectVersion !== null && asset.version !== kase.subjectVersion)
    throw new Denied(409, {
      code: 'subject-changed',
      message: {
        zh: `信息卡已修订为第${asset.version}版，本申请针对第${kase.subjectVersion}版`,
        en: `The card is at version ${asset.version}; this application is about version ${kase.subjectVersion}`,
      },
      basis: 'choice:paper-bound-to-version',
      remedy: { zh: '撤回后就当前版本重新申请', en: 'Withdraw it and apply for the current version' },
    })
  throw new Denied(
    409,
    whyNotOpen(asset) ?? {
      code: 'frozen',
      message: { zh: '该资产已被其他在办登记锁定', en: 'Another open registration holds this asset' },
      basis: '§4.7',
      remedy: { zh: '请先办结在办登记', en: 'Finish the open registration first' },
    },
  )
}
