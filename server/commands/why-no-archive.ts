import type { Config } from '#server/config.ts'
import { Denied } from '#server/denied.ts'

/** The archive of this installation; denied when none is named, or the database is not the bundled one, whose operators have tools of their own. */
export function whyNoArchive({ archive, databaseUrl }: Pick<Config, 'archive' | 'databaseUrl'>): string {
  if (databaseUrl)
    throw new Denied(409, {
      code: 'own-database',
      message: {
        zh: '这里用的是 DATABASE_URL 指定的数据库；归档、按时间点恢复和备库请用那台 PostgreSQL 自己的工具（pg_basebackup 等）',
        en: 'The database is the one of DATABASE_URL; archive, recover and replicate it with the tools of that PostgreSQL (pg_basebackup and others)',
      },
    })
  if (archive === null)
    throw new Denied(409, {
      code: 'no-archive',
      message: { zh: '没有归档目录，请设置 RONGSHU_ARCHIVE', en: 'There is no archive: set RONGSHU_ARCHIVE' },
    })
  return archive
}
