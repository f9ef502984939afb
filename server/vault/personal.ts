import type { Tx } from '#server/db/transaction.ts'
import { findSealedValues, insertSealedValues, type SealedValue } from './personal.sql.ts'
import type { Vault } from './vault.ts'

type Answers = Record<string, unknown>

/** How the desk keeps personal answers: sealed beside the case, which holds references only (choice:sealing). */
export type Personal = {
  /** The answers with a reference in the place of each text among these fields. */
  seal(tx: Tx, caseId: string, fields: ReadonlySet<string>, answers: Answers): Promise<Answers>
  /** The texts behind the references of a case; null for one that cannot be opened now. */
  open(tx: Tx, caseId: string): Promise<ReadonlyMap<string, string | null>>
}

const reference = /^sealed:[0-9a-f-]{36}$/
/** Whether an answer is the reference of a sealed one. */
export const isReference = (answer: unknown): answer is string => typeof answer === 'string' && reference.test(answer)

/** For what the sealed seed of an officer’s one-time codes opens. */
export const codesOf = (officerId: string): string => `one-time-code:${officerId}`

/** What a value is bound to: its case and field. */
export const boundOf = (caseId: string, field: string) => `case ${caseId} ${field}`

/** A text sealed for a field of a case; the same text there has the same id, so that a case and its entries go on saying the same. */
export async function sealFor(vault: Vault, caseId: string, field: string, plain: string): Promise<SealedValue> {
  const own = (await vault.digest(`id ${caseId} ${field} ${plain}`)).toString('hex')
  const id = `${own.slice(0, 8)}-${own.slice(8, 12)}-8${own.slice(13, 16)}-a${own.slice(17, 20)}-${own.slice(20, 32)}`
  const { id: keyId } = await vault.current()
  return { id, caseId, field, keyId, sealed: await vault.seal(boundOf(caseId, field), plain), digest: await vault.digest(`value ${field} ${plain}`) }
}

/** Personal answers kept by a vault. */
export function personalBy(vault: Vault): Personal {
  return {
    seal: async (tx, caseId, fields, answers) => {
      const open = Object.entries(answers).filter((entry): entry is [string, string] => fields.has(entry[0]) && typeof entry[1] === 'string' && entry[1] !== '' && !isReference(entry[1]))
      if (open.length === 0) return answers
      const values = await Promise.all(open.map(([field, plain]) => sealFor(vault, caseId, field, plain)))
      await insertSealedValues(tx, values)
      return { ...answers, ...Object.fromEntries(values.map(({ field, id }) => [field, `sealed:${id}`])) }
    },
    open: async (tx, caseId) => new Map(await Promise.all((await findSealedValues(tx, caseId)).map(async ({ id, field, sealed }) => [`sealed:${id}`, await vault.open(boundOf(caseId, field), sealed).catch(() => null)] as const))),
  }
}
