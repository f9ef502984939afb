import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printSchema } from '#server/db/schema-print.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { printTypes } from './schema-types.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const checkedIn = (name: string) => readFileSync(path.join(import.meta.dirname, '../server/db', name), 'utf8')

test('schema.sql is what the migrations make (else: node tools/print-schema.ts)', async () => {
  expect(await printSchema(database.pool)).toBe(checkedIn('schema.sql'))
})

test('the types of the tables are those of the migrations (else: node tools/print-schema.ts)', async () => {
  expect(await printTypes(database.db as never)).toBe(checkedIn('database.generated.ts'))
})
