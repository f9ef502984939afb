import { Secret, TOTP } from 'otpauth'

const issuer = '榕数'
const periodMs = 30_000

const totp = (secret: string, login: string) =>
  new TOTP({ issuer, label: login, algorithm: 'SHA1', digits: 6, period: periodMs / 1000, secret: Secret.fromBase32(secret) })

/** A new secret of 160 bits in base32, as people may type it into their device. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32

/** The address a device reads from the QR code (RFC 6238: SHA-1, six digits, half a minute). */
export const codeAddress = (secret: string, login: string): string => totp(secret, login).toString()

/** The step of time a code is of, looking one step back and ahead for clocks that differ; null when it is of none. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const delta = totp(secret, '').validate({ token: code, timestamp: at.getTime(), window: 1 })
  return delta === null ? null : Math.floor(at.getTime() / periodMs) + delta
}
