import { connect } from '#server/db/pool.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Config } from '#server/config.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { type KeyState, rotateDataKey, rotateMasterKey, sealingKeys } from '#server/vault/rotate.ts'
import { cityTime } from './city-time.ts'
import { reachDatabase } from './database.ts'
import { untilStopped } from './until-stopped.ts'

/** What `rongshu keys seal` does: shows the sealing keys, or takes a new data or master key into use; answers 0, or 1 when the master key of one is missing. */
export async function runSealing(config: Config, [what = '']: readonly string[], signal: AbortSignal): Promise<number> {
  const reached = await reachDatabase(config)
  const { db, close } = connect(reached.url, { max: 1 })
  try {
    const clock = makeClock()
    clock.setOffset(await asSystem(db, findClockOffset))
    const ground = { db, clock, config }
    if (what === 'rotate')
      process.stdout.write(
        `新封存密钥 new data key: ${await untilStopped(signal, rotateDataKey(ground))}\n已有内容由运行中的平台逐批改用新密钥 · the running platform seals anew in batches what is there\n`,
      )
    if (what === 'master') process.stdout.write(await newMaster(ground, signal))
    const keys = await sealingKeys(ground)
    process.stdout.write(pageOf(keys))
    return keys.every((key) => key.isHeld) ? 0 : 1
  } finally {
    if (signal.aborted) void close()
    else await close()
    await reached.close()
  }
}

/** Takes a new master key into use and says what must be kept: a copy of it, and of those before for as long as there are backups that need them. */
export async function newMaster(ground: Parameters<typeof rotateMasterKey>[0], signal: AbortSignal): Promise<string> {
  const before = [...new Set((await sealingKeys(ground)).map((key) => key.master))].join('、')
  const made = await untilStopped(signal, rotateMasterKey(ground))
  const old =
    before === ''
      ? ''
      : `此前的备份和归档仍需旧主密钥 ${before}：原来的副本另存，不要被新的覆盖 · backups and archives from before need ${before}: keep the earlier copy, do not write the new one over it\n`
  return `新主密钥 new master key: ${made}\n请另行保管 ${ground.config.keysDir} · keep a copy of that folder elsewhere\n${old}`
}

function pageOf(keys: readonly KeyState[]): string {
  const lineOf = (key: KeyState) =>
    `${key.isHeld ? '✓' : '✗'} ${key.id}  ${key.purpose === 'data' ? '封存 data  ' : '摘要 digest'}  ${key.method}  ${key.endedAt ? `止用 ended ${cityTime(key.endedAt).slice(0, 10)}` : '在用 in use'}  ${key.values} 项 values  ${key.files} 个文件 files  ${key.secrets} 个口令 secrets  主密钥 master ${key.master}${key.isHeld ? '' : '（缺失 missing）'}`
  return `${keys.map(lineOf).join('\n')}${keys.length > 0 ? '\n' : '还没有封存密钥，首次启动时建立 · none yet: the first start makes them\n'}`
}
