import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from '#contract/client.ts'
import { accountRoutes } from '#contract/accounts.ts'
import { partyRoutes } from '#contract/parties.ts'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { findEmbedded, startEmbedded } from '#server/db/embedded.ts'
import { inventUscc } from '#server/demonstration/invent.ts'
import { findFreePort } from '#server/free-port.ts'
import { environmentOf, type Started, startProcess, untilReady } from '#server/test/started.ts'

export const password = 'Hundred-banyans-1066'
export const officer = 'lin'
const administrator = {
  login: 'guan',
  password: 'Banyan-tree-2026',
  name: '管账号',
  organisation: '榕城市数据管理局',
  uscc: inventUscc('11', 8000),
  kind: 'administrative-organ',
  roles: 'data-bureau registrar',
}

/** A platform in a process of its own with one unit and one officer, in a folder that is thrown away. */
export type Site = {
  readonly base: string
  readonly folder: string
  readonly dataDir: string
  server: Started
  /** Starts the server again on the same port and folder and waits until it is ready. */
  start(): Promise<void>
  /** The address of the database as its owner. */
  url(): Promise<string>
  close(): Promise<void>
}

type Options = { readonly env?: NodeJS.ProcessEnv; readonly flags?: readonly string[]; readonly dataDir?: string }

/** Opens a site; `env` is added to the environment of the server, `flags` to its command line. */
export async function openSite({ env = {}, flags = [], dataDir: named }: Options = {}): Promise<Site> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-faults-'))
  // The account of the bundled database must be able to enter it.
  chmodSync(folder, 0o755)
  const dataDir = named ?? path.join(folder, 'data')
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const port = await findFreePort('127.0.0.1', 18_300)
  const begin = () => startProcess({ ...environmentOf(administrator), PORT: String(port), RONGSHU_DATA: dataDir, ...env }, flags)
  const site: Site = {
    base: `http://127.0.0.1:${port}`,
    folder,
    dataDir,
    server: await begin(),
    start: async () => {
      site.server = await begin()
      await untilReady(site.base)
    },
    url: async () => env['DATABASE_URL'] ?? (await findEmbedded(dataDir))!,
    close: async () => {
      await site.server.end('SIGTERM')
      if (findClusterFolder(dataDir) && (await findEmbedded(dataDir)) !== null) await (await startEmbedded(dataDir)).stop()
      const cluster = findClusterFolder(dataDir)
      for (const each of [cluster, folder]) if (each) rmSync(each, { recursive: true, force: true })
    },
  }
  await untilReady(site.base)
  await settle(site.base)
  return site
}

async function settle(base: string): Promise<void> {
  const client = new Client(base)
  await client.signIn(administrator.login, administrator.password)
  const { id } = await client.ask(partyRoutes.addOrganisation, {
    body: { uscc: inventUscc('11', 8001), name: '榕城市交通运输局', kind: 'administrative-organ', roles: ['producer'] },
  })
  await client.ask(partyRoutes.addOfficer, {
    body: { login: 'tie', name: '铁守门', password, organisationId: id, role: 'security-administrator' },
  })
  for (const [login, name] of [
    [officer, '林清查'],
    ['chen', '陈复核'],
  ] as const)
    await client.ask(partyRoutes.addOfficer, { body: { login, name, password, organisationId: id, role: 'producer' } })
  const security = new Client(base)
  await security.signIn('tie', password)
  const { items } = await security.ask(accountRoutes.listAccountRequests, { query: { standing: 'open', order: 'oldest' } })
  for (const { id: asked } of items)
    await security.ask(accountRoutes.decideAccountRequest, { params: { id: asked }, body: { decision: 'approved' } })
}
