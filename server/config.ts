import path from 'node:path'
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
  /** Any PostgreSQL from 15 on instead of the bundled one. */
  readonly databaseUrl: string | null
  /** Megabytes the bundled PostgreSQL may keep for itself; null sizes it for a demonstration. */
  readonly databaseMemory: number | null
  readonly isDemonstration: boolean
  /** Whether posts that decide must have a second factor, passwords given or grown old be changed, and weighty acts be proved anew (choice:second-factor); never in the demonstration. */
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
  readonly secureCookies: boolean
  readonly workers: number
  readonly logLevel: string
}

/** Reads the configuration; throws with both languages when a value cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const port = Number(env['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT 不是有效端口 / is not a port: ${env['PORT']}`)
  const isDemonstration = !['off', '0', 'no', 'false'].includes((env['RONGSHU_DEMO'] ?? 'on').toLowerCase())
  const publicUrl = (env['RONGSHU_URL'] ?? `http://localhost:${port}`).replace(/\/$/, '')
  return {
    port,
    isPortNamed: env['PORT'] !== undefined,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir: path.resolve(env['RONGSHU_DATA'] ?? path.join(root, '.data')),
    databaseUrl: env['DATABASE_URL'] || null,
    databaseMemory: memoryOf(env['RONGSHU_DB_MEMORY']),
    isDemonstration,
    forcesIdentity: !isDemonstration && env['RONGSHU_IDENTITY'] !== 'plain',
    version: env['npm_package_version'] ?? '0.1.0',
    sourceFolders: (env['RONGSHU_SOURCES'] ?? '').split(path.delimiter).filter(Boolean).map(f => path.resolve(f)),
    scanHosts: (env['RONGSHU_SCAN_HOSTS'] ?? '').split(',').map(host => host.trim()).filter(Boolean),
    publicUrl,
    firstAdministrator: firstAdministratorOf(env),
    signOn: readSignOn(env),
    secureCookies: publicUrl.startsWith('https://'),
    workers: Number(env['RONGSHU_WORKERS'] ?? 1),
    logLevel: env['LOG_LEVEL'] ?? 'warn',
  }
}

function memoryOf(given: string | undefined): number | null {
  if (!given) return null
  if (!/^\d{2,7}$/.test(given) || Number(given) < 96) throw new Error(`RONGSHU_DB_MEMORY 应为兆字节数，不少于96 / is a number of megabytes, 96 at least: ${given}`)
  return Number(given)
}

function firstAdministratorOf(env: NodeJS.ProcessEnv): FirstAdministrator | null {
  const given = (name: string, otherwise = '') => env[`RONGSHU_ADMIN_${name}`] ?? otherwise
  if (!given('LOGIN') && !given('PASSWORD')) return null
  return { login: given('LOGIN'), password: given('PASSWORD'), name: given('NAME', '系统管理员'), organisation: given('ORGANISATION'), uscc: given('USCC'), kind: given('KIND', 'public-institution'), roles: given('ROLES') }
}

/** The configuration on another port, where people who were told no other address find it. */
export function onPort(config: Config, port: number): Config {
  return { ...config, port, publicUrl: config.publicUrl === `http://localhost:${config.port}` ? `http://localhost:${port}` : config.publicUrl }
}

/** The configuration of this process. */
export const readOwnConfig = (root: string): Config => readConfig(process.env, root)
