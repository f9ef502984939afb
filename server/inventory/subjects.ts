import { randomUUID } from 'node:crypto'
import type { Fact, SubjectLender } from '#server/cases/lent.ts'
import { civilDate } from '#contract/working-days.ts'
import type { Party } from '#law/parties.ts'
import { type AssetRow, findAsset } from './assets.sql.ts'
import { Denied } from '#server/denied.ts'
import { findHolder } from './holders.sql.ts'
import { insertRound } from './rounds.sql.ts'
import { whyNotDestroyed, whyNotOpen } from './standing.ts'

/** Name and year of a round as its plan says, or as they are usual when it does not say yet. */
export function planOf(answers: Record<string, unknown>, today: string): { title: string; year: number } {
  const said = answers['year']
  const year = typeof said === 'number' && Number.isInteger(said) && said >= 2000 && said <= 2200 ? said : Number(today.slice(0, 4))
  const title = typeof answers['title'] === 'string' && answers['title'].trim() ? answers['title'].trim() : `${year}年度数据资产盘点`
  return { title, year }
}

/**
 * The asset a case is to be about; null when it is not there, hidden, or a producer asks about somebody else's. About what is being
 * disposed of nothing new is opened but by the registrar, whose cases about assets correct or take back what it registered (§4.7, §8.1);
 * nothing at all about what is gone.
 */
export const assetSubject: SubjectLender = async (tx, { caseId, subjectId, actor }) => {
  const asset = subjectId ? await findAsset(tx, subjectId) : null
  if (!asset || (actor.role === 'producer' && asset.holder_id !== actor.organisationId)) return null
  const gone = actor.role === 'registrar' ? whyNotDestroyed(asset) : whyNotOpen(asset)
  if (gone && asset.frozen_by !== caseId) throw new Denied(409, gone)
  return {
    id: asset.id,
    version: asset.version,
    title: asset.name,
    holderId: asset.holder_id,
    holderKind: asset.holder_kind,
    holderSector: asset.holder_sector,
    facts: { 'stays-here': staysHere(asset, actor.role) },
  }
}

/**
 * Who is told that data was found to be core data: its holder and the office that registers; whoever else opens a case learns only that
 * the law keeps it off (choice:core-data).
 */
const told: readonly string[] = ['producer', 'registrar'] satisfies Party[]

function staysHere({ importance }: Pick<AssetRow, 'importance'>, role: string): Fact {
  if (importance !== 'core') return { holds: true }
  if (!told.includes(role))
    return { holds: false, why: { zh: '该数据依法不得在本平台登记和运营', en: 'By law this data is not registered or operated here' } }
  return {
    holds: false,
    why: {
      zh: '该数据已认定为核心数据，不得在本平台登记和运营',
      en: 'It was found to be core data, which is not registered or operated here',
      basis: 'choice:core-data',
      remedy: {
        zh: '按资产页“分类分级”所列步骤移出平台；认为不属于核心数据的，经主管部门书面确认后重新办理分类分级',
        en: 'Move it off the platform by the steps on the grading page of the asset; if it is thought not to be core, classify it again once the authority says so in writing',
      },
    },
  }
}

/** A round begins with its case: makes it from the first answers of the plan, held by the actor's unit. */
export const roundSubject: SubjectLender = async (tx, { caseId, answers, actor, at }) => {
  const holder = actor.organisationId ? await findHolder(tx, actor.organisationId) : null
  if (!holder) return null
  const plan = planOf(answers, civilDate(at))
  const round = { id: randomUUID(), holderId: holder.id, holderKind: holder.kind, holderSector: holder.sector, ...plan, caseId, at }
  await insertRound(tx, round)
  return { id: round.id, version: null, title: plan.title, holderId: holder.id, holderKind: holder.kind, holderSector: holder.sector }
}
