import type { Config } from '#server/config.ts'
import { Denied } from '#server/denied.ts'
import { isDatabaseUrl } from '#server/setting-values.ts'
import { makeStandby, promoteStandby, resumeStandby } from './standby.ts'

function refuseOwnDatabase({ databaseUrl }: Config): void {
  if (databaseUrl)
    throw new Denied(409, {
      code: 'own-database',
      message: {
        zh: '这里用的是 DATABASE_URL 指定的数据库，备库请用那台 PostgreSQL 自己的工具',
        en: 'The database is the one of DATABASE_URL; replicate it with the tools of that PostgreSQL',
      },
    })
}

/**
 * Makes a standby of the primary, or starts the one that is there again, and says where it answers and how far it is behind; answers 0, or 1
 * when its primary is not heard.
 */
export async function runStandby(config: Config, primary: string | null, signal: AbortSignal): Promise<number> {
  refuseOwnDatabase(config)
  if (primary !== null && !isDatabaseUrl(primary))
    throw new Denied(422, {
      code: 'invalid',
      message: {
        zh: '主库地址应为 postgres://postgres:密码@主机:端口/postgres，密码在主库的 password 文件里',
        en: 'The address of the primary is postgres://postgres:PASSWORD@host:port/postgres; the password is in the file password of the primary',
      },
    })
  const { url, lag, isHeard } = primary === null ? await resumeStandby(config.dataDir) : await makeStandby(config.dataDir, primary, signal)
  if (!isHeard) {
    process.stdout.write(
      `✗ 备库收不到主库的日志：主库没有运行，或地址、端口、密码不对，隧道断了；见备库的 postgres.log。地址变了的，清空后重新建立\n` +
        `✗ The standby does not hear its primary: that does not run, or address, port or password are wrong, or the tunnel is down; see postgres.log of the standby. Where the address has changed, empty it and make it anew\n`,
    )
    return 1
  }
  process.stdout.write(
    `备库正在跟随主库 · the standby follows   127.0.0.1:${new URL(url).port}\n落后 behind                ${lag.bytes} B${lag.seconds === null ? '' : `，最近一次提交 last commit ${lag.seconds.toFixed(1)} s`}\n`,
  )
  return 0
}

/** Makes the standby of this data folder the primary; answers 0. */
export async function runPromote(config: Config): Promise<number> {
  refuseOwnDatabase(config)
  await promoteStandby(config.dataDir)
  process.stdout.write(
    `已提升为主库，可以用这个数据目录启动平台 · promoted: start the platform on this data folder\n${config.dataDir}\n有归档的，启动后立即执行 db base · with an archive, run db base right after the start: what the old primary had not archived yet is missing there\n`,
  )
  return 0
}
