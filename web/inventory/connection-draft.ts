import { Refused } from '#contract/call.ts'
import type { Connection } from '#contract/scan-files.ts'
import type { Reached } from '#contract/source-scope.ts'
import type { Words } from '#law/words.ts'

/** A connection while it is written: everything as text. */
export type ConnectionDraft = {
  readonly kind: Connection['kind']
  readonly host: string
  readonly port: string
  readonly database: string
  readonly user: string
  readonly password: string
  readonly tls: Connection['tls']
  readonly schemas: string
  readonly tables: string
  readonly mode: Connection['mode']
  readonly minutes: string
}
export type ConnectionField = keyof ConnectionDraft
/** What is wrong with a connection, by field. */
export type ConnectionProblems = { readonly [field in ConnectionField]?: Words }

/** The port each kind of database listens at unless told otherwise. */
export const usualPort: { readonly [kind in Connection['kind']]: string } = { postgresql: '5432', mysql: '3306' }

export const emptyConnection: ConnectionDraft = {
  kind: 'postgresql',
  host: '',
  port: usualPort.postgresql,
  database: '',
  user: '',
  password: '',
  tls: 'off',
  schemas: '',
  tables: '',
  mode: 'full',
  minutes: '10',
}

/** The draft of reaching a database as it was reached before; its password, which nobody kept, is asked once more. */
export function draftOf(reached: Reached): ConnectionDraft {
  return {
    ...emptyConnection,
    ...reached,
    port: String(reached.port),
    schemas: reached.schemas.join(', '),
    tables: reached.tables.join(', '),
    minutes: String(Math.round((reached.statementSeconds / 60) * 100) / 100),
  }
}

/** The draft with another kind; a port that was the usual one follows. */
export function withKind(draft: ConnectionDraft, kind: Connection['kind']): ConnectionDraft {
  return { ...draft, kind, port: draft.port === usualPort[draft.kind] || draft.port === '' ? usualPort[kind] : draft.port }
}

/** What is wrong with a draft, by field; empty when it can be sent. */
export function problemsOfConnection(draft: ConnectionDraft): ConnectionProblems {
  const missing = (words: Words): Words => words
  const port = Number(draft.port)
  const minutes = Number(draft.minutes)
  return {
    ...(draft.host.trim() === ''
      ? { host: missing({ zh: '请填主机名或 IP 地址', en: 'Give the host name or address' }) }
      : /[\s/:@]/.test(draft.host.trim()) && !/^\[?[0-9a-f:.]+\]?$/i.test(draft.host.trim())
        ? { host: { zh: '只填主机名，不带协议、端口和账号', en: 'The host only, without protocol, port or account' } }
        : {}),
    ...(!Number.isInteger(port) || port < 1 || port > 65_535
      ? { port: { zh: '端口为 1 至 65535 的整数', en: 'A whole number from 1 to 65535' } }
      : {}),
    ...(draft.database.trim() === '' ? { database: { zh: '请填库名', en: 'Give the name of the database' } } : {}),
    ...(draft.user.trim() === '' ? { user: { zh: '请填只读账号', en: 'Give a read-only account' } } : {}),
    ...(!Number.isFinite(minutes) || minutes <= 0 || minutes > 1440 ? { minutes: { zh: '1 至 1440 分钟', en: '1 to 1440 minutes' } } : {}),
  }
}

/** The connection a draft says; meant for drafts without problems. */
export function connectionOf(draft: ConnectionDraft): Connection {
  const { kind, password, tls, mode } = draft
  return {
    kind,
    host: draft.host.trim(),
    port: Number(draft.port),
    database: draft.database.trim(),
    user: draft.user.trim(),
    password,
    tls,
    mode,
    schemas: namesIn(draft.schemas),
    tables: namesIn(draft.tables),
    statementSeconds: Math.max(1, Math.round(Number(draft.minutes) * 60)),
  }
}

/** Names written one a line or with commas between them. */
export function namesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))]
}

/** The problems a request was refused for, at the fields of the form. */
export function problemsOfRefusal(error: unknown): ConnectionProblems {
  const fields = error instanceof Refused ? (error.problem.fields ?? []) : []
  return Object.fromEntries(
    fields.flatMap(({ field, message }) => {
      const shownAt = fieldOfRefusal(field)
      return shownAt ? [[shownAt, message]] : []
    }),
  )
}

/** Which field of the form a field of the refused request is shown at. */
export function fieldOfRefusal(field: string): ConnectionField | null {
  const name = field.split('.')[0] ?? ''
  return name === 'statementSeconds' ? 'minutes' : name in emptyConnection ? (name as ConnectionField) : null
}

/** Statements that make an account which may read and do nothing else; names are quoted for the database. */
export function grantsFor(draft: ConnectionDraft): string {
  const user = draft.user.trim() || 'rongshu_reader'
  const database = draft.database.trim() || '<库名>'
  if (draft.kind === 'mysql') {
    const name = `'${user.replaceAll("'", "''")}'@'%'`
    return [
      `CREATE USER ${name} IDENTIFIED BY '<口令>';`,
      `GRANT SELECT, SHOW VIEW ON \`${database.replaceAll('`', '``')}\`.* TO ${name};`,
    ].join('\n')
  }
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const named = namesIn(draft.schemas)
  const schemas = named.length > 0 ? named : ['public']
  return [
    `CREATE ROLE ${quoted(user)} LOGIN PASSWORD '<口令>' NOSUPERUSER NOCREATEDB NOCREATEROLE;`,
    `ALTER ROLE ${quoted(user)} SET default_transaction_read_only = on;`,
    `GRANT CONNECT ON DATABASE ${quoted(database)} TO ${quoted(user)};`,
    ...schemas.flatMap((schema) => [
      `GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${quoted(user)};`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA ${quoted(schema)} TO ${quoted(user)};`,
    ]),
    // Whoever leaves the schemas open means all of them, and an account that may read one of them finds only that.
    ...(named.length > 0 ? [] : ['-- 业务数据在其他模式的，逐个模式照上面两句授权 / the last two for every schema that holds data']),
  ].join('\n')
}
