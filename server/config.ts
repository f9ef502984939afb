import { randomBytes } from 'node:crypto'
import path from 'node:path'

/** What the environment decides, read once at the start. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Any PostgreSQL from 15 on instead of the bundled one. */
  readonly databaseUrl: string | null
  readonly isDemonstration: boolean
  readonly version: string
  /** Folders of which sources may be added by path; empty means none. */
  readonly sourceFolders: readonly string[]
  /** Where people reach the platform, printed in QR codes. */
  readonly publicUrl: string
  readonly firstAdministrator: { readonly login: string; readonly password: string; readonly name: string } | null
  readonly secureCookies: boolean
  readonly workers: number
  readonly logLevel: string
}

/** Reads the configuration; throws with both languages when a value cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const port = Number(env['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT 不是有效端口 / is not a port: ${env['PORT']}`)
  const publicUrl = (env['RONGSHU_URL'] ?? `http://localhost:${port}`).replace(/\/$/, '')
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir: path.resolve(env['RONGSHU_DATA'] ?? path.join(root, '.data')),
    databaseUrl: env['DATABASE_URL'] || null,
    isDemonstration: !['off', '0', 'no', 'false'].includes((env['RONGSHU_DEMO'] ?? 'on').toLowerCase()),
    version: env['npm_package_version'] ?? '0.1.0',
    sourceFolders: (env['RONGSHU_SOURCES'] ?? '').split(path.delimiter).filter(Boolean).map(f => path.resolve(f)),
    publicUrl,
    firstAdministrator: env['RONGSHU_ADMIN_LOGIN'] && env['RONGSHU_ADMIN_PASSWORD']
      ? { login: env['RONGSHU_ADMIN_LOGIN'], password: env['RONGSHU_ADMIN_PASSWORD'], name: env['RONGSHU_ADMIN_NAME'] ?? '系统管理员' } : null,
    secureCookies: publicUrl.startsWith('https://'),
    workers: Number(env['RONGSHU_WORKERS'] ?? 1),
    logLevel: env['LOG_LEVEL'] ?? 'warn',
  }
}

/** A random name for things that must not be guessed: 128 bits in base64url. */
export const unguessable = () => randomBytes(16).toString('base64url')
