import { availableParallelism } from 'node:os'
import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ScanJob } from '#contract/scan-files.ts'
import type { Words } from '#law/words.ts'
import { asSystem } from '#server/db/transaction.ts'
import { openedPath } from '#server/files/uploads.ts'
import type { Platform } from '#server/platform.ts'
import { citySalt } from '#server/vault/city-salt.ts'
import { rulesForScan } from './column-rules.ts'
import { connectionTarget } from './connections.ts'
import { isWithin } from './folder-files.ts'
import { tablesJournal } from './source-area.ts'
import type { SourceRow } from './sources.sql.ts'

type Means = Pick<Platform, 'db' | 'clock' | 'config' | 'vault'>

/** Everything a worker needs to scan a source: where it is now, the salt of the city, the rules of its dataset; or why it cannot be read. */
export async function jobOf(platform: Means, source: SourceRow): Promise<{ job: ScanJob } | { failure: Words }> {
  const target = await targetOf(platform, source)
  if ('failure' in target) return target
  const salt = await citySalt(platform, platform.clock.now())
  const rules = await asSystem(platform.db, (tx) => rulesForScan(tx, source.holder_id, source.name))
  const threads = Math.max(1, Math.floor(availableParallelism() / Math.max(1, platform.config.workers)))
  // A database connected again in the same round goes on where its scan broke off.
  const journal =
    target.kind === 'connection'
      ? await tablesJournal(platform.config.dataDir, source.holder_id, `${source.round_id} ${source.name}`)
      : undefined
  return {
    job: {
      target,
      salt,
      rules,
      threads: Math.min(threads, 64),
      ...(source.is_apart ? { isEach: true } : {}),
      ...(journal ? { journal } : {}),
    },
  }
}

/** Where the source can be read now; a file of a folder must still be the same real file under a folder that is allowed. */
async function targetOf({ db, config, vault }: Means, source: SourceRow): Promise<ScanJob['target'] | { failure: Words }> {
  if (source.arrived_by === 'upload')
    return { kind: 'file', path: openedPath, name: source.name, isComing: true, ...(source.parts ? { isJoined: true } : {}) }
  if (source.arrived_by === 'connection') return connectionTarget({ db, config, vault }, source.id)
  if (source.arrived_by !== 'folder') return { failure: { zh: '这一来源不在平台上扫描', en: 'This source is not scanned on the platform' } }
  const roots = await Promise.all(config.sourceFolders.map((folder) => realpath(folder).catch(() => null)))
  const paths = source.parts ?? [source.path]
  const open = await Promise.all(
    paths.map(async (path) => (await realpath(path).catch(() => null)) === path && roots.some((root) => root && isWithin(root, path))),
  )
  const missing = paths.filter((_, at) => !open[at]).map((path) => basename(path))
  const which = source.parts ? { zh: `：${missing.slice(0, 5).join('、')}`, en: `: ${missing.slice(0, 5).join(', ')}` } : { zh: '', en: '' }
  if (missing.length > 0)
    return { failure: { zh: `文件已不在允许读取的目录中${which.zh}`, en: `The file is no longer in a folder that may be read${which.en}` } }
  return source.parts ? { kind: 'folder', paths: [...paths], name: source.name } : { kind: 'file', path: source.path, name: source.name }
}
