import { access, constants } from 'node:fs/promises'
import { coverText } from '#contract/clear-values.ts'
import { inventoryRoutes, type SourceLine } from '#contract/inventory.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import type { Words } from '#law/words.ts'
import { lockFindingsOfSource } from './finding-memory.sql.ts'
import { filesNow } from './folder-groups.ts'
import type { InventoryLent } from './lent.ts'
import { sourceLineOf } from './lines.ts'
import { auditLine } from '#server/audit/noting.ts'
import { requireCounting } from './round-reading.ts'
import { placeOf } from './source-area.ts'
import { findFolderFiles, lockSource, setApart, type SourceFiles, type SourceRow, startAgain, type SourceStanding } from './sources.sql.ts'

/**
 * Scanning a source again, with the rules and corrections as they are now, and the files of its folder as they are now; its undecided
 * findings are replaced when the scan has ended.
 */
export function rescanning(platform: Pick<Platform, 'jobs' | 'config'>, lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.rescan, async (ask, { params, query }) => {
      const isApart = query.each && query.each === 'yes'
      const { seen, known } = await ask.transaction(async (tx) => {
        const seen = await requireRescan(tx, lent, ask, params.id, true)
        const why = isApart === undefined ? null : whyNotApart(seen, isApart)
        if (why) throw new Denied(409, why)
        return {
          seen,
          known: seen.parts && seen.arrived_by === 'folder' ? await findFolderFiles(tx, seen.round_id) : new Map<string, string>(),
        }
      })
      const now = await filesNow(platform.config.sourceFolders, seen, known)
      return { ...(await scanAgain(platform, lent, ask, seen, now?.files ?? null, isApart)), besides: [...(now?.besides ?? [])] }
    }),
  ]
}

/** Has a source of the visitor's unit scanned again, made of these files from now on where they came or went; denied with the reason when it cannot be. */
export async function scanAgain(
  platform: Pick<Platform, 'jobs' | 'config'>,
  lent: InventoryLent,
  ask: Ask,
  seen: Lying & Pick<SourceRow, 'id'>,
  files: SourceFiles | null,
  isApart?: boolean,
): Promise<SourceLine> {
  const isThere = await canBeRead(platform.config.dataDir, files ? { ...seen, path: files.path } : seen)
  return ask.transaction(async (tx) => {
    // Whoever decides about one of them now is waited for, and counted.
    if (isApart !== undefined) await lockFindingsOfSource(tx, seen.id)
    const source = await requireRescan(tx, lent, ask, seen.id, isThere)
    const why = isApart === undefined ? null : whyNotApart(source, isApart)
    if (why) throw new Denied(409, why)
    if (isApart !== undefined) await setApart(tx, source.id, isApart)
    await startAgain(tx, source.id, files)
    await platform.jobs.enqueue(tx, 'scan-source', { sourceId: source.id })
    await recordAudit(
      tx,
      auditLine(
        ask,
        'rescan',
        { kind: 'source', id: source.id, holderId: source.holder_id },
        {
          name: coverText(source.name),
          ...(files ? { files: files.parts?.length ?? 1 } : {}),
          ...(isApart === undefined ? {} : { isApart }),
        },
      ),
      ask.now,
    )
    await announce(tx, { kind: 'source', id: source.id })
    return sourceLineOf({
      ...source,
      ...files,
      is_apart: (isApart ?? source.is_apart) && (files === null || files.parts !== null),
      state: 'waiting',
      done_bytes: 0,
      done_rows: 0,
      fault: null,
    })
  })
}

/** The visitor's own source, held, that may be scanned again as far as is known. */
async function requireRescan(tx: Tx, lent: InventoryLent, ask: Ask, id: string, isThere: boolean): Promise<SourceStanding> {
  const source = await lockSource(tx, id)
  if (!source) throw notFound()
  await requireCounting(tx, lent, ask, source.round_id)
  const why = whyNotRescan(source, isThere)
  if (why) throw new Denied(409, why)
  return source
}

