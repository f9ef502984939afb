import { randomUUID } from 'node:crypto'
import type { Organisation } from '#contract/parties.ts'
import { parties, type Party } from '#law/parties.ts'
import { several } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { countCasesUsing } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { type Changeable, countPostsIn, isNameTaken, propertyRecordsOf, writeChange } from './organisation-changes.sql.ts'
import { findOrganisation, lockOrganisation, nameTaken, requireRoles } from './organisations.sql.ts'
import { lineOf } from './session.routes.ts'

const items = ['name', 'kind', 'roles', 'sector'] as const

/** Changes an organisation as an administrator asks, with the reason; a part that is in use stays (choice:organisation-changes). */
export async function changeOrganisation(tx: Tx, ask: Ask, id: string, given: Changeable & { readonly reason: string }): Promise<Organisation> {
  const before = await lockOrganisation(tx, id)
  if (!before) throw notFound()
  const next: Changeable = { name: given.name.trim(), kind: given.kind, roles: [...new Set(given.roles)].toSorted((a, b) => a.localeCompare(b)), sector: given.sector.trim() }
  for (const [field, text] of [['name', next.name], ['reason', given.reason.trim()]] as const) if (text.length < 2) throw invalid([{ field, message: { zh: '至少2个字，空格不算', en: '2 characters at least, blanks aside' } }], 'choice:organisation-changes')
  requireRoles(next.roles)
  const was: Changeable = { ...before, roles: before.roles.toSorted((a, b) => a.localeCompare(b)) }
  const changed = items.filter(item => JSON.stringify(was[item]) !== JSON.stringify(next[item]))
  if (changed.length === 0) throw new Denied(409, { code: 'nothing-changed', message: { zh: '没有改变任何一项', en: 'Nothing would change' }, basis: 'choice:organisation-changes' })
  if (await isNameTaken(tx, next.name, id)) throw nameTaken()
  for (const role of was.roles.filter(each => !next.roles.includes(each))) await requireUnused(tx, id, role)
  if (next.kind === 'administrative-organ' && was.kind !== next.kind) await requireNoPropertyRecord(tx, id)
  const of = (whole: Changeable): Partial<Changeable> => Object.fromEntries(changed.map(item => [item, whole[item]]))
  await writeChange(tx, next, { id: randomUUID(), organisationId: id, before: of(was), after: of(next), reason: given.reason.trim(), by: ask.visitor.officerId, byName: ask.visitor.officerName, at: ask.now })
  await recordAudit(tx, lineOf(ask, 'change-organisation', 'organisation', id, { before: of(was), after: of(next), reason: given.reason.trim() }), ask.now)
  return (await findOrganisation(tx, id))!
}

/** Refuses to take away a part that somebody holds a post in, or an open case needs. */
async function requireUnused(tx: Tx, id: string, role: Party): Promise<void> {
  const { zh, en } = parties[role].title
  const posts = await countPostsIn(tx, id, role)
  if (posts > 0) throw new Denied(409, { code: 'role-held', message: { zh: `还有${posts}个岗位以“${zh}”任职`, en: `${several(posts, 'post is', 'posts are')} held as ${en}` }, basis: 'choice:organisation-changes', remedy: { zh: '先免去这些岗位', en: 'End those posts first' } })
  const cases = await countCasesUsing(tx, id, role)
  if (cases > 0) throw new Denied(409, { code: 'role-in-use', message: { zh: `还有${cases}件在办事项用着“${zh}”这一职责`, en: `${several(cases, 'open case needs', 'open cases need')} it as ${en}` }, basis: 'choice:organisation-changes', remedy: { zh: '等这些事项办结', en: 'Wait until they have ended' } })
}

/** Refuses to make a unit an organ while data property certificates are recorded for what would be an organ's duty data. */
async function requireNoPropertyRecord(tx: Tx, id: string): Promise<void> {
  const numbers = await propertyRecordsOf(tx, id)
  if (numbers.length > 0) throw new Denied(409, { code: 'property-recorded', message: { zh: `其自采或自产数据记有数据产权登记凭证（${numbers.slice(0, 3).join('、')}${numbers.length > 3 ? '等' : ''}），行政机关的履职数据不得有`, en: `Data property certificates are recorded for data it collected or produced (${numbers.slice(0, 3).join(', ')}); an organ's duty data has none` }, basis: 'choice:property-registration-scope', remedy: { zh: '请该单位先在资产页终止这些记录', en: 'Have the unit end those records on the asset pages first' } })
}
