import { randomUUID } from 'node:crypto'
import { checkForm } from '#contract/forms.ts'
import type { WholeOrganisation } from '#contract/parties.ts'
import { publicDataHolders } from '#law/marks.ts'
import type { MandateKind } from '#law/operators.ts'
import { organisationKinds, type OrganisationKind, parties, type Party, utilityKinds } from '#law/parties.ts'
import { rawManners } from '#law/use-terms.ts'
import { several } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { countCasesUsing } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { type Changeable, countPostsIn, isNameTaken, propertyRecordsOf, usesRestingOn, writeChange } from './organisation-changes.sql.ts'
import { findOrganisation, lockOrganisation, nameTaken, requireRoles } from './organisations.sql.ts'
import { lineOf } from './session.routes.ts'

const items = ['name', 'kind', 'roles', 'sector', 'licenceNo'] as const
type Particulars = Changeable['particulars']

/** The registered particulars of an organisation, checked at their fields; what is not answered is open (choice:registration-forms). */
export function checkedParticulars(given: Particulars, today: string): Particulars {
  const checked = checkForm('organisation-particulars', given, { mode: 'complete', today })
  if (!checked.ok) throw invalid(checked.fields, 'choice:registration-forms')
  return checked.value
}

/** Changes an organisation as an administrator asks, with the reason; a part that is in use stays (choice:organisation-changes). */
export async function changeOrganisation(
  tx: Tx,
  ask: Ask,
  id: string,
  given: Omit<Changeable, 'licenceNo' | 'particulars'> & {
    readonly licenceNo?: string | undefined
    readonly particulars?: Particulars | undefined
    readonly reason: string
  },
): Promise<WholeOrganisation> {
  const before = await lockOrganisation(tx, id)
  if (!before) throw notFound()
  const next: Changeable = {
    name: given.name.trim(),
    kind: given.kind,
    roles: [...new Set(given.roles)].toSorted((a, b) => a.localeCompare(b)),
    sector: given.sector.trim(),
    licenceNo: (given.licenceNo ?? before.licenceNo).trim(),
    particulars: given.particulars ? checkedParticulars(given.particulars, ask.today) : before.particulars,
  }
  for (const [field, text] of [
    ['name', next.name],
    ['reason', given.reason.trim()],
  ] as const)
    if (text.length < 2)
      throw invalid(
        [{ field, message: { zh: '至少2个字，空格不算', en: '2 characters at least, blanks aside' } }],
        'choice:organisation-changes',
      )
  requireRoles(next.roles)
  const was: Changeable = { ...before, roles: before.roles.toSorted((a, b) => a.localeCompare(b)) }
  const changed = items.filter((item) => JSON.stringify(was[item]) !== JSON.stringify(next[item]))
  const particulars = [...new Set([...Object.keys(was.particulars), ...Object.keys(next.particulars)])].filter(
    (field) => JSON.stringify(was.particulars[field]) !== JSON.stringify(next.particulars[field]),
  )
  if (changed.length + particulars.length === 0)
    throw new Denied(409, {
      code: 'nothing-changed',
      message: { zh: '没有改变任何一项', en: 'Nothing would change' },
      remedy: { zh: '改动至少一项后再保存，或者关闭', en: 'Change one thing at least, or close the form' },
      basis: 'choice:organisation-changes',
    })
  if (await isNameTaken(tx, next.name, id)) throw nameTaken()
  for (const role of was.roles.filter((each) => !next.roles.includes(each))) await requireUnused(tx, id, role)
  if (next.kind === 'administrative-organ' && was.kind !== next.kind) await requireNoPropertyRecord(tx, id)
  if (next.kind !== was.kind) await requireGrounds(tx, id, was.kind, next.kind)
  const of = (whole: Changeable): Partial<Changeable> => ({
    ...Object.fromEntries(changed.map((item) => [item, whole[item]])),
    ...(particulars.length > 0
      ? {
          particulars: Object.fromEntries(
            particulars.filter((field) => field in whole.particulars).map((field) => [field, whole.particulars[field]]),
          ),
        }
      : {}),
  })
  await writeChange(tx, next, {
    id: randomUUID(),
    organisationId: id,
    before: of(was),
    after: of(next),
    reason: given.reason.trim(),
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
  })
  await recordAudit(
    tx,
    lineOf(ask, 'change-organisation', 'organisation', id, { before: of(was), after: of(next), reason: given.reason.trim() }),
    ask.now,
  )
  return (await findOrganisation(tx, id))!
}

