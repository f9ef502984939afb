import type { Writable } from 'node:stream'

const levels = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: Infinity } as const
export type Level = keyof typeof levels
/** The words LOG_LEVEL may be. */
export const levelNames = Object.keys(levels) as Level[]
type Fields = Readonly<Record<string, unknown>>
type Say = (first: unknown, ...rest: unknown[]) => void

/** The one log of the server: JSON lines with time, level and words, as pino writes them. Also what Fastify logs to. */
export type Log = { level: string; child(fields: Fields): Log } & { readonly [L in Exclude<Level, 'silent'> | 'silent']: Say }

/** Names under which secrets travel; what stands under one is never written, however deep. */
const secret =
  /pass(word|wd|phrase)?$|^(password|secret|token|cookie|set-cookie|authorization|csrf|x-csrf-token|otp|totp|code|credential|private(key)?|sealed|salt|receipt|session)|(token|secret|key_?digest)$/i
const hidden = '[hidden]'
const [deepest, longest] = [6, 2000] as const

/** A value as it may be written: secrets hidden, texts cut, errors reduced to what tells of the fault and not of the data. */
export function writable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return withoutSecrets(value).slice(0, longest)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value
  if (value instanceof Error) return errorOf(value, depth)
  if (Buffer.isBuffer(value) || ArrayBuffer.isView(value)) return '[bytes]'
  if (depth >= deepest) return '[deep]'
  // A request, a socket, a pool: nothing that is not plain data is walked through.
  if (!Array.isArray(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null))
    return `[${value.constructor?.name ?? 'object'}]`
  if (Array.isArray(value)) return value.slice(0, 50).map((each) => writable(each, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, secret.test(name) ? hidden : writable(each, depth + 1)]))
}

/** Passwords inside addresses, bearer tokens and cookies inside words. */
function withoutSecrets(text: string): string {
  return text
    .replaceAll(/(\w+:\/\/[^:/\s@]+):[^@\s]+@/g, `$1:${hidden}@`)
    .replaceAll(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${hidden}`)
    .replaceAll(/\b(rongshu|password|token|secret|otp|code)=[^;&\s"]+/gi, `$1=${hidden}`)
}

/** PostgreSQL tells the values of a row in `detail` and `where`: those are left out. */
function errorOf(error: Error, depth: number): Fields {
  const { code, constraint, table, status } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown; status?: unknown }
  const told = Object.fromEntries(Object.entries({ code, constraint, table, status }).filter(([, each]) => each !== undefined))
  return {
    type: error.name,
    message: withoutSecrets(error.message).slice(0, longest),
    stack: withoutSecrets(error.stack ?? '').slice(0, 4000),
    ...told,
    ...(error.cause === undefined || depth >= deepest ? {} : { cause: writable(error.cause, depth + 1) }),
  }
}

/** A log that writes lines of this level and above. */
export function openLog(level: string, out: Pick<Writable, 'write'> = process.stderr, bound: Fields = {}): Log {
  const lowest = levels[level as Level] ?? levels.info
  const say =
    (name: Exclude<Level, 'silent'>): Say =>
    (first, ...rest) => {
      if (levels[name] < lowest) return
      const [fields, words] =
        typeof first === 'string' ? [{}, [first, ...rest]] : [first instanceof Error ? { err: first } : (first as Fields), rest]
      const more = words.slice(1).filter((each) => each !== undefined)
      const line = {
        level: levels[name],
        time: new Date(),
        ...bound,
        ...(writable(fields) as Fields),
        ...(more.length > 0 ? { with: writable(more) } : {}),
        msg: writable(words[0] ?? ''),
      }
      out.write(`${JSON.stringify(line)}\n`)
    }
  return {
    level,
    child: (fields) => openLog(level, out, { ...bound, ...(writable(fields) as Fields) }),
    trace: say('trace'),
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    fatal: say('fatal'),
    silent: () => {},
  }
}
