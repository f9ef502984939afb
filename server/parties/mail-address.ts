import { randomInt } from 'node:crypto'
import { addressOf } from '#server/vault/personal.ts'
import type { Vault } from '#server/vault/vault.ts'

/** An address, and the code that confirms it until it is confirmed. */
export type Address = { readonly address: string; readonly code?: string }

/** Seals an address for its officer. */
export const sealAddress = (vault: Vault, officerId: string, kept: Address): Promise<Buffer> =>
  vault.seal(addressOf(officerId), JSON.stringify(kept))

/** Opens the address of an officer. */
export const openAddress = async (vault: Vault, officerId: string, sealed: Buffer): Promise<Address> =>
  JSON.parse(await vault.open(addressOf(officerId), sealed)) as Address

/** A code of six digits. */
export const newMailCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** Whether a text can be an address mail is sent to: one, with a host name that has a point, and nothing a header could be made of. */
export const isMailAddress = (text: string): boolean =>
  /^[^\s@<>"(),:;\\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/i.test(text)

/** An address as it is shown: `ch***@example.test`. */
export const coverAddress = (address: string): string => address.replace(/^(.{1,2}).*@/u, '$1***@')
