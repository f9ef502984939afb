import { randomUUID } from 'node:crypto'
import { accountRoutes } from '#contract/accounts.ts'
import { caseRoutes, type CaseView } from '#contract/cases.ts'
import { Refused } from '#contract/call.ts'
import { Client } from '#contract/client.ts'
import type { Problem } from '#contract/route.ts'
import type { OrganisationKind, Party } from '#law/parties.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { addOfficer } from '#server/parties/officers.sql.ts'
import { addOrganisation } from '#server/parties/organisations.sql.ts'
import { hashPassword } from '#server/parties/passwords.ts'
import { addPost } from '#server/parties/posts.sql.ts'
import { firstAdministrator, startPlatform, type Running } from './running.ts'
import { inventedUscc } from './uscc.ts'

type Person = readonly [name: string, login: string, role: Party]
type Unit = {
  readonly name: string
  readonly kind: OrganisationKind
  readonly roles: readonly Party[]
  readonly sector?: string
  readonly people: readonly Person[]
}

export const password = 'Hundred-banyans-1066'
/** The two who keep the city’s platform beside its first account: who approves, and who reads the log. */
export const securityAdministrator = '铁守门'
export const auditAdministrator = '史查账'
export const bureau = firstAdministrator.organisation
export const transport = '榕城市交通运输局'
export const health = '榕城市卫生健康委员会'
export const centre = '榕城市大数据服务中心'
export const lawFirm = '榕正律师事务所'
export const otherFirm = '闽都律师事务所'
export const valuers = '衡信资产评估有限公司'

/** The organisations of the city beside the bureau, and who works there; every party of the guideline has somebody. */
export const units: readonly Unit[] = [
  {
    name: transport,
    kind: 'administrative-organ',
    roles: ['producer'],
    sector: '交通运输',
    people: [
      ['林清查', 'lin', 'producer'],
      ['陈复核', 'chen', 'producer'],
      ['方审批', 'fangsp', 'producer'],
      ['郭监销', 'guojx', 'producer'],
    ],
  },
  {
    name: health,
    kind: 'public-institution',
    roles: ['producer'],
    sector: '卫生健康',
    people: [
      ['苏清查', 'su', 'producer'],
      ['白复核', 'bai', 'producer'],
    ],
  },
  { name: '榕城公共交通集团', kind: 'municipal-soe', roles: ['producer'], sector: '交通运输', people: [['车国企', 'che', 'producer']] },
  {
    name: centre,
    kind: 'public-institution',
    roles: ['registrar', 'producer'],
    sector: '综合政务',
    people: [
      ['叶受理', 'ye', 'registrar'],
      ['林初审', 'linchu', 'registrar'],
      ['陈复审', 'chenfu', 'registrar'],
      ['高清查', 'gao', 'producer'],
      ['温复核', 'wen', 'producer'],
    ],
  },
  {
    name: '榕城市交通委员会',
    kind: 'administrative-organ',
    roles: ['sector-authority'],
    sector: '交通运输',
    people: [
      ['路行业', 'lu', 'sector-authority'],
      ['桥核定', 'qiao', 'sector-authority'],
    ],
  },
  {
    name: '榕城市财政局',
    kind: 'administrative-organ',
    roles: ['finance-bureau'],
    people: [
      ['钱财政', 'qian', 'finance-bureau'],
      ['付国库', 'fu', 'finance-bureau'],
    ],
  },
  { name: '榕城市国资委', kind: 'administrative-organ', roles: ['sasac'], people: [['国资委', 'guo', 'sasac']] },
  { name: '榕城市委网信办', kind: 'administrative-organ', roles: ['cyberspace-office'], people: [['网信办', 'wang', 'cyberspace-office']] },
  { name: '榕城市公安局', kind: 'administrative-organ', roles: ['police'], people: [['安公安', 'an', 'police']] },
  { name: lawFirm, kind: 'law-firm', roles: ['law-firm'], people: [['何律师', 'he', 'law-firm']] },
  { name: otherFirm, kind: 'law-firm', roles: ['law-firm'], people: [['旁律师', 'pang', 'law-firm']] },
  { name: valuers, kind: 'valuer', roles: ['valuer'], people: [['梁评估', 'liang', 'valuer']] },
  { name: '榕数运营有限公司', kind: 'company', roles: ['operator'], people: [['尹运营', 'yin', 'operator']] },
  { name: '榕创开发有限公司', kind: 'company', roles: ['developer'], people: [['康开发', 'kang', 'developer']] },
  { name: '榕城数据交易所', kind: 'exchange', roles: ['exchange'], people: [['焦交易', 'jiao', 'exchange']] },
]
const ofTheBureau: readonly Person[] = [
  ['郑局长', 'zheng', 'data-bureau'],
  ['严守一', 'yan', 'registrar'],
  ['方知白', 'fang', 'registrar'],
  ['铁守门', 'tie', 'security-administrator'],
  ['史查账', 'shi', 'audit-administrator'],
]

