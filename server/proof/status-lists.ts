import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Document } from '#contract/proof/data-integrity.ts'
import { bitsOf, listLength, messageSize, statusMessages } from '#contract/proof/status-list.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { findFallen, findLastSerial } from '#server/registration/fallen.sql.ts'
import { places, type StatusPurpose, vcContext } from './credential.ts'
import { openSigner } from './keys.ts'
import { detachedOf, secure, signBeside } from './signing.ts'

/** A status list as it is published: its text, and the text of the second signature. */
export type StatusList = { readonly text: string; readonly sm2: string }
type Kept = { readonly madeAt: number; readonly list: Promise<StatusList | null> }

/** How long a list is shown before it is made anew, in milliseconds. */
const freshFor = 60_000

/** Makes status lists as they are asked for, each at most once a minute; null for a list no certificate is in. */
export function makeStatusLists(
  platform: Pick<Platform, 'db' | 'clock' | 'keys'> & { readonly config: Pick<Platform['config'], 'publicUrl'> },
): (purpose: StatusPurpose, list: number) => Promise<StatusList | null> {
  const kept = new Map<string, Kept>()
  return (purpose, list) => {
    const now = platform.clock.now().getTime()
    const known = kept.get(`${purpose} ${list}`)
    if (known && now >= known.madeAt && now - known.madeAt < freshFor) return known.list
    const making = make(platform, purpose, list)
    // What is nowhere is not remembered, so that asking for it fills no memory.
    void making.then(
      (made) => {
        if (made === null) kept.delete(`${purpose} ${list}`)
      },
      () => kept.delete(`${purpose} ${list}`),
    )
    kept.set(`${purpose} ${list}`, { madeAt: now, list: making })
    return making
  }
}

const compress = promisify(gzip)

async function make(
  { db, clock, config, keys }: Parameters<typeof makeStatusLists>[0],
  statusPurpose: StatusPurpose,
  list: number,
): Promise<StatusList | null> {
  const found = await asSystem(db, async (tx) => {
    if (list > Math.floor((await findLastSerial(tx)) / listLength)) return null
    return { fallen: await findFallen(tx, [list * listLength, (list + 1) * listLength], clock.today()), signer: await openSigner(tx, keys) }
  })
  if (!found) return null
  const isMessage = statusPurpose === 'message'
  const values = found.fallen.map(({ serial, status }) => [serial % listLength, isMessage ? statusMessages.indexOf(status) : 1] as const)
  const packed = await compress(bitsOf(values, isMessage ? messageSize : 1))
  const id = places.statusList(config.publicUrl, statusPurpose, list)
  const at = clock.now()
  const document: Document = {
    '@context': [vcContext],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: places.issuer(config.publicUrl),
    validFrom: `${at.toISOString().slice(0, 19)}Z`,
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose,
      encodedList: `u${packed.toString('base64url')}`,
      ttl: freshFor * 5,
    },
  }
  const beside = detachedOf(found.signer.keys.sm2.id, await signBeside(found.signer, document))
  return { text: JSON.stringify(await secure(found.signer, places.issuer(config.publicUrl), document, at)), sm2: JSON.stringify(beside) }
}
