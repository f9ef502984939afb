import { BlockList, isIP } from 'node:net'

type Env = Readonly<Record<string, string | undefined>>
const [on, off] = [
  ['on', '1', 'yes', 'true'],
  ['off', '0', 'no', 'false'],
] as const

/**
 * Whether a switch is on, as it is unless it is set; a word that is neither on nor off is refused, since a slip in writing must not leave
 * open what was to be closed.
 */
export function readSwitch(env: Env, name: string): boolean {
  const given = (env[name] ?? 'on').trim().toLowerCase()
  if ([...on, ...off].includes(given as 'on')) return on.includes(given as 'on')
  throw new Error(`${name} 应为 on 或 off / is on or off: ${env[name]}`)
}

/** One of these words, the first of them where nothing is set; any other is refused. */
export function readWord<T extends string>(env: Env, name: string, words: readonly [T, ...T[]]): T {
  const given = env[name] || words[0]
  const found = words.find((each) => each === given)
  if (!found) throw new Error(`${name} 应为其中之一 / is one of: ${words.join(' ')}: ${given}`)
  return found
}

/** A whole number within bounds, the usual one where nothing is set. */
export function readNumber(
  env: Env,
  name: string,
  { usual, least, most }: { readonly usual: number; readonly least: number; readonly most: number },
): number {
  const given = env[name] || String(usual)
  if (/^\d{1,9}$/.test(given) && Number(given) >= least && Number(given) <= most) return Number(given)
  throw new Error(`${name} 应为 ${least} 至 ${most} 的整数 / is a whole number from ${least} to ${most}: ${given}`)
}

/** An address people reach the platform by, without a slash at its end; null where nothing is set. */
export function readAddress(env: Env, name: string): string | null {
  const given = env[name]
  if (!given) return null
  if (!URL.canParse(given) || !/^https?:\/\/[^/]/.test(given))
    throw new Error(`${name} 应为 http:// 或 https:// 开头的地址 / is an address that begins with http:// or https://: ${given}`)
  return given.replace(/\/$/, '')
}

/** The address of a PostgreSQL; null where nothing is set. What is wrong is not printed: a password may stand in it. */
export function readDatabaseUrl(env: Env, name: string): string | null {
  const given = env[name]
  if (!given) return null
  if (isDatabaseUrl(given)) return given
  throw new Error(
    `${name} 应为 postgres://用户:密码@主机:端口/库名 / is postgres://user:password@host:port/database; in the password write @ / : # as %40 %2F %3A %23`,
  )
}

/** Whether something is an address of a PostgreSQL with all that is needed to ask it. */
export const isDatabaseUrl = (given: string): boolean => URL.canParse(given) && /^postgres(ql)?:\/\//.test(given)

/** Addresses and networks, as `loopback`, `10.0.0.7` or `10.0.0.0/8`; what is none is refused by its name. */
export function readNetworks(env: Env, name: string): string[] {
  const networks = (env[name] || 'loopback')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
  const wrong = networks.find((each) => !['loopback', 'linklocal', 'uniquelocal'].includes(each) && !isNetwork(each))
  if (wrong !== undefined) throw new Error(`${name} 应为地址或网段，以逗号分隔 / holds addresses or networks, by commas: ${wrong}`)
  return networks
}

function isNetwork(given: string): boolean {
  const [address = '', bits, ...more] = given.split('/')
  const kind = isIP(address)
  if (kind === 0 || more.length > 0) return false
  if (bits === undefined) return true
  try {
    new BlockList().addSubnet(address, /^\d+$/.test(bits) ? Number(bits) : -1, kind === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}
