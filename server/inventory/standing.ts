import type { Problem } from '#contract/route.ts'
import { invalid } from '#server/denied.ts'
import type { Visitor } from '#server/http/ask.ts'
import type { AssetRow } from './assets.sql.ts'
import type { RoundCase } from './lent.ts'
import type { RoundRow } from './rounds.sql.ts'

/** Why nothing can be added to or decided in a round now; null when it is being counted. Pure. */
export function whyNotCount(round: Pick<RoundRow, 'state'>, kase: RoundCase | undefined): Problem | null {
  if (round.state !== 'open' || !kase?.step)
    return {
      code: 'round-closed',
      message: { zh: '本次盘点已经结束', en: 'This round has ended' },
      basis: '§3.5',
      remedy: { zh: '请开始新的盘点', en: 'Open a new round' },
    }
  if (kase.step === 'planning')
    return {
      code: 'round-not-started',
      message: { zh: '盘点方案尚未提交', en: 'The plan of the round has not been submitted' },
      basis: '§3.5',
      remedy: { zh: '先明确范围、规程和分工，启动盘点', en: 'Fix scope, procedure and duties and start the round first' },
    }
  if (kase.step !== 'counting')
    return {
      code: 'round-being-checked',
      message: { zh: '本次盘点正在复核，不能再改', en: 'The round is being checked and cannot change now' },
      basis: 'choice:second-pair-of-eyes',
      remedy: { zh: '请复核人退回清查', en: 'Ask the checker to send it back to counting' },
    }
  return null
}

/** Why nobody can count again in a round now; null while it is counted or checked. Pure. */
export function whyNotRecount(round: Pick<RoundRow, 'state'>, kase: RoundCase | undefined): Problem | null {
  return round.state === 'open' && kase?.step === 'checking' ? null : whyNotCount(round, kase)
}

/** Whether the visitor counts for the unit that holds this. */
export function countsFor(visitor: Visitor, holderId: string): boolean {
  return visitor.role === 'producer' && visitor.organisationId === holderId
}

/** The asset named is not one of the unit. */
export const notOwnAsset = () => invalid([{ field: 'assetId', message: { zh: '本单位没有这项资产', en: 'The unit has no such asset' } }])

/** Why an asset is only a record any more: it was destroyed; null when it was not. Pure. */
export function whyNotDestroyed(asset: Pick<AssetRow, 'state'>): Problem | null {
  if (asset.state !== 'destroyed') return null
  return {
    code: 'destroyed',
    message: { zh: '该资产已销毁，只留存记录', en: 'The asset was destroyed; only its record is kept' },
    basis: '§4.8',
    remedy: { zh: '同样的数据仍在使用的，请作为新资产盘点建卡', en: 'If the same data is in use, count it as a new asset' },
  }
}

/** Why nothing can be begun about an asset any more: it is being disposed of, or it was destroyed; null when it is neither. Pure. */
export function whyNotOpen(asset: Pick<AssetRow, 'state'>): Problem | null {
  const gone = whyNotDestroyed(asset)
  if (gone) return gone
  if (asset.state === 'in-disposal')
    return {
      code: 'in-disposal',
      message: { zh: '该资产正在办理销毁处置', en: 'A case about its destruction is open' },
      basis: '§4.9',
      remedy: { zh: '先办结、撤回或中止销毁处置', en: 'Finish, withdraw or stop that case first' },
    }
  return null
}

/** Why a dataset known as this asset does not stay on the platform: it was found to be core data; null when it was not. Pure. */
function whyNotStay(asset: Pick<AssetRow, 'importance'>): Problem | null {
  if (asset.importance !== 'core') return null
  return {
    code: 'core-data',
    message: { zh: '已认定为核心数据，不得留在本平台', en: 'It was found to be core data and does not stay on the platform' },
    basis: 'choice:core-data',
    remedy: { zh: '请注明不纳入，并清除源文件', en: 'Set it aside and erase the files' },
  }
}

/**
 * Why a dataset that was found again cannot count as an asset that stays as it is; null when it can, also while the asset is registered or
 * being disposed of. Pure.
 */
export function whyNotKeep(asset: Pick<AssetRow, 'state' | 'importance'>): Problem | null {
  return whyNotStay(asset) ?? whyNotDestroyed(asset)
}

/**
 * Why a dataset known as this asset cannot be taken for that one of the unit, or for a new one (null); null when it can. What was
 * destroyed may only be counted anew. Pure.
 */
export function whyNotOther(known: Pick<AssetRow, 'state' | 'importance'>, assetId: string | null): Problem | null {
  return assetId === null ? whyNotStay(known) : whyNotKeep(known)
}

/** Why the card of an asset cannot be revised now; null when it can. Pure. */
export function whyNotRevise(asset: Pick<AssetRow, 'state' | 'frozen_by'> & Partial<Pick<AssetRow, 'importance'>>): Problem | null {
  if (asset.importance === 'core')
    return {
      code: 'core-data',
      message: {
        zh: '已认定为核心数据，不得在本平台建卡、修订和登记',
        en: 'It was found to be core data: no card, revision or registration here',
      },
      basis: 'choice:core-data',
      remedy: {
        zh: '按“分类分级”页所列步骤移出平台；认为不属于核心数据的，经主管部门书面确认后重新办理分类分级',
        en: 'Move it off the platform by the steps on the grading page; if it is thought not to be core, classify it again once the authority says so in writing',
      },
    }
  const gone = whyNotOpen(asset)
  if (gone) return gone
  if (asset.state === 'registered')
    return {
      code: 'registered',
      message: { zh: '资产已登记，信息卡不能直接修订', en: 'The asset is registered; its card is not revised directly' },
      basis: '§4.7',
      remedy: { zh: '请办理变动登记', en: 'Use change registration' },
    }
  if (asset.frozen_by)
    return {
      code: 'frozen',
      message: { zh: '登记申请在办，所申请的版本已锁定', en: 'A registration is open and holds this version' },
      basis: '§4.7',
      remedy: { zh: '等待办结，或先撤回申请', en: 'Wait for its end, or withdraw the application' },
    }
  return null
}