/** Why the files of a source cannot become a dataset each, or one dataset; null when they can. Pure. */
export function whyNotApart(source: Pick<SourceStanding, 'parts' | 'joined' | 'decided' | 'is_apart'>, isApart: boolean): Why | null {
  if (!source.parts && source.joined === 0 && !source.is_apart)
    return {
      code: 'one-file',
      message: { zh: '该数据源中没有合成一个数据集的文件', en: 'No files of this source were put together as one dataset' },
      basis: '§3.2',
      remedy: { zh: '各个文件已经各成一个数据集，直接办理即可', en: 'Each file is a dataset of its own already: decide about it as it is' },
    }
  if (source.is_apart === isApart || source.decided === 0) return null
  return {
    code: 'already-decided',
    message: {
      zh: '该数据源已有结果建卡、更新资产或注明不纳入，不能再拆开或合成',
      en: 'Findings of this source are assets or set aside already, so its files stay as they are',
    },
    basis: '§3.8',
    remedy: {
      zh: '需要分开管理的文件，请逐个另行上传；已建的卡按变更或注销办理',
      en: 'Upload the files that are to be kept apart each by itself; cards that were made are changed or deregistered',
    },
  }
}

type Lying = Pick<SourceRow, 'arrived_by' | 'path'>
async function canBeRead(dataDir: string, source: Lying): Promise<boolean> {
  const place = source.arrived_by === 'upload' ? placeOf(dataDir, source.path) : source.path
  return access(place, constants.R_OK).then(
    () => true,
    () => false,
  )
}

type Why = { code: string; message: Words; basis: string; remedy: Words }

/** Why a source cannot be scanned again now; null when it can. Pure. */
export function whyNotRescan(
  source: Pick<SourceStanding, 'state' | 'arrived_by' | 'findings' | 'decided'> & { readonly erased_at?: Date | null },
  isThere: boolean,
): Why | null {
  if (source.state === 'waiting' || source.state === 'scanning')
    return {
      code: 'being-scanned',
      message: { zh: '该数据源正在扫描', en: 'The source is being scanned' },
      basis: '§3.5',
      remedy: { zh: '请等扫描结束', en: 'Wait for the end of the scan' },
    }
  if (source.arrived_by === 'findings')
    return {
      code: 'scanned-elsewhere',
      message: { zh: '该结果由单位自行扫描，平台上没有数据', en: 'This was scanned at the producer’s; the platform has no data of it' },
      basis: 'choice:raw-data',
      remedy: { zh: '请在单位的机器上重新扫描并上传结果', en: 'Scan again on a machine of the unit and upload the findings' },
    }
  if (source.arrived_by === 'connection')
    return {
      code: 'connection-closed',
      message: { zh: '数据库口令已随上次扫描结束而删除', en: 'The password of the database was erased with the end of the last scan' },
      basis: '§3.5',
      remedy: { zh: '请重新连接该数据库', en: 'Add the connection again' },
    }
  if (source.erased_at)
    return {
      code: 'source-erased',
      message: {
        zh: '该文件含已销毁或者不得留在平台的数据资产，已按规定删除',
        en: 'The file held a data asset that was destroyed or must not stay here, so it was deleted',
      },
      basis: 'choice:destruction-copies',
      remedy: { zh: '其中仍在使用的数据请重新上传', en: 'Upload again what of it is still in use' },
    }
  if (!isThere)
    return {
      code: 'source-gone',
      message: { zh: '该数据源的文件已不在', en: 'The file of this source is gone' },
      basis: '§3.5',
      remedy: { zh: '请重新上传，或把文件放回原目录', en: 'Upload it again, or put it back into its folder' },
    }
  if (source.findings > 0 && source.decided === source.findings)
    return {
      code: 'all-decided',
      message: { zh: '该数据源的扫描结果都已建卡或注明不纳入', en: 'Every finding of this source is an asset or set aside' },
      basis: '§3.8',
      remedy: { zh: '数据有变化时，在下一次盘点重新扫描', en: 'Scan it again in the next round, when the data has changed' },
    }
  return null
}
