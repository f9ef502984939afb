import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import type { Organisation, WholeOrganisation } from '#contract/parties.ts'
import { isUscc } from '#contract/identifiers.ts'
import { administrators, anyone, thePlatform, type Party } from '#law/parties.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'
import { type Denied, invalid } from '#server/denied.ts'
import { heldOn } from './held-on.sql.ts'

/** What is known of an organisation when it is added. */
export type NewOrganisation = Pick<WholeOrganisation, 'uscc' | 'name' | 'kind'> &
  Partial<Pick<WholeOrganisation, 'nameEn' | 'shortName' | 'roles' | 'sector' | 'district' | 'licenceNo' | 'particulars'>>

const columns = sql`
  id, uscc, name, name_en as "nameEn", short_name as "shortName", kind, roles, sector, district, licence_no as "licenceNo",
    is_active as "isActive",
    case when ended_on is not null then jsonb_build_object(
    'on', ended_on, 'ground', ended_ground, 'successorId', successor_id, 'successorName',
    (select s.name from organisations s where s.id = organisations.successor_id), 'untilOn', winds_up_until
  ) end as "end"`
const wholeColumns = sql`${columns}, particulars`
const notOfOrganisations: readonly Party[] = [...administrators, anyone, thePlatform]

/** Whether an organisation can play this part: accounts are administered by officers, and nobody is the public or the platform. */
export const roleIsOfOrganisations = (role: Party): boolean => !notOfOrganisations.includes(role)

/** Refuses parts no organisation plays. */
export function requireRoles(roles: readonly Party[]): void {
  if (roles.some((role) => !roleIsOfOrganisations(role)))
    throw invalid([
      {
        field: 'roles',
        message: {
          zh: '三员、社会公众和系统不是机构的身份',
          en: 'Administrators, the public and the platform are no parts an organisation plays',
        },
      },
    ])
}

/** Another organisation has the name. */
export const nameTaken = () => invalid([{ field: 'name', message: { zh: '已有同名机构', en: 'There is an organisation of this name' } }])

/** First letters of the pinyin of a name, so that 'fzsdsj' finds it. */
export function initialsOf(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
  return letters
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

/** Adds an organisation; a code that fails its checks, or a code or name that is taken, is refused at its field. */
export async function addOrganisation(tx: Tx, given: NewOrganisation): Promise<WholeOrganisation> {
  const uscc = given.uscc.toUpperCase()
  const name = given.name.trim()
  if (!isUscc(uscc))
    throw wrongCode({
      zh: '统一社会信用代码的格式或校验位不正确',
      en: 'The form or a check character of the unified social credit code is wrong',
    })
  if (given.roles) requireRoles(given.roles)
  const { rows } = await sql<WholeOrganisation>`
    insert into organisations (uscc, name, name_en, short_name, initials, kind, roles, sector, district, licence_no, particulars)
    values (
      ${uscc}, ${name}, ${given.nameEn ?? ''}, ${given.shortName ?? ''}, ${initialsOf(name)}, ${given.kind},
      ${sql.val([...new Set(given.roles)])}::text[], ${given.sector ?? ''}, ${given.district ?? '350100'},
      ${given.licenceNo ?? ''}, ${JSON.stringify(given.particulars ?? {})}::jsonb
    )
    on conflict do nothing returning ${wholeColumns}`.execute(tx)
  if (rows[0]) return rows[0]
  const same = await tx.selectFrom('organisations').select('name').where('uscc', '=', uscc).where('ended_on', 'is', null).executeTakeFirst()
  if (same) throw wrongCode({ zh: `该代码已登记为：${same.name}`, en: `The code is already registered: ${same.name}` })
  throw nameTaken()
}

const wrongCode = (message: { zh: string; en: string }): Denied => invalid([{ field: 'uscc', message }], 'choice:organisation-code')

type Narrowing = {
  readonly q?: string | undefined
  readonly role?: string | undefined
  readonly kind?: string | undefined
  readonly sector?: string | undefined
}
type Listed = Organisation & { readonly initials: string }

function matches({ q, role, kind, sector }: Narrowing) {
  const like = q ? likeWord(q) : ''
  return sql`${like ? sql`(name ilike ${like} or short_name ilike ${like} or name_en ilike ${like} or uscc ilike ${like} or initials ilike ${like})` : sql`true`}
    and ${role ? sql`${role} = any(roles)` : sql`true`}
    and ${kind ? sql`kind = ${kind}` : sql`true`}
    and ${sector ? sql`sector = ${sector}` : sql`true`}`
}

/** How the list of organisations may be sorted; by name is by the initials of its pinyin. */
export const organisationsBy = sortable<Listed, 'name' | 'uscc'>(
  [sql`id`, (row) => row.id],
  {
    name: { by: sql`initials`, kind: 'text', of: (row) => row.initials },
    uscc: { by: sql`uscc`, kind: 'text', of: (row) => row.uscc },
  },
  'name',
)

/** A page of organisations. */
export async function findOrganisations(tx: Tx, asked: Narrowing, place: SortedPlace): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
      select ${columns}, initials
      from organisations
      where ${matches(asked)} and ${place.after}
      order by ${place.order}
      limit ${place.limit}
    `.execute(tx)
  return rows
}

/** How many organisations match, counted one further than is told. */
export async function countOrganisations(tx: Tx, a: Narrowing): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from (select 1 from organisations where ${matches(a)} limit ${countLimit}) t`.execute(tx)
  return rows[0]!.n
}

/** One organisation. */
export async function findOrganisation(tx: Tx, id: string): Promise<WholeOrganisation | undefined> {
  const { rows } = await sql<WholeOrganisation>`select ${wholeColumns} from organisations where id = ${id}`.execute(tx)
  return rows[0]
}

/** One organisation, held until the end of the transaction. */
export async function lockOrganisation(tx: Tx, id: string): Promise<WholeOrganisation | undefined> {
  const { rows } = await sql<WholeOrganisation>`select ${wholeColumns} from organisations where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Who acts for an organisation, as far as the reader may see them. */
export async function findOfficersOf(
  tx: Tx,
  organisationId: string,
  today: string,
): Promise<{ id: string; name: string; role: string; title: string }[]> {
  return tx
    .selectFrom('posts as p')
    .innerJoin('officers as o', 'o.id', 'p.officer_id')
    .where('p.organisation_id', '=', organisationId)
    .where(heldOn(today))
    .where('o.is_active', '=', true)
    .select(['o.id', 'o.name', 'p.role', 'p.title'])
    .orderBy('p.created_at')
    .orderBy('p.id')
    .limit(500)
    .execute()
}