/** Refuses to take away a part that somebody holds a post in, or an open case needs. */
async function requireUnused(tx: Tx, id: string, role: Party): Promise<void> {
  const { zh, en } = parties[role].title
  const posts = await countPostsIn(tx, id, role)
  if (posts > 0)
    throw new Denied(409, {
      code: 'role-held',
      message: { zh: `还有${posts}个岗位以“${zh}”任职`, en: `${several(posts, 'post is', 'posts are')} held as ${en}` },
      basis: 'choice:organisation-changes',
      remedy: { zh: '先免去这些岗位', en: 'End those posts first' },
    })
  const cases = await countCasesUsing(tx, id, role)
  if (cases > 0)
    throw new Denied(409, {
      code: 'role-in-use',
      message: {
        zh: `还有${cases}件在办事项用着“${zh}”这一职责`,
        en: `${several(cases, 'open case needs', 'open cases need')} it as ${en}`,
      },
      basis: 'choice:organisation-changes',
      remedy: { zh: '等这些事项办结', en: 'Wait until they have ended' },
    })
}

/** Refuses to make a unit an organ while data property certificates are recorded for what would be an organ's duty data. */
async function requireNoPropertyRecord(tx: Tx, id: string): Promise<void> {
  const numbers = await propertyRecordsOf(tx, id)
  if (numbers.length > 0)
    throw new Denied(409, {
      code: 'property-recorded',
      message: {
        zh: `其自采或自产数据记有数据产权登记凭证（${numbers.slice(0, 3).join('、')}${numbers.length > 3 ? '等' : ''}），行政机关的履职数据不得有`,
        en: `Data property certificates are recorded for data it collected or produced (${numbers.slice(0, 3).join(', ')}); an organ's duty data has none`,
      },
      basis: 'choice:property-registration-scope',
      remedy: { zh: '请该单位先在资产页终止这些记录', en: 'Have the unit end those records on the asset pages first' },
    })
}

/**
 * Refuses another kind while mandates, agreements or open requests rest on the present one: an administrator decides nothing
 * (choice:administrators), so the unit ends them first (choice:use-after-transfer).
 */
async function requireGrounds(tx: Tx, id: string, was: OrganisationKind, next: OrganisationKind): Promise<void> {
  const mandates: MandateKind[] = [
    ...(organisationKinds[next].isPublic ? ['entrusted' as const] : []),
    ...(utilityKinds.includes(was) && !utilityKinds.includes(next) ? ['utility' as const] : []),
  ]
  const numbers = await usesRestingOn(tx, id, { mandates, manners: publicDataHolders.includes(next) ? rawManners : [] })
  if (numbers.length === 0) return
  const named = numbers.slice(0, 3)
  const kind = organisationKinds[next].title
  throw new Denied(409, {
    code: 'uses-rest-on-kind',
    basis: 'choice:use-after-transfer',
    message: {
      zh: `其资产上有以现类型为依据的运营授权、使用合同或在办使用需求（${named.join('、')}${numbers.length > 3 ? `等${numbers.length}项` : ''}），改为${kind.zh}后没有依据`,
      en: `Mandates, agreements of use or open requests over what it holds rest on its present kind (${named.join(', ')}${numbers.length > 3 ? ` and ${numbers.length - 3} more` : ''}) and would have no ground as ${kind.en.toLowerCase()}`,
    },
    remedy: {
      zh: '请该单位先办理委托运营提前终止（使用合同随之终止），公用企业报备的办理运营主体退出，在办的使用需求不同意或放弃签订，再改类型',
      en: 'Have the unit end the entrustments early, with which their agreements end, a utility leave as an operator, and open requests refused or dropped; then change the kind',
    },
  })
}
