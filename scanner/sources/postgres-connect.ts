import { isIP, Socket } from 'node:net'
import pg from 'pg'
import { Unreadable } from '#scanner/faults.ts'
import { whyNotConnected } from '#scanner/sources/database-words.ts'
import { SESSION, WHO, WHO_OLD } from '#scanner/sources/postgres-catalogue.sql.ts'
import type { Duplex } from 'node:stream'
import type { Connection } from '#contract/scan-files.ts'

/** Which server it is, and what it can do: `ranges` by ctid and `snapshots` shared between sessions are PostgreSQL 14 on. */
export type Server = { name: string; isRecent: boolean; canShare: boolean; isRawBytes: boolean; block: number }

/** Bytes read from a socket at a time, into the same place each time. */
const READ = 256 * 2 ** 10

/** A socket that only lends what it reads: who hears it must have done with the bytes, or copied them, when it returns. */
function lendingSocket(): Socket {
  const callback = (bytes: number, { buffer }: Uint8Array): boolean => {
    socket.emit('data', Buffer.from(buffer, 0, bytes))
    return true
  }
  const socket = new Socket({ onread: { buffer: Buffer.allocUnsafeSlow(READ), callback } })
  return socket
}

/** Opens a session that only reads; throws in words why it could not. */
export async function openSession(connection: Connection): Promise<pg.Client> {
  const { host, address, port, database, user, password, tls } = connection
  const client = new pg.Client({
    host: address ?? host, port, database, user, password, application_name: 'rongshu-scan', connectionTimeoutMillis: 15_000, keepAlive: true, keepAliveInitialDelayMillis: 30_000,
    ...(tls === 'off' ? { stream: lendingSocket } : { ssl: { rejectUnauthorized: tls === 'verify', ...(isIP(host) ? {} : { servername: host }) } }),
  })
  client.on('error', () => {})
  guard(client)
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => {})
    throw new Unreadable('connection', whyNotConnected(error, connection))
  }
  const [first, ...others] = SESSION(connection.statementSeconds)
  try {
    await client.query(first!)
  } catch {
    await client.end().catch(() => {})
    throw new Unreadable('connection', { zh: '服务器不接受只读会话，为避免写入，未扫描', en: 'The server takes no read-only session; nothing was scanned, so that nothing can be written' })
  }
  // Forks of old versions lack some of these; each is worth having, none is worth stopping for.
  for (const statement of others) await client.query(statement).catch(() => {})
  return client
}

/** What the driver does not understand, such as a way of signing in of another server, it throws where nobody can catch it: here it ends the connection instead. */
function guard(client: pg.Client): void {
  const { connection } = client as unknown as { connection: { attachListeners: (stream: Duplex) => void } }
  const usual = connection.attachListeners.bind(connection)
  connection.attachListeners = (stream) => {
    usual(stream)
    for (const listener of stream.listeners('data') as ((chunk: Buffer) => void)[]) {
      stream.removeListener('data', listener)
      stream.on('data', (chunk: Buffer) => {
        try {
          listener(Buffer.from(chunk))
        } catch (error) {
          stream.destroy(error as Error)
        }
      })
    }
  }
}

/** Asks a session which server this is. */
export async function whichServer(client: pg.Client): Promise<Server> {
  type Who = { version: string; number: string | null; encoding: string | null; block: string | null }
  const asked = await client.query<Who>(WHO).catch(() => client.query<Who>(WHO_OLD)).catch(() => client.query<Who>('SELECT version() AS version'))
  const { version = '', number, encoding, block } = asked.rows[0] ?? ({} as Partial<Who>)
  const name = /openGauss|GaussDB|MogDB|KingbaseES|Vastbase|UXDB|HighGo|CockroachDB|Greenplum|Redshift|YugabyteDB|PolarDB/i.exec(version)?.[0] ?? 'PostgreSQL'
  const isPostgres = name === 'PostgreSQL'
  const of = isPostgres ? /PostgreSQL\s+([\d.]+\S*)/.exec(version)?.[1] : /\bV?\d+(?:\.\d+|R\d+)[\w.]*/.exec(version.slice(version.search(new RegExp(name, 'i')) + name.length))?.[0]
  return { name: [name, of].filter(Boolean).join(' ').slice(0, 100), isRecent: Number(number ?? 0) >= 100_000, canShare: isPostgres && Number(number ?? 0) >= 140_000, isRawBytes: encoding === 'SQL_ASCII', block: Number(block ?? 0) || 8192 }
}
