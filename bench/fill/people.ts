import type { Assembled } from '#server/assemble.ts'
import { inventUscc } from '#server/demonstration/invent.ts'
import { asSystem } from '#server/db/transaction.ts'
import { addOfficer } from '#server/parties/officers.sql.ts'
import { addOrganisation } from '#server/parties/organisations.sql.ts'
import { hashPassword } from '#server/parties/passwords.ts'
import { addPost } from '#server/parties/posts.sql.ts'
import type { OrganisationKind, Party } from '#law/parties.ts'
import { bureau, password } from '../ground.ts'

const sectors = ['交通运输', '卫生健康', '气象', '住房保障', '市场监管', '人力资源', '综合政务', '教育']
/** How many organisations hold assets, and how many firms of each kind they commission. */
export const holders = 50
export const firms = 4

function kindOf(n: number): OrganisationKind {
  return n <= 38 ? 'administrative-organ' : n <= 46 ? 'public-institution' : 'municipal-soe'
}

/**
 * Brings in sixty organisations through the parties room: 50 holders, four law firms, four valuers, the centre, finance; everybody has
 * officers who can sign in.
 */
export async function fillPeople(platform: Assembled): Promise<void> {
  const passwordHash = await hashPassword(password)
  await asSystem(platform.db, async (tx) => {
    const add = async (
      serial: number,
      unit: { name: string; kind: OrganisationKind; roles: Party[]; sector?: string },
      people: [string, string, Party][],
    ) => {
      const { id } = await addOrganisation(tx, {
        ...unit,
        licenceNo: unit.kind === 'law-firm' || unit.kind === 'valuer' ? `试执${serial}` : '',
        uscc: inventUscc(unit.kind === 'law-firm' ? '31' : '11', serial),
      })
      for (const [login, name, role] of people)
        await addPost(tx, await addOfficer(tx, { login, name, passwordHash }), { organisationId: id, role, title: '经办' })
    }
    for (let n = 1; n <= holders; n++)
      await add(8100 + n, { name: `榕城市第${n}数据单位`, kind: kindOf(n), roles: ['producer'], sector: sectors[n % sectors.length]! }, [
        [`holder${n}`, `持有${n}`, 'producer'],
        [`checker${n}`, `复核${n}`, 'producer'],
      ])
    for (let n = 1; n <= firms; n++) {
      await add(8200 + n, { name: `榕城第${n}律师事务所`, kind: 'law-firm', roles: ['law-firm'] }, [[`lawyer${n}`, `律师${n}`, 'law-firm']])
      await add(8300 + n, { name: `榕城第${n}资产评估有限公司`, kind: 'valuer', roles: ['valuer'] }, [[`valuer${n}`, `评估${n}`, 'valuer']])
    }
    await add(8400, { name: '榕城市大数据服务中心', kind: 'public-institution', roles: ['registrar'] }, [
      ['centre1', '叶受理', 'registrar'],
      ['centre2', '林初审', 'registrar'],
      ['centre3', '陈复审', 'registrar'],
    ])
    await add(8401, { name: '榕城市财政局', kind: 'administrative-organ', roles: ['finance-bureau'] }, [
      ['finance1', '钱财政', 'finance-bureau'],
    ])
    const { id } = await tx.selectFrom('organisations').select('id').where('name', '=', bureau).executeTakeFirstOrThrow()
    await addPost(tx, await addOfficer(tx, { login: 'bureau1', name: '郑局长', passwordHash }), {
      organisationId: id,
      role: 'data-bureau',
      title: '局长',
    })
  })
}