/** A small city on a running platform: its people knock at the front door. */
export type City = Running & {
  /** A person by name, signed in with login and password at an address of their own. */
  as(name: string): Promise<Client>
  /** Somebody who has not signed in. */
  stranger(): Client
  /** The id of an organisation by name. */
  id(organisation: string): string
  open(who: string, procedure: string, subjectId: string | null, answers?: Record<string, unknown>, key?: string): Promise<string>
  /** Acts on the version that stands. */
  act(who: string, caseId: string, act: string, asked?: Record<string, unknown>, reason?: string): Promise<CaseView>
  see(who: string, caseId: string): Promise<CaseView>
  /** Brings in a paper as PDF and answers with the answer of a paper field. */
  paper(who: string, caseId?: string): Promise<{ sha256: string; name: string }>
  /** The security administrator approves everything that waits; answers how much. */
  approve(): Promise<number>
}

/** Opens the city: organisations, officers and posts through the parties room, everything after over HTTP. */
export async function openCity(options: Parameters<typeof startPlatform>[0] = {}): Promise<City> {
  const running = await startPlatform(options)
  const ids = await asSystem(running.db, settle)
  const logins = new Map([...units.flatMap((u) => u.people), ...ofTheBureau].map(([name, login]) => [name, login]))
  const signedIn = new Map<string, Promise<Client>>()
  let addresses = 0
  const newClient = () => {
    const address = `198.51.${++addresses >> 8}.${addresses & 255}`
    return new Client(running.base, (input, init) =>
      fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), 'x-forwarded-for': address } }),
    )
  }
  const enter = async (name: string): Promise<Client> => {
    const client = newClient()
    await (name === firstAdministrator.name
      ? client.signIn(firstAdministrator.login, firstAdministrator.password)
      : client.signIn(logins.get(name) ?? name, password))
    return client
  }
  const as = (name: string): Promise<Client> => {
    const known = signedIn.get(name) ?? enter(name)
    signedIn.set(name, known)
    return known
  }
  const see: City['see'] = async (who, id) => (await as(who)).ask(caseRoutes.readCase, { params: { id } })
  return {
    ...running,
    as,
    see,
    stranger: newClient,
    id: (name) => ids.get(name)!,
    open: async (who, procedure, subjectId, answers = {}, key = randomUUID()) =>
      (await (await as(who)).ask(caseRoutes.openCase, { body: { procedure, ...(subjectId ? { subjectId } : {}), answers, key } })).id,
    act: async (who, id, act, asked = {}, reason = '') => {
      const { version, draftRevision } = await see(who, id)
      return (await as(who)).ask(caseRoutes.actOnCase, {
        params: { id },
        body: { act, version, draftRevision, key: randomUUID(), reason, asked },
      })
    },
    paper: async (who, caseId) => {
      const body = new FormData()
      body.set('file', new Blob([new Uint8Array(makePdf(randomUUID()))], { type: 'application/pdf' }), '材料.pdf')
      const { sha256, name } = await (await as(who)).ask(caseRoutes.addFile, { query: { caseId }, body })
      return { sha256, name }
    },
    approve: async () => approveAll(await as(securityAdministrator)),
  }
}

/** Approves, as the security administrator, everything that waits; answers how much. */
export async function approveAll(security: Client): Promise<number> {
  const { items } = await security.ask(accountRoutes.listAccountRequests, { query: { standing: 'open', order: 'oldest' } })
  for (const { id } of items) await security.ask(accountRoutes.decideAccountRequest, { params: { id }, body: { decision: 'approved' } })
  return items.length
}

async function settle(tx: Tx): Promise<Map<string, string>> {
  const passwordHash = await hashPassword(password)
  const { id } = await tx.selectFrom('organisations').select('id').where('name', '=', bureau).executeTakeFirstOrThrow()
  const ids = new Map([[bureau, id]])
  for (const [n, { people: _, ...unit }] of units.entries())
    ids.set(
      unit.name,
      (
        await addOrganisation(tx, {
          ...unit,
          roles: [...unit.roles],
          uscc: inventedUscc(100 + n),
          licenceNo: unit.kind === 'law-firm' || unit.kind === 'valuer' ? `试执${100 + n}` : '',
        })
      ).id,
    )
  for (const { name, people } of [...units, { name: bureau, people: ofTheBureau }])
    for (const [officer, login, role] of people)
      await addPost(tx, await addOfficer(tx, { login, name: officer, passwordHash }), {
        organisationId: ids.get(name)!,
        role,
        title: '经办',
      })
  return ids
}

/** What the platform answered instead of doing it; throws when it did it. */
export async function refusal(work: Promise<unknown>): Promise<Problem & { status: number }> {
  return work.then(
    () => {
      throw new Error('it was not refused')
    },
    (thrown: unknown) => {
      if (thrown instanceof Refused) return { status: thrown.status, ...thrown.problem }
      throw thrown
    },
  )
}

/** The smallest PDF that readers open: one page with one line of text. */
export function makePdf(line: string): Buffer {
  const content = `BT /F1 18 Tf 72 720 Td (${line.replaceAll(/[()\\]/g, '')}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, n) => {
    const at = text.length
    text += `${n + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}
