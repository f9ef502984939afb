import { isIP, Socket } from 'node:net'
import pg from 'pg'
import { Unreadable } from '#scanner/faults.ts'
import { whyNotConnected } from '#scanner/sources/database-words.ts'
import { answerTo, firstApart, isOwnWay, MINOR, wantedBy } from '#scanner/sources/opengauss.ts'
import { SESSION, WHO, WHO_OLD } from '#scanner/sources/postgres-catalogue.sql.ts'
import { cutWhenSilent } from '#scanner/sources/silence.ts'
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

/**
 * Opens a session that only reads; throws in words why it could not. A server that asks for openGauss’s own sign-in is met a second time
 * in its own protocol.
 */
export async function openSession(connection: Connection): Promise<pg.Client> {
  const client = await connect(connection, false)
    .catch((error: unknown) => {
      if (error instanceof OwnWay) return connect(connection, true)
      throw error
    })
    .catch((error: unknown) => {
      throw new Unreadable('connection', whyNotConnected(error, connection))
    })
  const [first, ...others] = SESSION(connection.statementSeconds)
  try {
    await client.query(first!)
  } catch {
    await client.end().catch(() => {})
    throw new Unreadable('connection', {
      zh: '服务器不接受只读会话，为避免写入，未扫描',
      en: 'The server takes no read-only session; nothing was scanned, so that nothing can be written',
    })
  }
  // Forks of old versions lack some of these; each is worth having, none is worth stopping for.
  for (const statement of others) await client.query(statement).catch(() => {})
  return client
}

async function connect(connection: Connection, isOpenGauss: boolean): Promise<pg.Client> {
  const { host, address, port, database, user, password, tls } = connection
  const client = new pg.Client({
    host: address ?? host,
    port,
    database,
    user,
    password,
    application_name: 'rongshu-scan',
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    ...(tls === 'off'
      ? { stream: lendingSocket }
      : { ssl: { rejectUnauthorized: tls === 'verify', ...(isIP(host) ? {} : { servername: host }) } }),
  })
  client.on('error', () => {})
  guard(
    client,
    isOpenGauss
      ? (message, stream) => {
          signIn(message, stream, user, password)
        }
      : (_, stream) => {
          stream.destroy(new OwnWay())
        },
  )
  if (isOpenGauss) speakOwn(client)
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
  cutWhenSilent(
    wireOf(client).stream as Socket,
    connection.statementSeconds,
    () => !(client as unknown as { readyForQuery: boolean }).readyForQuery,
  )
  return client
}

/** The server wants openGauss’s own way of signing in. */
class OwnWay extends Error {}

function signIn(message: Buffer, stream: Duplex, user: string, password: string): void {
  const wanted = wantedBy(message)
  if (!wanted) return void stream.destroy(new Error('authentication'))
  answerTo(wanted, user, password).then(
    (answer) => stream.write(answer),
    (error: unknown) => stream.destroy(error as Error),
  )
}

type Wire = { stream: Duplex; attachListeners: (stream: Duplex) => void; startup: (config: unknown) => void }
const wireOf = (client: pg.Client): Wire => (client as unknown as { connection: Wire }).connection

/** Says in the first message of a session that openGauss’s protocol is spoken. */
function speakOwn(client: pg.Client): void {
  const wire = wireOf(client)
  const usual = wire.startup.bind(wire)
  wire.startup = (config) => {
    const { stream } = wire
    const write = stream.write.bind(stream)
    stream.write = (bytes: Buffer) => {
      stream.write = write
      bytes.writeUInt16BE(MINOR, 6)
      return write(bytes)
    }
    usual(config)
  }
}

/**
 * What the driver does not understand, such as a way of signing in of another server, it throws where nobody can catch it: here it ends
 * the connection instead, and openGauss’s own goes to `own`.
 */
function guard(client: pg.Client, own: (message: Buffer, stream: Duplex) => void): void {
  const wire = wireOf(client)
  const usual = wire.attachListeners.bind(wire)
  wire.attachListeners = (stream) => {
    usual(stream)
    for (const listener of stream.listeners('data') as ((chunk: Buffer) => void)[]) {
      stream.removeListener('data', listener)
      stream.on(
        'data',
        firstApart(
          (message) => isOwnWay(message) && (own(message, stream), true),
          (chunk) => {
            try {
              listener(chunk)
            } catch (error) {
              stream.destroy(error as Error)
            }
          },
        ),
      )
    }
  }
}

/** Asks a session which server this is. */
export async function whichServer(client: pg.Client): Promise<Server> {
  type Who = { version: string; number: string | null; encoding: string | null; block: string | null }
  const asked = await client
    .query<Who>(WHO)
    .catch(() => client.query<Who>(WHO_OLD))
    .catch(() => client.query<Who>('SELECT version() AS version'))
  const { version = '', number, encoding, block } = asked.rows[0] ?? ({} as Partial<Who>)
  const name =
    /openGauss|GaussDB|MogDB|KingbaseES|Vastbase|UXDB|HighGo|CockroachDB|Greenplum|Redshift|YugabyteDB|PolarDB/i.exec(version)?.[0] ??
    'PostgreSQL'
  const isPostgres = name === 'PostgreSQL'
  const of = isPostgres
    ? /PostgreSQL\s+([\d.]+\S*)/.exec(version)?.[1]
    : /\bV?\d+(?:\.\d+|R\d+)[\w.]*/.exec(version.slice(version.search(new RegExp(name, 'i')) + name.length))?.[0]
  return {
    name: [name, of].filter(Boolean).join(' ').slice(0, 100),
    isRecent: Number(number ?? 0) >= 100_000,
    canShare: isPostgres && Number(number ?? 0) >= 140_000,
    isRawBytes: encoding === 'SQL_ASCII',
    block: Number(block ?? 0) || 8192,
  }
}
