import path from 'node:path'
import type { TlsFiles } from './http/tls.ts'
import { StartRefused } from './db/embedded-owner.ts'
import { findUnknownSettings, type UnknownSetting } from './known-settings.ts'
import { levelNames, type Level } from './log.ts'
import { sealingMethods, type SealingMethod } from './vault/methods.ts'
import { type MailSettings, readMail } from './mail-settings.ts'
import { readAddress, readDatabaseUrl, readNetworks, readNumber, readSwitch, readWord } from './setting-values.ts'
import { readSignOn, type SignOnSettings } from './sign-on-settings.ts'

/** Who administers the accounts of an empty registry, and for which organisation; as given, checked when it is used. */
export type FirstAdministrator = Readonly<Record<'login' | 'password' | 'name' | 'organisation' | 'uscc' | 'kind' | 'roles', string>>

/** What the environment decides, read once at the start. */
export type Config = {
  readonly port: number
  /** Whether the port was named; a port that was not may give way to a free one. */
  readonly isPortNamed: boolean
  readonly host: string
  readonly dataDir: string
  /** Any PostgreSQL from 18 on instead of the bundled one. */
  readonly databaseUrl: string | null
  /** Megabytes the bundled PostgreSQL may keep for itself; null sizes it for a demonstration. */
  readonly databaseMemory: number | null
  readonly isDemonstration: boolean
  /**
   * Whether posts that decide must have a second factor, passwords given or grown old be changed, and weighty acts be proved anew
   * (choice:second-factor); never in the demonstration.
   */
  readonly forcesIdentity: boolean
  readonly version: string
  /** Folders of which sources may be added by path; empty means none. */
  readonly sourceFolders: readonly string[]
  /** Database hosts that may be scanned by connection, `host` or `host:port`; `*` is all of them, empty is none. */
  readonly scanHosts: readonly string[]
  /** Where people reach the platform, printed in QR codes. */
  readonly publicUrl: string
  /** The first account of an empty registry; null when the environment names neither login nor password. */
  readonly firstAdministrator: FirstAdministrator | null
  /** The city’s identity provider; null when none is configured (choice:single-sign-on). */
  readonly signOn: SignOnSettings | null
  /** The city’s mail server; null sends no letters (choice:mail). */
  readonly mail: MailSettings | null
  readonly secureCookies: boolean
  /** Certificate and key of TLS; null leaves TLS to a proxy. */
  readonly tls: TlsFiles | null
  /** Port on which plain http is sent on to https; null is none. */
  readonly redirectPort: number | null
  /** Where figures are shown apart from people, and the token that shows them on the platform's own port; null is not at all. */
  readonly metricsAddress: { readonly host: string; readonly port: number } | null
  readonly metricsToken: string | null
  /** Collector that takes OTLP over HTTP, and what the platform is called there. */
  readonly traces: { readonly endpoint: string; readonly name: string } | null
  /** Folder of the master keys, outside of the database and best on another disk than the data. */
  readonly keysDir: string
  /** How new sealing keys seal. */
  readonly sealingMethod: SealingMethod
  readonly workers: number
  /** What this process does of the work of the platform: answers people, works off jobs and clocks, or both. */
  readonly process: 'both' | 'web' | 'worker'
  /** Seconds a process that was told to stop goes on answering while it says that it is not ready, so that a proxy sends people elsewhere. */
  readonly drainSeconds: number
  /** Reverse proxies whose word for the address of a visitor is taken, as addresses, networks or `loopback`. */
  readonly proxies: readonly string[]
  /** Folder into which the bundled PostgreSQL archives its log; null archives nothing. */
  readonly archive: string | null
  readonly logLevel: Level
  /** Settings of our own form that nobody reads, as a slip in writing makes them. */
  readonly unknownSettings: readonly UnknownSetting[]
}

