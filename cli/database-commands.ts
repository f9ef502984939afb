import type { Command } from 'commander'
import { handOver } from './hand-over.ts'

/** The commands for backup, recovery and a standby. */
export function registerDatabase(program: Command): void {
  const db = program.command('db').description('备份与恢复 · backup and restore')
  db.command('backup')
    .argument('[folder]', '新建的备份文件夹 · a folder to be made')
    .description('在线备份数据库和文件，平台可照常工作 · back up database and files while the platform works')
    .option(
      '--verify',
      '恢复到另一台临时服务器，逐表逐文件比对 · restore it into a second, temporary server and compare every table and file',
    )
    .action(async (folder: string | undefined, { verify }: { verify?: true }) => {
      process.exitCode = await handOver(['db-backup', ...(folder ? [folder] : []), ...(verify ? ['--verify'] : [])])
    })
  db.command('verify-backup')
    .argument('<folder>', '备份文件夹 · the folder of a backup')
    .description('对已有的备份做同样的比对，不一致退出码 1 · the same comparison for a backup that is there; exit 1 when anything differs')
    .action(async (folder: string) => {
      process.exitCode = await handOver(['db-prove', folder])
    })
  db.command('restore')
    .argument('<folder>', '备份文件夹 · the folder of a backup')
    .description(
      '恢复到空的数据目录和空的数据库，先核对清单，后核验日志 · restore into an empty data folder and database, digests checked first, the log verified last',
    )
    .action(async (folder: string) => {
      process.exitCode = await handOver(['db-restore', folder])
    })
  db.command('base')
    .description(
      '把内置数据库的基础备份放入 RONGSHU_ARCHIVE，供按时间点恢复 · put a base backup of the bundled database into RONGSHU_ARCHIVE, to recover to an instant from',
    )
    .option('--keep <n>', '只保留最近几份，并清除不再需要的日志 · keep the newest few only, and clear the log nobody needs any more')
    .action(async ({ keep }: { keep?: string }) => {
      process.exitCode = await handOver(['db-base', ...(keep ? ['--keep', keep] : [])])
    })
  db.command('recover')
    .description(
      '由 RONGSHU_ARCHIVE 恢复到空的数据目录，默认到归档末尾 · recover from RONGSHU_ARCHIVE into an empty data folder, by default to the end of the archive',
    )
    .option('--to <instant>', '时间点，如 2026-11-27T09:30:00+08:00 · an instant')
    .action(async ({ to }: { to?: string }) => {
      process.exitCode = await handOver(['db-recover', ...(to ? ['--to', to] : [])])
    })
  db.command('standby')
    .argument('[primary]', '主库地址（首次）· the address of the primary, the first time')
    .description('在空的数据目录建立并启动备库，跟随主库 · make a standby in an empty data folder, start it and follow the primary')
    .action(async (primary?: string) => {
      process.exitCode = await handOver(['db-standby', ...(primary ? [primary] : [])])
    })
  db.command('promote')
    .description('主库停止后，把备库提升为主库 · make the standby the primary, after the primary has stopped')
    .action(async () => {
      process.exitCode = await handOver(['db-promote'])
    })
}
