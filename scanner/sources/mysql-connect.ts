import mysql from 'mysql2'
import { Unreadable } from '#scanner/faults.ts'
import { whyNotConnected } from '#scanner/sources/database-words.ts'
import { BEGIN, LIMITS, READ_ONLY, SESSION, WHO } from '#scanner/sources/mysql-catalogue.sql.ts'
import { cutWhenSilent } from '#scanner/sources/silence.ts'
import type { Socket } from 'node:net'
import type { Connection as Session } from 'mysql2'
import type { Connection } from '#contract/scan-files.ts'

/**
 * Opens a session that only reads, and tells whether the server took that nothing may be written, and a limit of time for its statements;
 * throws in words why it could not.
 */
export async function openSession(connection: Connection): Promise<{ session: Session; isGuarded: boolean; isTimed: boolean }> {
  const { host, address, port, database, user, password, tls } = connection
  const session = mysql.createConnection({
    host: address ?? host,
    port,
    database,
    user,
    password,
    charset: 'utf8mb4',
    connectTimeout: 15_000,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: false,
    enableKeepAlive: true,
    keepAliveInitialDelay: 30_000,
    // A server must not be able to ask for files of this machine.
    flags: ['-LOCAL_FILES'],
    connectAttributes: { program_name: 'rongshu-scan' },
    ...(tls === 'off' ? {} : { ssl: { rejectUnauthorized: tls === 'verify' } }),
  })
  session.on('error', () => {})
  try {
    await new Promise<void>((done, fail) => session.connect((error) => (error ? fail(error) : done())))
  } catch (error) {
    session.destroy()
    throw new Unreadable('connection', whyNotConnected(error, connection))
  }
  const wire = session as unknown as { stream: Socket; _command: object | null | undefined }
  cutWhenSilent(wire.stream, connection.statementSeconds, () => Boolean(wire._command))
  // Servers know different settings; what one does not know it is asked in vain.
  const isGuarded = await ask(session, READ_ONLY).then(
    () => true,
    () => false,
  )
  for (const statement of SESSION) await ask(session, statement).catch(() => {})
  let isTimed = false
  for (const statement of LIMITS(connection.statementSeconds))
    isTimed =
      (await ask(session, statement).then(
        () => true,
        () => false,
      )) || isTimed
  return { session, isGuarded, isTimed }
}

/** Asks one question and answers its rows. */
export async function ask<T>(session: Session, text: string): Promise<T[]> {
  return new Promise((done, fail) => session.query(text, (error, rows) => (error ? fail(error) : done(rows as T[]))))
}

/** Runs the work in a transaction that sees one state and cannot write, as far as the server knows such. */
export async function inTransaction<T>(session: Session, work: () => Promise<T>): Promise<T> {
  for (const statement of BEGIN) {
    const begun = await ask(session, statement).then(
      () => true,
      () => false,
    )
    if (begun) break
  }
  try {
    return await work()
  } finally {
    await ask(session, 'ROLLBACK').catch(() => {})
  }
}

/** What the server is, by what it says of itself; many speak this protocol. */
export async function whichServer(session: Session): Promise<string> {
  type Who = { version: string; comment?: string }
  const [who] = await ask<Who>(session, WHO[0]!)
    .catch(() => ask<Who>(session, WHO[1]!))
    .catch((): Who[] => [])
  const { version, comment = '' }: Who = who ?? { version: '' }
  const both = `${version} ${comment}`
  const fork = /TiDB|OceanBase seekdb|OceanBase|Doris|StarRocks|SelectDB|PolarDB|GreatDB|TDSQL|GoldenDB|MariaDB|Percona/i.exec(both)?.[0]
  if (!fork) return `MySQL ${version}`.slice(0, 100)
  if (fork === 'MariaDB') return `MariaDB ${version.replace(/^5\.5\.5-/, '').split('-')[0]}`
  const after = both.slice(both.indexOf(fork) + fork.length)
  return `${fork} ${/v?\d+(?:\.\d+)+/.exec(after)?.[0] ?? version}`.slice(0, 100)
}