/** Reads the configuration; throws with both languages when a value cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const port = portOf('PORT', env['PORT'] || '8080')
  const tls = tlsOf(env)
  const isDemonstration = readSwitch(env, 'RONGSHU_DEMO')
  const publicUrl = readAddress(env, 'RONGSHU_URL') ?? `${tls ? 'https' : 'http'}://localhost:${port}`
  const dataDir = path.resolve(env['RONGSHU_DATA'] || path.join(root, '.data'))
  return {
    port,
    isPortNamed: Boolean(env['PORT']),
    host: env['HOST'] || '127.0.0.1',
    dataDir,
    keysDir: path.resolve(env['RONGSHU_KEYS'] || path.join(dataDir, 'keys')),
    sealingMethod: sealingMethodOf(env['RONGSHU_SEALING']),
    databaseUrl: readDatabaseUrl(env, 'DATABASE_URL'),
    databaseMemory: memoryOf(env['RONGSHU_DB_MEMORY']),
    isDemonstration,
    forcesIdentity: readWord(env, 'RONGSHU_IDENTITY', ['forced', 'plain']) === 'forced' && !isDemonstration,
    version: env['npm_package_version'] ?? '0.1.0',
    sourceFolders: (env['RONGSHU_SOURCES'] ?? '')
      .split(path.delimiter)
      .filter(Boolean)
      .map((f) => path.resolve(f)),
    scanHosts: (env['RONGSHU_SCAN_HOSTS'] ?? '')
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    publicUrl,
    firstAdministrator: firstAdministratorOf(env),
    signOn: readSignOn(env),
    mail: readMail(env),
    secureCookies: tls !== null || publicUrl.startsWith('https://'),
    tls,
    redirectPort: env['RONGSHU_REDIRECT_PORT'] ? portOf('RONGSHU_REDIRECT_PORT', env['RONGSHU_REDIRECT_PORT']) : null,
    metricsAddress: metricsAddressOf(env['RONGSHU_METRICS']),
    metricsToken: metricsTokenOf(env['RONGSHU_METRICS_TOKEN']),
    traces: tracesOf(env),
    workers: readNumber(env, 'RONGSHU_WORKERS', { usual: 1, least: 1, most: 64 }),
    process: readWord(env, 'RONGSHU_PROCESS', ['both', 'web', 'worker']),
    drainSeconds: readNumber(env, 'RONGSHU_DRAIN', { usual: 0, least: 0, most: 60 }),
    proxies: readNetworks(env, 'RONGSHU_PROXIES'),
    archive: env['RONGSHU_ARCHIVE'] ? path.resolve(env['RONGSHU_ARCHIVE']) : null,
    logLevel: readWord(env, 'LOG_LEVEL', ['warn', ...levelNames.filter((name) => name !== 'warn')]),
    unknownSettings: findUnknownSettings(env),
  }
}

function memoryOf(given: string | undefined): number | null {
  if (!given) return null
  if (!/^\d{2,7}$/.test(given) || Number(given) < 96)
    throw new Error(`RONGSHU_DB_MEMORY 应为兆字节数，不少于96 / is a number of megabytes, 96 at least: ${given}`)
  return Number(given)
}

function portOf(name: string, given: string): number {
  const port = Number(given)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name} 不是有效端口 / is not a port: ${given}`)
  return port
}

function tlsOf(env: NodeJS.ProcessEnv): TlsFiles | null {
  const [cert, key] = [env['RONGSHU_TLS_CERT'], env['RONGSHU_TLS_KEY']]
  if (!cert && !key) return null
  if (!cert || !key) throw new Error('RONGSHU_TLS_CERT 和 RONGSHU_TLS_KEY 须同时设置 / are set together or not at all')
  return { cert: path.resolve(cert), key: path.resolve(key) }
}

/** `9464`, `:9464` or `host:9464`; without a host only this machine reaches it. */
function metricsAddressOf(given: string | undefined): Config['metricsAddress'] {
  if (!given) return null
  const [, host, port] = /^(?:(.*):)?(\d+)$/.exec(given) ?? []
  if (!port) throw new Error(`RONGSHU_METRICS 应为 主机:端口 / is host:port: ${given}`)
  return { host: host?.replace(/^\[|\]$/g, '') || '127.0.0.1', port: portOf('RONGSHU_METRICS', port) }
}

function tracesOf(env: NodeJS.ProcessEnv): Config['traces'] {
  const endpoint = readAddress(env, 'OTEL_EXPORTER_OTLP_ENDPOINT')
  if (!endpoint) return null
  // Whoever sends the spans would refuse it each time.
  if (new URL(endpoint).username) throw new Error('OTEL_EXPORTER_OTLP_ENDPOINT 不能带用户名和密码 / holds no user and password')
  return { endpoint, name: env['OTEL_SERVICE_NAME'] || 'rongshu' }
}

function metricsTokenOf(given: string | undefined): string | null {
  if (given && given.length < 16) throw new Error('RONGSHU_METRICS_TOKEN 至少16个字符 / has 16 characters at least')
  return given || null
}

function sealingMethodOf(given: string | undefined): SealingMethod {
  const found = sealingMethods.find((method) => method === (given || 'aes-256-gcm') || method.split('-')[0] === given)
  if (!found) throw new Error(`RONGSHU_SEALING 应为 aes 或 sm4 / is aes or sm4: ${given}`)
  return found
}

function firstAdministratorOf(env: NodeJS.ProcessEnv): FirstAdministrator | null {
  const given = (name: string, otherwise = '') => env[`RONGSHU_ADMIN_${name}`] ?? otherwise
  if (!given('LOGIN') && !given('PASSWORD')) return null
  return {
    login: given('LOGIN'),
    password: given('PASSWORD'),
    name: given('NAME', '系统管理员'),
    organisation: given('ORGANISATION'),
    uscc: given('USCC'),
    kind: given('KIND', 'public-institution'),
    roles: given('ROLES'),
  }
}

/** The configuration on another port, where people who were told no other address find it. */
export function onPort(config: Config, port: number): Config {
  return {
    ...config,
    port,
    publicUrl: config.publicUrl === `http://localhost:${config.port}` ? `http://localhost:${port}` : config.publicUrl,
  }
}

/** The configuration of this process; StartRefused names the setting that cannot be used. */
export function readOwnConfig(root: string): Config {
  try {
    return readConfig(process.env, root)
  } catch (problem) {
    throw new StartRefused((problem as Error).message)
  }
}
