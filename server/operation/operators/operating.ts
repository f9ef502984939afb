import type { Problem } from '#contract/route.ts'
import { type CompliancePart, complianceParts } from '#law/operators.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findStanding, type OperatorStanding } from './standing.sql.ts'

/**
 * Why an operator may not operate an asset on a day, or null when it may: part, mandate in force over it, registration, complete
 * compliance file (§5.2, §7.4).
 */
export async function whyNotOperate(tx: Tx, operatorId: string, assetId: string, today: string): Promise<Problem | null> {
  const found = await findStanding(tx, operatorId, assetId, today)
  if (!found?.isOperator)
    return {
      code: 'not-an-operator',
      message: {
        zh: '所选机构不是运营主体，不得运营公共数据资产',
        en: 'This organisation is no operator and does not operate public data assets',
      },
      basis: '§5.2',
      remedy: { zh: '请选择已选取的运营主体', en: 'Choose an operator that was selected' },
    }
  return whyNoMandate(found) ?? whyNotComplete(found)
}

/** Why the compliance file of an operator does not let it operate on a day, whatever its mandates: a part is missing or expired; null when none is (§7.4). */
export async function whyFileIncomplete(tx: Tx, operatorId: string, today: string): Promise<Problem | null> {
  const found = await findStanding(tx, operatorId, null, today)
  return found && whyNotComplete(found)
}

/** The parts of a compliance file that are missing or expired, in words; null when none is. */
export function missingParts(parts: readonly CompliancePart[]): Words | null {
  const missing = Object.entries(complianceParts)
    .filter(([part]) => !parts.includes(part as CompliancePart))
    .map(([, words]) => words)
  return missing.length === 0 ? null : { zh: missing.map(({ zh }) => zh).join('、'), en: missing.map(({ en }) => en).join(', ') }
}

function whyNoMandate({ mandate, suspension, isFallen }: OperatorStanding): Problem | null {
  if (suspension)
    return {
      code: 'mandate-suspended',
      message: { zh: `该运营主体已被暂停运营（办件${suspension}）`, en: `This operator is suspended (case ${suspension})` },
      basis: '§8.2',
      remedy: { zh: '完成整改，由市数据局恢复', en: 'Put it right and have the bureau resume it' },
    }
  const remedy = {
    zh: '经市数据局选取、公用企业报备或者委托运营取得权限后再运营',
    en: 'Operate once a selection, a utility’s notification or an entrustment gave a mandate',
  }
  if (!mandate || mandate.state === 'over')
    return {
      code: 'no-mandate',
      message: { zh: '该运营主体没有对这项资产的在期运营权限', en: 'This operator has no mandate in force over this asset' },
      basis: '§5.2',
      remedy,
    }
  if (mandate.state === 'planned')
    return {
      code: 'mandate-planned',
      message: { zh: `运营权限${mandate.number}尚未开始`, en: `Mandate ${mandate.number} has not begun` },
      basis: '§5.2',
      remedy: { zh: '等到起始日', en: 'Wait for the day it begins' },
    }
  if (mandate.state === 'suspended')
    return {
      code: 'mandate-suspended',
      message: { zh: `运营权限${mandate.number}已被暂停`, en: `Mandate ${mandate.number} is suspended` },
      basis: '§8.2',
      remedy: { zh: '完成整改，由市数据局恢复', en: 'Put it right and have the bureau resume it' },
    }
  return isFallen
    ? {
        code: 'registration-fallen',
        message: { zh: '该资产的登记已失效，不得运营', en: 'The registration of this asset has ended' },
        basis: '§4.6',
        remedy: { zh: '重新登记后再运营', en: 'Register it anew first' },
      }
    : null
}

function whyNotComplete({ parts }: OperatorStanding): Problem | null {
  const missing = missingParts(parts)
  return (
    missing && {
      code: 'file-incomplete',
      message: { zh: `该运营主体的合规档案不完整或已过期：${missing.zh}`, en: `Its compliance file is missing or expired: ${missing.en}` },
      basis: '§7.4',
      remedy: { zh: '由运营主体办理等保定级备案与合规档案', en: 'The operator files what is missing' },
    }
  )
}
