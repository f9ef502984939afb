import path from 'node:path'
import type { Config } from '#server/config.ts'
import { digestOf, readManifest } from './manifest.ts'
import { proveBackup, type Proof } from './prove-backup.ts'
import { untilStopped } from './until-stopped.ts'
import { wordsOf } from './verify-words.ts'

/** Proves a backup by restoring it elsewhere and says what differs; answers 0 when nothing does, else 1. */
export async function runProveBackup({ dataDir }: Config, backup: string, signal: AbortSignal): Promise<number> {
  const proof = await untilStopped(signal, proveBackup(backup, signal))
  process.stdout.write(`${[...linesOf(proof), ...(await linesOfKeys(backup, dataDir))].join('\n')}\n`)
  return proof.differing.length === 0 && proof.verification.faults.length === 0 ? 0 : 1
}

function linesOf({ tables, rows, files, differing, verification, tookMs }: Proof): string[] {
  return [
    `已恢复到另一台服务器比对 · restored into a second server and compared（${(tookMs / 1000).toFixed(1)} s）`,
    `内容 holds             ${tables} 张表 tables，${rows} 行 rows，${files} 个文件 files，日志 log ${verification.lines} 行 lines`,
    ...differing.map((each) => `✗ 不一致 · differs: ${each}`),
    ...verification.faults.map((fault) => `✗ ${wordsOf(fault).zh} · ${wordsOf(fault).en}`),
    ...(differing.length === 0 && verification.faults.length === 0
      ? ['✓ 逐表、逐文件摘要一致，全程记录完整 · every table and file has the same digest, and the log holds']
      : []),
  ]
}

/** Keys are in no backup: whether those of this data folder are the ones the backup was taken beside. */
async function linesOfKeys(backup: string, dataDir: string): Promise<string[]> {
  const { keys } = await readManifest(backup, async () => {})
  return Promise.all(
    keys.map(async ({ name, sha256 }) => {
      const here = await digestOf(path.join(dataDir, name))
      if (here === null)
        return `密钥 key ${name}：不在备份中，本机数据目录也没有，须另行保管 · in no backup and not in this data folder: keep it elsewhere`
      return here.sha256 === sha256
        ? `密钥 key ${name}：与备份时相同 · the same as when the backup was taken`
        : `密钥 key ${name}：备份之后换过 · has changed since the backup`
    }),
  )
}
