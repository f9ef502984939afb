import { createHash, randomBytes } from 'node:crypto'
import { accountRoutes } from '#contract/accounts.ts'
import { Refused } from '#contract/call.ts'
import type { Client } from '#contract/client.ts'
import { partyRoutes, type Organisation } from '#contract/parties.ts'
import type { Party } from '#law/parties.ts'
import { inventUscc } from '#server/demonstration/invent.ts'
import type { City } from '../try-real/city.ts'
import type { Department } from './departments.ts'

/** A department with the people who act for it. */
export type Unit = Department & { readonly id: string; readonly counter: string; readonly checker: string }

const surnames = [...'陈林黄郑王李吴刘张许杨蔡赵孙周徐朱高何郭马罗梁宋唐韩冯于董萧']
const wanted: readonly { readonly role: Party; readonly title: string; readonly given: string }[] = [
  { role: 'producer', title: '数据管理岗', given: '清实' },
  { role: 'producer', title: '数据复核岗', given: '复明' },
  { role: 'sector-authority', title: '行业规划处', given: '统筹' },
  { role: 'sector-authority', title: '行业规划处处长', given: '定夺' },
]

/**
 * Has the administrator bring in every department that is not there yet, with officers at their posts; the first of a sector leads it.
 * Answers the units and how many organisations are new.
 */
export async function staff(city: City, departments: readonly Department[]): Promise<{ units: Unit[]; added: number }> {
  const administrator = city.people.find((p) => p.role === 'system-administrator')
  if (!administrator) throw new Error('演示城市没有系统管理员 / the city has no administrator')
  const client = await city.as(administrator.name)
  const security = city.people.find((p) => p.role === 'security-administrator')
  if (!security) throw new Error('演示城市没有安全管理员 / the city has no security administrator')
  const approver = await city.as(security.name)
  const ids: string[] = []
  let added = 0
  for (const [n, department] of departments.entries()) {
    const leads = departments.findIndex((d) => d.sector === department.sector) === n
    const { items } = await client.ask(partyRoutes.listOrganisations, { query: { q: department.name } })
    const there = items.find((o) => o.name === department.name)
    const organisation = there ?? (await addDepartment(client, department, leads))
    if (!there) added++
    ids.push(organisation.id)
    await addOfficers(city, { client, approver }, department, organisation, n)
  }
  const holders = city.holders()
  return {
    added,
    units: departments.map((department, n) => ({ ...department, ...holders.find((h) => h.holder === department.name)!, id: ids[n]! })),
  }
}

async function addDepartment(client: Client, { folder, name, sector }: Department, leads: boolean): Promise<Organisation> {
  const first = createHash('sha256').update(folder).digest().readUInt16BE() % 8000
  for (let n = 0; ; n++) {
    try {
      return await client.ask(partyRoutes.addOrganisation, {
        body: {
          uscc: inventUscc('11', first + n),
          name,
          shortName: name.replace(/^榕城/, '').slice(0, 40),
          kind: 'administrative-organ',
          roles: leads ? ['producer', 'sector-authority'] : ['producer'],
          sector,
        },
      })
    } catch (problem) {
      const isTaken = problem instanceof Refused && problem.problem.fields?.[0]?.field === 'uscc'
      if (!isTaken || n > 50) throw problem
    }
  }
}

/**
 * Gives the posts of a department that nobody holds yet to invented officers, asked for by one administrator and approved by the other;
 * they are become by a click, so their password is forgotten at once.
 */
async function addOfficers(
  city: City,
  { client, approver }: { client: Client; approver: Client },
  { folder, name }: Department,
  organisation: Organisation,
  n: number,
): Promise<void> {
  const held = city.people.filter((p) => p.organisationName === name)
  for (const [k, { role, title, given }] of wanted.entries()) {
    if (!organisation.roles.includes(role) || held.some((p) => p.role === role && p.title === title)) continue
    const surname = surnames.map((_, i) => surnames[(n + i) % surnames.length]!).find((s) => !city.people.some((p) => p.name === s + given))
    const login = `${
      folder
        .toLowerCase()
        .replaceAll(/[^a-z0-9-]/g, '')
        .slice(0, 40) || 'unit'
    }.${n}-${k}`
    await client.ask(partyRoutes.addOfficer, {
      body: {
        login,
        name: `${surname ?? folder}${given}`,
        password: randomBytes(24).toString('base64url'),
        organisationId: organisation.id,
        role,
        title,
      },
    })
    const { items } = await approver.ask(accountRoutes.listAccountRequests, { query: { standing: 'open', q: login } })
    for (const { id } of items) await approver.ask(accountRoutes.decideAccountRequest, { params: { id }, body: { decision: 'approved' } })
    await city.refresh()
  }
}
