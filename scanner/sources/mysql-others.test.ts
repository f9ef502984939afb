import mysql from 'mysql2'
import { expect, test } from 'vitest'
import { whyNotRead } from './database-words.ts'
import { inTransaction, openSession } from './mysql-connect.ts'
import { openMysql } from './mysql.ts'
import type { Connection } from '#contract/scan-files.ts'

/** Packets are counted anew with each question. */
const AT_FIRST = { sequenceId: 0, compressedSequenceId: 0 }

/** What the types of the driver leave out of its server. */
type Listening = {
  readonly _server: { address: () => { port: number } }
  listen: (port: number, host: string, done: () => void) => void
  close: () => void
}

/** A server that speaks the protocol, refuses what matches, knows no tables, and keeps what it was told. */
async function speaks(refuses: RegExp, work: (connection: Connection, said: string[]) => Promise<void>): Promise<void> {
  const said: string[] = []
  const open: { destroy: () => void }[] = []
  const server = mysql.createServer((connection) => {
    connection.on('error', () => {})
    connection.on('quit', () => connection.destroy())
    open.push(connection)
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: '8.0.11',
      connectionId: 1,
      statusFlags: 2,
      characterSet: 45,
      capabilityFlags: 0xff_ff_f7_ff,
      authCallback: (_: unknown, done: (none: null) => void) => {
        done(null)
        Object.assign(connection, AT_FIRST)
      },
    })
    connection.on('query', (sent: string) => {
      // Before the words stand how many attributes there are.
      const text = sent.slice(sent.search(/[A-Z]/))
      said.push(text)
      if (refuses.test(text)) connection.writeError({ code: 1235, message: 'not supported' })
      else if (/^(SELECT|SHOW)/.test(text))
        connection.writeTextResult([], [
          {
            name: 'none',
            columnType: 253,
            characterSet: 45,
            columnLength: 20,
            flags: 0,
            decimals: 0,
            catalog: 'def',
            schema: '',
            table: '',
            orgTable: '',
            orgName: 'none',
          },
        ] as never)
      else connection.writeOk()
      Object.assign(connection, AT_FIRST)
    })
  })
  const listening = server as unknown as Listening
  await new Promise<void>((done) => {
    listening.listen(0, '127.0.0.1', done)
  })
  const { port } = listening._server.address()
  try {
    await work(
      {
        kind: 'mysql',
        host: '127.0.0.1',
        port,
        database: 'biz',
        user: 'reader',
        password: '',
        tls: 'off',
        schemas: [],
        tables: [],
        mode: 'full',
        statementSeconds: 60,
      },
      said,
    )
  } finally {
    for (const each of open) each.destroy()
    listening.close()
  }
}

test('a server that refuses to be read only is read in one state all the same, and the finding says what keeps writing away', async () => {
  await speaks(/READ ONLY/, async (connection, said) => {
    const { session, isGuarded } = await openSession(connection)
    await inTransaction(session, async () => {})
    session.destroy()
    expect([isGuarded, said.filter((text) => /TRANSACTION/.test(text)).at(-1)]).toEqual([
      false,
      'START TRANSACTION WITH CONSISTENT SNAPSHOT',
    ])
    const database = await openMysql(connection)
    await database.close()
    expect(database.warnings.map(({ message }) => message.zh.slice(0, 13))).toEqual(['该服务器不接受只读会话：扫'])
  })
  await speaks(/^$/, async (connection) => {
    const database = await openMysql(connection)
    await database.close()
    expect(database.warnings).toEqual([])
  })
})

test('OceanBase and Doris are told the limit of a statement in their own words and units', async () => {
  await speaks(/^$/, async (connection, said) => {
    const { session } = await openSession(connection)
    session.destroy()
    expect(said).toEqual(
      expect.arrayContaining([
        'SET SESSION ob_query_timeout = 60000000',
        'SET SESSION query_timeout = 60',
        'SET SESSION max_execution_time = 60000',
      ]),
    )
  })
  expect(whyNotRead({ code: 'ER_STARTING_REPLICA_MONITOR_IO_THREAD', errno: 4012 }, { schema: 'biz', name: 'a' }).zh).toContain(
    '超过了语句时限',
  )
})
