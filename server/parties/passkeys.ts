import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Config } from '#server/config.ts'
import type { KeptPasskey } from './factors.sql.ts'

type Where = Pick<Config, 'publicUrl'>
type Made = Parameters<typeof verifyRegistrationResponse>[0]['response']
type Signed = Parameters<typeof verifyAuthenticationResponse>[0]['response']
/** What is asked of a browser, and the challenge in it that its answer must bear. */
export type Asked = { readonly challenge: string } & Record<string, unknown>

/** Where passkeys are of: the host and the origin at which people reach the platform. */
function placeOf({ publicUrl }: Where): { id: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl)
  return { id: hostname, origin }
}

/** Asks a browser for a new passkey of an officer who has these already. */
export async function askForNewPasskey(
  config: Where,
  who: { id: string; login: string; name: string },
  known: readonly KeptPasskey[],
): Promise<Asked> {
  return {
    ...(await generateRegistrationOptions({
      rpName: '榕数',
      rpID: placeOf(config).id,
      userName: who.login,
      userDisplayName: who.name,
      userID: new Uint8Array(Buffer.from(who.id.replaceAll('-', ''), 'hex')),
      attestationType: 'none',
      excludeCredentials: known.map(({ credential, transports }) => ({ id: credential, transports })),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    })),
  }
}

/** Asks a browser to sign with one of these passkeys. */
export async function askForPasskey(config: Where, known: readonly KeptPasskey[]): Promise<Asked> {
  return {
    ...(await generateAuthenticationOptions({
      rpID: placeOf(config).id,
      allowCredentials: known.map(({ credential, transports }) => ({ id: credential, transports })),
      userVerification: 'preferred',
    })),
  }
}

/** The passkey a browser made for a challenge, or null when its answer does not stand. */
export async function newPasskeyOf(
  config: Where,
  challenge: string,
  answer: unknown,
): Promise<Pick<KeptPasskey, 'credential' | 'publicKey' | 'counter' | 'transports'> | null> {
  const { id, origin } = placeOf(config)
  const checked = await verifyRegistrationResponse({
    response: answer as Made,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
  }).catch(() => null)
  const credential = checked?.registrationInfo?.credential
  return credential
    ? {
        credential: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
      }
    : null
}

/** The counter of a passkey after it signed a challenge, or null when the signature, the place or the counter is not right. */
export async function counterAfter(config: Where, challenge: string, key: KeptPasskey, answer: unknown): Promise<number | null> {
  const { id, origin } = placeOf(config)
  const checked = await verifyAuthenticationResponse({
    response: answer as Signed,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
    credential: { id: key.credential, publicKey: new Uint8Array(key.publicKey), counter: key.counter, transports: key.transports },
  }).catch(() => null)
  return checked?.verified ? checked.authenticationInfo.newCounter : null
}
