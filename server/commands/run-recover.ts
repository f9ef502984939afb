import type { Config } from '#server/config.ts'
import { connect } from '#server/db/pool.ts'
import { Denied } from '#server/denied.ts'
import { restoredLine } from '#server/proof/kept-heads.ts'
import { cityTime } from './city-time.ts'
import { recover } from './recover.ts'
import { masterFileName } from '#server/vault/master-keys.ts'
import { verify } from './verify.ts'
import { pageOf } from './verify-words.ts'
import { whyNoArchive } from './why-no-archive.ts'

/** Recovers to an instant, or to the end of the archive, and verifies the log of what came; answers 0 when it is clean and no file is lost. */
export async function runRecover(config: Config, to: string | null, signal: AbortSignal): Promise<number> {
  const archive = whyNoArchive(config)
  const instant = to === null ? null : new Date(to)
  if (to !== null && (!/(Z|[+-]\d{2}:\d{2})$/.test(to) || Number.isNaN(instant!.getTime())))
    throw new Denied(422, {
      code: 'invalid',
      message: {
        zh: '--to 应为带时区的时间点，如 2026-11-27T09:30:00+08:00',
        en: '--to is an instant with its zone, such as 2026-11-27T09:30:00+08:00',
      },
    })
  const { recovered, then: found } = await recover({ dataDir: config.dataDir, archive, to: instant, signal }, async (url) => {
    const connection = connect(url, { max: 1 })
    try {
      return await verify(connection.db)
    } finally {
      await connection.close()
    }
  })
  const lines = [
    `已恢复到 · recovered to     ${config.dataDir}（${(recovered.tookMs / 1000).toFixed(1)} s）`,
    `基础备份 base backup       ${recovered.base.folder}`,
    `最后一条记录 last line     ${recovered.last ? cityTime(recovered.last) : '—'}`,
    ...recovered.masterKeys.map(
      (id) => `需要的主密钥 needs         ${id}（启动前放回 ${config.keysDir}/${masterFileName} · put that file back before the start）`,
    ),
    restoredLine,
    '启动后请立即执行 db base · run db base right after the start: a new timeline of the log begins here',
    ...recovered.missing.map((name) => `✗ 归档中没有的文件 · not in the archive: ${name}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n${pageOf(found)}`)
  return found.faults.length === 0 && recovered.missing.length === 0 ? 0 : 1
}
