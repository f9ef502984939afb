import { randomUUID } from 'node:crypto'
import { inventoryRoutes } from '#contract/inventory.ts'
import type { Connection, ScanJob } from '#contract/scan-files.ts'
import { sourceScope } from '#contract/source-scope.ts'
import type { Words } from '#law/words.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { sealSecret, unsealSecret } from './connection-seal.ts'
import { findConnection, insertConnection, isBeingScanned, listPastConnections } from './connections.sql.ts'
import { enterSources } from './entering.ts'
import { addressOf } from './inward-hosts.ts'
import type { InventoryLent } from './lent.ts'
import { requireCounting } from './round-reading.ts'

const nameOf = ({ kind, host, port, database }: Pick<Connection, 'kind' | 'host' | 'port' | 'database'>) =>
  `${kind}://${host}:${port}/${database}`.slice(0, 200)

/** Databases by connection: one source each, its password sealed until the scan ends; how the unit reached them before, for the next year. */
export function connections(platform: Platform, lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.addConnection, async (ask, { params, body }) => {
      await ask.transaction((tx) => requireCounting(tx, lent, ask, params.id))
      await addressOf(platform.config.scanHosts, body)
      const { password, ...target } = body
      const id = randomUUID()
      const sealed = await sealSecret(platform.vault, id, password)
      const name = nameOf(target)
      // The path is the source's own, so that a database whose scan failed can be connected again.
      const added = await enterSources(
        platform,
        lent,
        ask,
        params.id,
        [{ id, name, arrivedBy: 'connection', path: `connection:${id}`, bytes: 0, scope: sourceScope.parse(target) }],
        {
          before: async (tx) => {
            if (await isBeingScanned(tx, params.id, name)) throw beingScanned()
          },
          after: (tx, round) => insertConnection(tx, { id, holderId: round.holder_id }, target, sealed),
        },
      )
      return { added }
    }),
    handle(inventoryRoutes.listConnections, (ask) =>
      ask.transaction(async (tx) => ({
        items: (await listPastConnections(tx)).map((row) => ({
          sourceIds: row.sources,
          reached: row.target,
          year: row.year,
          roundTitle: row.title,
        })),
      })),
    ),
  ]
}

const beingScanned = () =>
  new Denied(409, {
    code: 'being-scanned',
    message: { zh: '该数据库正在等待或正在扫描', en: 'This database is waiting or being scanned already' },
    basis: 'choice:scan-hosts',
    remedy: { zh: '等本次扫描结束后再连接', en: 'Connect again when this scan has ended' },
  })

/** What a worker must know to reach the database of a source, its password opened for this job alone; or why it cannot be reached any more. */
export async function connectionTarget(
  { db, config, vault }: Pick<Platform, 'db' | 'config' | 'vault'>,
  sourceId: string,
): Promise<ScanJob['target'] | { failure: Words }> {
  const known = await asSystem(db, (tx) => findConnection(tx, sourceId))
  const reached = known && (await whereTo(config.scanHosts, known.target))
  if (reached && 'failure' in reached) return reached
  const password = known?.sealed ? await unsealSecret({ vault, dataDir: config.dataDir }, sourceId, known.sealed) : null
  if (!known || password === null)
    return {
      failure: { zh: '数据库密码已按规定删除，请重新连接', en: 'The password of the database was erased as it must be; connect again' },
    }
  return { kind: 'connection', connection: { ...known.target, password, address: reached!.address } }
}

/** Where a database is now, asked again since a name may have moved; or why it is not reached any more. */
async function whereTo(allowed: readonly string[], to: { host: string; port: number }): Promise<{ address: string } | { failure: Words }> {
  try {
    const address = await addressOf(allowed, to)
    return address === null
      ? { failure: { zh: '找不到这台主机（请检查主机名）', en: 'There is no such host (look at its name)' } }
      : { address }
  } catch (problem) {
    if (!(problem instanceof Denied)) throw problem
    return {
      failure:
        problem.problem.code === 'host-inward'
          ? problem.problem.message
          : { zh: '该主机已不在服务器允许连接的范围内', en: 'That host is no longer one the server may reach' },
    }
  }
}
