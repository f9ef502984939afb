import { connection, type Connection } from '#contract/scan-files.ts'
import { CommandDenied } from './denial.ts'

const kinds: Readonly<Record<string, Connection['kind']>> = {
  'postgresql:': 'postgresql',
  'postgres:': 'postgresql',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
}
const ports: Readonly<Record<Connection['kind'], number>> = { postgresql: 5432, mysql: 3306 }

/** Whether what was given names a database and not a file. */
export function isDatabaseAddress(given: string): boolean {
  return /^(postgres(ql)?|mysql|mariadb):\/\//i.test(given)
}

/**
 * Reads `kind://user@host:port/database?schemas=a,b&tables=c&tls=verify&statementSeconds=60`. The password comes from
 * `password` (the environment) rather than from the address, which other users of the machine can see; denied when a part is wrong.
 */
export function readDatabaseAddress(given: string, mode: Connection['mode'], password: string): Connection {
  const url = URL.canParse(given) ? new URL(given) : null
  const kind = url && kinds[url.protocol.toLowerCase()]
  if (!url || !kind)
    throw new CommandDenied({
      zh: '数据库地址写法不对。例如 postgresql://用户@主机:5432/库名?schemas=public',
      en: 'The address of the database is not written as it should be. For example postgresql://user@host:5432/database?schemas=public',
    })
  const list = (name: string) =>
    (url.searchParams.get(name) ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
  const asked = connection.safeParse({
    kind,
    mode,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : ports[kind],
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password) || password,
    tls: url.searchParams.get('tls') ?? undefined,
    schemas: list('schemas'),
    tables: list('tables'),
    statementSeconds: url.searchParams.has('statementSeconds') ? Number(url.searchParams.get('statementSeconds')) : undefined,
  })
  if (asked.success) return asked.data
  const part = String(asked.error.issues[0]?.path[0] ?? '')
  throw new CommandDenied({ zh: `数据库地址中的 ${part} 不对或缺少`, en: `The ${part} in the address of the database is wrong or missing` })
}

/** The address without its password, for people and for telling one database from another. */
export function shownAddress({ kind, user, host, port, database }: Connection): string {
  return `${kind}://${user}@${host}:${port}/${database}`
}
