import { createHash, createHmac, pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'

/** What openGauss and GaussDB ask of who signs in, in their own way (authentication 10 and 13 of their protocol 3.51). */
export type Wanted = { way: 'sha256' | 'sm3'; salt: string; token: string; rounds: number } | { way: 'md5'; salt: Buffer }

/** The minor version of the protocol in which the server tells how many rounds a password was kept with. */
export const MINOR = 51
/** More rounds than this would keep a processor busy for seconds: openGauss keeps passwords with 10,000 unless it is told otherwise. */
const MOST_ROUNDS = 10_000_000
const AUTHENTICATION = 0x52
const KEPT_AS = { md5: 1, sm3: 3 }

/**
 * Whether a whole message of a server, with its letter and length, asks for a sign-in of openGauss’s own: there a small number stands
 * where the name of a usual mechanism would.
 */
export function isOwnWay(message: Buffer): boolean {
  if (message.length < 17 || message[0] !== AUTHENTICATION) return false
  const code = message.readInt32BE(5)
  return (code === 10 || code === 13) && message.readUInt32BE(9) <= KEPT_AS.sm3
}

/** What is asked for in such a message; none where the server keeps its rounds to itself or asks for too many. */
export function wantedBy(message: Buffer): Wanted | undefined {
  const [code, keptAs] = [message.readInt32BE(5), message.readUInt32BE(9)]
  if (code === 10 && keptAs === KEPT_AS.md5) return { way: 'md5', salt: message.subarray(13, 17) }
  if (message.length < 89 || (code === 13) !== (keptAs === KEPT_AS.sm3)) return undefined
  const rounds = message.readUInt32BE(85)
  return rounds < 1 || rounds > MOST_ROUNDS
    ? undefined
    : { way: code === 13 ? 'sm3' : 'sha256', salt: message.toString('latin1', 13, 77), token: message.toString('latin1', 77, 85), rounds }
}

const hmac = (key: Buffer, said: Buffer | string): Buffer => createHmac('sha256', key).update(said).digest()
const derive = promisify(pbkdf2)

/** The message that answers it: the password is proven, never sent (RFC 5802 with the server’s token as what is signed). */
export async function answerTo(wanted: Wanted, user: string, password: string): Promise<Buffer> {
  const said = Buffer.from(wanted.way === 'md5' ? kept(wanted.salt, user, password) : await proof(wanted, password), 'latin1')
  const message = Buffer.alloc(said.length + 6)
  message.write('p', 0, 'latin1')
  message.writeInt32BE(said.length + 5, 1)
  said.copy(message, 5)
  return message
}

function kept(salt: Buffer, user: string, password: string): string {
  const inner = createHash('md5')
    .update(password + user)
    .digest('hex')
  return `sha256${createHash('sha256').update(inner).update(salt).digest('hex')}`
}

async function proof({ way, salt, token, rounds }: Exclude<Wanted, { way: 'md5' }>, password: string): Promise<string> {
  const key = await derive(password, Buffer.from(salt, 'hex'), rounds, 32, 'sha1')
  const client = hmac(key, 'Client Key')
  const stored = createHash(way).update(client).digest()
  return Buffer.from(hmac(stored, Buffer.from(token, 'hex')).map((byte, at) => byte ^ client[at]!)).toString('hex')
}

/** The longest first message of a server that is looked at as a whole. */
const LONGEST = 4096

/** Hears what a server says: its first message whole and by itself, which goes on only where `take` leaves it; all else as it comes, copied. */
export function firstApart(take: (message: Buffer) => boolean, on: (chunk: Buffer) => void): (chunk: Buffer) => void {
  let held: Buffer | null = Buffer.alloc(0)
  return (chunk) => {
    if (!held) return on(Buffer.from(chunk))
    held = Buffer.concat([held, chunk])
    if (held.length < 5) return
    const length = 1 + held.readUInt32BE(1)
    if (length <= LONGEST && held.length < length) return
    const all = held
    held = null
    if (length > LONGEST || !take(all.subarray(0, length))) on(all)
    else if (all.length > length) on(all.subarray(length))
  }
}
