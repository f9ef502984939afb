import type { Words } from '#law/words.ts'
import type { z } from 'zod'
import { connection } from './scan-files.ts'

/** What of a database a source looks at; which account looked is told to its own unit alone. */
export const sourceScope = connection.pick({ schemas: true, tables: true, mode: true })
export type SourceScope = z.infer<typeof sourceScope>

/** How a database was reached the last time, without its password. */
export const reached = connection.omit({ password: true, address: true })
export type Reached = z.infer<typeof reached>

const MOST_NAMED = 5
const some = (names: readonly string[], gap: string) => names.slice(0, MOST_NAMED).join(gap)

/** The schemas or tables a source was narrowed to, and whether only samples were read, in words. */
export function scopeWords({ schemas, tables, mode }: SourceScope): Words {
  const [zh, en]: [string[], string[]] = [[], []]
  if (schemas.length > 0) {
    zh.push(`模式 ${some(schemas, '、')}${schemas.length > MOST_NAMED ? ` 等 ${schemas.length} 个` : ''}`)
    en.push(
      `${schemas.length === 1 ? 'schema' : 'schemas'} ${some(schemas, ', ')}${schemas.length > MOST_NAMED ? `… (${schemas.length})` : ''}`,
    )
  }
  if (tables.length > 0) {
    zh.push(`仅表 ${some(tables, '、')}${tables.length > MOST_NAMED ? ` 等 ${tables.length} 张` : ''}`)
    en.push(`only ${some(tables, ', ')}${tables.length > MOST_NAMED ? `… (${tables.length} tables)` : ''}`)
  }
  if (zh.length === 0) {
    zh.push('全部表')
    en.push('all tables')
  }
  if (mode === 'sample') {
    zh.push('仅抽样')
    en.push('sampled')
  }
  return { zh: zh.join(' · '), en: en.join(' · ') }
}
