import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '#server/db/embedded.ts'
import { migrate } from '#server/db/migrate.ts'
import { connect } from '#server/db/pool.ts'
import { printSchema } from '#server/db/schema-print.ts'
import { printTypes } from './schema-types.ts'

// Prints server/db/schema.sql and server/db/database.generated.ts from a throw-away database with all migrations applied.
const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-schema-'))
chmodSync(folder, 0o755)
const embedded = await startEmbedded(folder, { settings: { fsync: 'off' } })
const connection = connect(embedded.url)
try {
  await migrate(embedded.url)
  const room = path.resolve(import.meta.dirname, '../server/db')
  writeFileSync(path.join(room, 'schema.sql'), await printSchema(connection.pool))
  writeFileSync(path.join(room, 'database.generated.ts'), await printTypes(connection.db as never))
} finally {
  await connection.close()
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}
