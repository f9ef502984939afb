import type { Tx } from '#server/db/transaction.ts'
import { findSealedValues, insertSealedValues, putDraftValues, type SealedValue } from './personal.sql.ts'
import type { Vault } from './vault.ts'

type Answers = Record<string, unknown>

/** How the desk keeps personal answers: sealed beside the case, which holds references only (choice:sealing). */
export type Personal = {
  /** The answers with a reference in the place of each text among these fields; those of a draft take the place of what it held before. */
  seal(tx: Tx, caseId: string, fields: ReadonlySet<string>, answers: Answers, as?: 'draft'): Promise<Answers>
  /** The texts behind these references of a case; null for one that cannot be opened now. */
  open(tx: Tx, caseId: string, references: readonly string[]): Promise<ReadonlyMap<string, string | null>>
}

const reference = /^sealed:[0-9a-f-]{36}$/
/** Whether an answer is the reference of a sealed one. */
export const isReference = (answer: unknown): answer is string => typeof answer === 'string' && reference.test(answer)

/** For what the sealed seed of an officer’s one-time codes opens. */
export const codesOf = (officerId: string): string => `one-time-code:${officerId}`

/** For what the sealed address of an officer’s letters opens. */
export const addressOf = (officerId: string): string => `mail-address:${officerId}`

/** What a value is bound to: its case and field. */
export const boundOf = (caseId: string, field: string) => `case ${caseId} ${field}`

/** A text sealed for a field of a case; the same text there has the same id, so that a case and its entries go on saying the same. */
export async function sealFor(vault: Vault, caseId: string, field: string, plain: string): Promise<SealedValue> {
  return sealedAs(vault, `id ${caseId} ${field} ${plain}`, { caseId, field, plain })
}

/** The same for a draft: the id is that of case and field, whatever the text, so that there is one. */
const sealDraft = (vault: Vault, caseId: string, field: string, plain: string): Promise<SealedValue> =>
  sealedAs(vault, `draft ${caseId} ${field}`, { caseId, field, plain })

async function sealedAs(
  vault: Vault,
  name: string,
  { caseId, field, plain }: { readonly caseId: string; readonly field: string; readonly plain: string },
): Promise<SealedValue> {
  const own = (await vault.digest(name)).toString('hex')
  const id = `${own.slice(0, 8)}-${own.slice(8, 12)}-8${own.slice(13, 16)}-a${own.slice(17, 20)}-${own.slice(20, 32)}`
  const { id: keyId } = await vault.current()
  return { id, caseId, field, keyId, sealed: await vault.seal(boundOf(caseId, field), plain) }
}

/** Personal answers kept by a vault. */
export function personalBy(vault: Vault): Personal {
  return {
    seal: async (tx, caseId, fields, answers, as) => {
      const open = Object.entries(answers).filter(
        (entry): entry is [string, string] =>
          fields.has(entry[0]) && typeof entry[1] === 'string' && entry[1] !== '' && !isReference(entry[1]),
      )
      if (open.length === 0) return answers
      const values = await Promise.all(open.map(([field, plain]) => (as === 'draft' ? sealDraft : sealFor)(vault, caseId, field, plain)))
      await (as === 'draft' ? putDraftValues : insertSealedValues)(tx, values)
      return { ...answers, ...Object.fromEntries(values.map(({ field, id }) => [field, `sealed:${id}`])) }
    },
    open: async (tx, caseId, references) =>
      new Map(
        await Promise.all(
          (
            await findSealedValues(
              tx,
              caseId,
              references.map((each) => each.slice('sealed:'.length)),
            )
          ).map(
            async ({ id, field, sealed }) => [`sealed:${id}`, await vault.open(boundOf(caseId, field), sealed).catch(() => null)] as const,
          ),
        ),
      ),
  }
}
