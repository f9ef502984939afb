import type { Words } from '#law/words.ts'
import { openUpload, type Opening } from '#server/files/uploads.ts'
import type { Platform } from '#server/platform.ts'
import { NotOpened } from '#server/vault/vault.ts'
import { placeOf } from './source-area.ts'
import type { SourceRow } from './sources.sql.ts'

/**
 * Opens an upload for its scan, in the folder of that scan; null for a source that is read in its place, and why it cannot be opened.
 * Throws Denied when the key is missing.
 */
export async function openForScan(
  { vault, config }: Pick<Platform, 'config' | 'vault'>,
  source: SourceRow,
  folder: string,
): Promise<{ opening: Opening | undefined } | { failure: Words }> {
  if (source.arrived_by !== 'upload') return { opening: undefined }
  try {
    return { opening: await openUpload(vault, placeOf(config.dataDir, source.path), source.path, folder) }
  } catch (problem) {
    if (!(problem instanceof NotOpened) && typeof (problem as NodeJS.ErrnoException).code !== 'string') throw problem
    return { failure: whyNotOpened(problem) }
  }
}

/** Why an upload could not be opened, and what would help. */
export function whyNotOpened(problem: unknown): Words {
  if (problem instanceof NotOpened)
    return {
      zh: '保存的文件被改动或截断过，与上传时不符，没有扫描；请重新上传',
      en: 'The file as it is kept was changed or cut off since it was uploaded; it was not scanned. Upload it again',
    }
  const { code = '?' } = problem as NodeJS.ErrnoException
  if (code === 'ENOSPC')
    return {
      zh: '服务器磁盘已满：扫描时要为加密保存的文件腾出与它同样大的地方。请通知系统管理员，腾出空间后重新扫描',
      en: 'The disk of the server is full: while it is scanned, a sealed file needs as much room again. Tell the administrator, and scan again once there is space',
    }
  if (code === 'ENOENT') return { zh: '文件不存在或无权读取', en: 'The file does not exist or may not be read' }
  return {
    zh: `打开保存的文件时系统出错（${code}），没有扫描；请通知系统管理员检查磁盘后重新扫描`,
    en: `The system failed while the kept file was opened (${code}); it was not scanned. Tell the administrator to look at the disk, and scan again`,
  }
}
