import { randomUUID } from 'node:crypto'
import { civilDate } from '#contract/working-days.ts'
import type { SubjectLender } from '#server/cases/lent.ts'
import { Denied } from '#server/denied.ts'
import { findHolder } from '../holders.sql.ts'
import { insertList } from './lists.sql.ts'

/** Name and year of a list as its plan says, or as they are usual when it does not say yet. */
export function listPlanOf(answers: Record<string, unknown>, sector: string, today: string): { title: string; year: number } {
  const said = answers['year']
  const year = typeof said === 'number' && Number.isInteger(said) && said >= 2000 && said <= 2200 ? said : Number(today.slice(0, 4))
  const title =
    typeof answers['title'] === 'string' && answers['title'].trim()
      ? answers['title'].trim()
      : `${sector}公共数据资产目录清单（${year}年）`.slice(0, 60)
  return { title, year }
}

/** A sector list begins with its case: an edition in the making, of the authority's own sector. */
export const listSubject: SubjectLender = async (tx, { caseId, answers, actor, at }) => {
  const authority = actor.organisationId ? await findHolder(tx, actor.organisationId) : null
  if (!authority) return null
  if (!authority.sector)
    throw new Denied(409, {
      code: 'no-sector',
      message: { zh: '本单位没有登记所属行业，不能汇编行业清单', en: 'Your organisation has no sector, so that it has no sector list' },
      basis: '§3.1',
      remedy: { zh: '请管理员补全机构的行业', en: 'Ask the administrator to fill in the sector' },
    })
  const plan = listPlanOf(answers, authority.sector, civilDate(at))
  const id = randomUUID()
  await insertList(tx, { id, authorityId: authority.id, sector: authority.sector, ...plan, caseId, at })
  return { id, version: null, title: plan.title, holderId: authority.id, holderKind: authority.kind, holderSector: authority.sector }
}
