import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Connection } from '../db/pool.ts'

/** A database of one test file: migrated, empty, its own. `close` drops it. */
export type TestDatabase = Connection & { readonly url: string }

async function administer(statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('cluster').url })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

/** Makes a database of its own by copying the migrated template, in some 40 ms. */
export async function freshDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  return open(inject('cluster').template, options)
}

/** The same without any migration, for tests of the database room itself. */
export async function emptyDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  return open('template0', options)
}

async function open(template: string, options: { max?: number }): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await administer(`create database ${name} template ${template} strategy file_copy`)
  const url = new URL(inject('cluster').url)
  url.pathname = `/${name}`
  const connection = connect(url.href, { max: options.max ?? 5 })
  return {
    ...connection,
    url: url.href,
    close: async () => {
      await connection.close()
      await administer(`drop database if exists ${name} with (force)`)
    },
  }
}
