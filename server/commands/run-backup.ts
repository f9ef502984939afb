import { writeFile } from 'node:fs/promises'
import type { Config } from '#server/config.ts'
import { backupNoteOf } from '#server/watch/state.ts'
import { backUp, type Backup } from './backup.ts'
import { reachDatabase } from './database.ts'
import { runProveBackup } from './run-prove-backup.ts'
import { masterFileName } from '#server/vault/master-keys.ts'
import { untilStopped } from './until-stopped.ts'

/**
 * Backs this installation up into a new folder and says where, and proves it by a restore when asked to; answers 0, or 1 when a file the
 * rows speak of is lost or the proof fails.
 */
export async function runBackup(config: Config, folder: string | null, isVerified: boolean, signal: AbortSignal): Promise<number> {
  const reached = await reachDatabase(config)
  try {
    const done = await untilStopped(signal, backUp({ url: reached.url, dataDir: config.dataDir, keysDir: config.keysDir, signal }, folder))
    await writeFile(
      backupNoteOf(config.dataDir),
      `${JSON.stringify({ takenAt: done.takenAt, folder: done.folder, manifestSha256: done.manifestSha256 })}\n`,
      { mode: 0o600 },
    )
    process.stdout.write(pageOf(done))
    const proven = isVerified ? await runProveBackup(config, done.folder, signal) : 0
    return done.missing.length === 0 ? proven : 1
  } finally {
    await reached.close()
  }
}

function pageOf({ folder, bytes, files, tables, missing, takenAt, masterKeys, manifestSha256 }: Backup): string {
  const rows = tables.reduce((total, table) => total + table.rows, 0)
  const lines = [
    `备份完成 · backed up   ${folder}`,
    `时点 as of             ${takenAt}`,
    `内容 holds             ${tables.length} 张表 tables，${rows} 行 rows，${files} 个文件 files，${(bytes / 1_048_576).toFixed(1)} MB`,
    `清单摘要 manifest      ${manifestSha256}`,
    ...masterKeys.map(
      (id) => `恢复所需主密钥 needs     ${id}（不在备份中，请另行保管 ${masterFileName} · not in it: keep that file elsewhere）`,
    ),
    ...missing.map((each) => `✗ 文件缺失或内容不符 · lost, or not what it was: ${each}`),
  ]
  return `${lines.join('\n')}\n`
}
