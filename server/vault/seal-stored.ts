import { privateFields } from '#contract/private-fields.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { sealCitySalt } from './city-salt.ts'
import { lockAgedOwn, type OwnTable, resealOwn } from './own-sealed.sql.ts'
import { dropUnused } from './keys.sql.ts'
import { sealUploads } from './seal-uploads.ts'
import { locked } from './vault.ts'
import { addressOf, boundOf, codesOf, sealFor } from './personal.ts'
import {
  findOpenAnswers,
  findPersonalCases,
  insertSealedValues,
  lockAged,
  mayLieOpen,
  noteAnswersDone,
  putReferences,
  resealValues,
} from './personal.sql.ts'
import { findAgedFiles, noteSealedFiles } from './sealed-files.sql.ts'

type Ground = Pick<Platform, 'db' | 'vault' | 'files' | 'log' | 'clock' | 'config'>
/** Seals what the inventory keeps of values it saw; lent by the room that knows what in a finding is a value. */
export type SealsFindings = (
  ground: Pick<Platform, 'db' | 'vault' | 'log'>,
) => Promise<{ readonly sealed: number; readonly faulty: readonly string[] }>
/** What one run sealed anew; papers, uploads and findings that are not on the disk, or not what they were, are named. */
export type Sealed = {
  answers: number
  values: number
  files: number
  uploads: number
  findings: number
  faulty: string[]
  dropped: string[]
}

const [valuesAtOnce, filesAtOnce, casesAtOnce] = [200, 50, 200] as const
/** How long an ended key is kept when it seals nothing: a process may go on using it for seconds, an upload for minutes. */
const keepEndedMs = 24 * 3_600_000

/** Fields that hold personal data of who filled them in, by procedure. */
const personalFields = Object.values<Procedure>(procedures)
  .map((procedure) => ({ procedure: procedure.id, fields: [...privateFields(procedure)] }))
  .filter(({ fields }) => fields.length > 0)

/**
 * Seals whatever lies open, and anew what was sealed by a key that ended: a batch to a transaction while the platform works, so that it
 * goes on where it stopped; old answers are looked for until none lies open, since new ones are sealed as they are written. Ended keys are
 * thrown away once nothing is sealed by them. `now` is real time.
 */
export async function sealStored(ground: Ground, sealFindings: SealsFindings, now = new Date()): Promise<Sealed> {
  const why = await ground.vault.whyLocked()
  if (why) throw locked(why)
  const done: Sealed = { answers: 0, values: 0, files: 0, uploads: 0, findings: 0, faulty: [], dropped: [] }
  done.answers = await sealOpenAnswers(ground)
  for (let some = valuesAtOnce as number; some === valuesAtOnce; done.values += some) some = await resealSome(ground)
  for (const table of ['one_time_codes', 'mail_addresses'] as const)
    for (let some = valuesAtOnce as number; some === valuesAtOnce; done.values += some) some = await resealSomeOwn(ground, table)
  done.values += await sealCitySalt(ground)
  await sealFiles(ground, done)
  const uploads = await sealUploads(ground)
  done.uploads = uploads.sealed
  const findings = await sealFindings(ground)
  done.findings = findings.sealed
  done.faulty.push(...uploads.faulty, ...findings.faulty)
  if (done.faulty.length === 0) done.dropped = await asSystem(ground.db, (tx) => dropSpent(tx, ground, now))
  if (done.faulty.length > 0) ground.log.warn({ faulty: done.faulty.slice(0, 10) }, 'some papers, uploads or findings could not be sealed')
  return done
}

async function dropSpent(tx: Tx, { clock }: Ground, now: Date): Promise<string[]> {
  const dropped = await dropUnused(tx, new Date(now.getTime() - keepEndedMs))
  for (const id of dropped)
    await recordAudit(
      tx,
      {
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'drop-sealing-keys',
        objectKind: 'sealing-key',
        objectId: id,
        outcome: 'done',
      },
      clock.now(),
    )
  return dropped
}

async function sealOpenAnswers({ db, vault }: Ground): Promise<number> {
  if (!(await asSystem(db, mayLieOpen))) return 0
  for (let [count, after] = [0, '00000000-0000-0000-0000-000000000000']; ;) {
    const { cases, sealed } = await asSystem(db, async (tx) => {
      const cases = await findPersonalCases(tx, personalFields, after, casesAtOnce)
      const open = await findOpenAnswers(tx, personalFields, cases)
      const values = await Promise.all(open.map((each) => sealFor(vault, each.caseId, each.field, each.plain)))
      await insertSealedValues(tx, values)
      await putReferences(
        tx,
        open.map((each, n) => ({ ...each, reference: `sealed:${values[n]!.id}` })),
      )
      return { cases, sealed: open.length }
    })
    count += sealed
    if (cases.length < casesAtOnce) {
      await asSystem(db, noteAnswersDone)
      return count
    }
    after = cases.at(-1)!
  }
}

async function resealSome({ db, vault }: Ground): Promise<number> {
  const { id } = await vault.current()
  return asSystem(db, async (tx) => {
    const aged = await lockAged(tx, id, valuesAtOnce)
    const fresh = await Promise.all(
      aged.map(async (each) => {
        const bound = boundOf(each.caseId, each.field)
        return { id: each.id, sealed: await vault.seal(bound, await vault.open(bound, each.sealed)) }
      }),
    )
    await resealValues(tx, id, fresh)
    return aged.length
  })
}

const ownBound: { readonly [T in OwnTable]: (officerId: string) => string } = { one_time_codes: codesOf, mail_addresses: addressOf }

async function resealSomeOwn({ db, vault }: Ground, table: OwnTable): Promise<number> {
  const { id } = await vault.current()
  return asSystem(db, async (tx) => {
    const aged = await lockAgedOwn(tx, table, id, valuesAtOnce)
    await resealOwn(
      tx,
      table,
      await Promise.all(
        aged.map(async ({ officerId, sealed }) => ({
          officerId,
          sealed: await vault.seal(ownBound[table](officerId), await vault.open(ownBound[table](officerId), sealed)),
        })),
      ),
    )
    return aged.length
  })
}

async function sealFiles({ db, vault, files }: Ground, done: Sealed): Promise<void> {
  for (let after = ''; ;) {
    const { id } = await vault.current()
    const aged = await asSystem(db, (tx) => findAgedFiles(tx, id, after, filesAtOnce))
    const sealed: string[] = []
    for (const sha256 of aged) {
      const isSealed =
        (await files.sealedBy(sha256).catch(() => null)) === id ||
        (await files.reseal(sha256).then(
          () => true,
          () => false,
        ))
      if (isSealed) sealed.push(sha256)
      else done.faulty.push(sha256)
    }
    await asSystem(db, (tx) => noteSealedFiles(tx, sealed, id))
    done.files += sealed.length
    if (aged.length < filesAtOnce) return
    after = aged.at(-1)!
  }
}
