import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Where the platform answers when nobody says: where it last said it listens, else the port it would take. */
export function platformAddress(): string {
  const { PORT: port, RONGSHU_TLS_CERT: certificate, RONGSHU_URL: url } = process.env
  // The certificate is of the public name.
  if (port) return certificate ? (url ?? `https://localhost:${port}`) : `http://localhost:${port}`
  const folder = process.env['RONGSHU_DATA'] ?? path.join(import.meta.dirname, '..', '.data')
  try {
    return readFileSync(path.join(folder, 'address'), 'utf8').trim() || 'http://localhost:8080'
  } catch {
    return 'http://localhost:8080'
  }
}

/** What the private key of the unit is sealed with; empty when it is not. */
export const keyPassphrase = (): string => process.env['RONGSHU_KEY_PASSPHRASE'] ?? ''

/** The password of databases named in a scan, so that it need not stand in their address. */
export const databasePassword = (): string => process.env['RONGSHU_SCAN_PASSWORD'] ?? ''
