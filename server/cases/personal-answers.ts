import { privateFields } from '#contract/private-fields.ts'
import type { Procedure } from '#law/procedure.ts'
import type { Tx } from '#server/db/transaction.ts'
import { isReference, type Personal } from '#server/vault/personal.ts'
import { locked } from '#server/vault/vault.ts'
import type { CaseState } from './state.ts'
import type { CaseRow } from './view.sql.ts'

type Answers = Record<string, unknown>
/** What is written of a case: personal answers give way to references, the same ones in the case and its entry. */
export async function sealedForms<T extends { readonly [name: string]: Answers | null }>(
  tx: Tx,
  personal: Personal,
  procedure: Procedure,
  caseId: string,
  given: T,
): Promise<T> {
  const fields = privateFields(procedure)
  if (fields.size === 0) return given
  const sealed: { [name: string]: Answers | null } = {}
  for (const [name, answers] of Object.entries(given)) sealed[name] = answers && (await personal.seal(tx, caseId, fields, answers))
  return sealed as T
}

/** A draft as it is saved: personal answers take the place of those of the save before, until it is submitted. */
export async function sealedDraft(tx: Tx, personal: Personal, procedure: Procedure, caseId: string, draft: Answers): Promise<Answers> {
  return personal.seal(tx, caseId, privateFields(procedure), draft, 'draft')
}

/** A case with its personal answers opened, where a form is to be checked again; throws when they cannot be. */
export async function openedCase(tx: Tx, personal: Personal, procedure: Procedure, kase: CaseState): Promise<CaseState> {
  const open = await opener(tx, personal, procedure, kase.id, [kase.draft, kase.answers], null)
  return { ...kase, draft: open(kase.draft), answers: open(kase.answers) }
}

const unopened = '［已加密保存，缺少密钥，暂时打不开］ [sealed; its key is missing]'
/** A case with everything of it that a page shows, opened before anything is covered for its reader; what cannot be opened now says so. */
export async function openedRow(tx: Tx, personal: Personal, procedure: Procedure, row: CaseRow): Promise<CaseRow> {
  const { kase, entries } = row
  const open = await opener(
    tx,
    personal,
    procedure,
    kase.id,
    [kase.answers, kase.draft, ...entries.flatMap((e) => [e.asked, e.answers ?? {}])],
    unopened,
  )
  return {
    ...row,
    kase: { ...kase, answers: open(kase.answers), draft: open(kase.draft) },
    entries: entries.map((e) => ({ ...e, asked: open(e.asked), answers: e.answers && open(e.answers) })),
  }
}

async function opener(
  tx: Tx,
  personal: Personal,
  procedure: Procedure,
  caseId: string,
  all: readonly Answers[],
  otherwise: string | null,
): Promise<(answers: Answers) => Answers> {
  const fields = privateFields(procedure)
  const isSealed = (id: string, answer: unknown): answer is string => fields.has(id) && isReference(answer)
  const references = new Set(
    all.flatMap((answers) => Object.entries(answers).flatMap(([id, answer]) => (isSealed(id, answer) ? [answer] : []))),
  )
  if (references.size === 0) return (answers) => answers
  const texts = await personal.open(tx, caseId, [...references])
  const textOf = (reference: string): string => {
    const text = texts.get(reference) ?? otherwise
    if (text === null) throw locked({ zh: '这件办件的个人信息打不开', en: 'the personal data of this case' })
    return text
  }
  return (answers) =>
    Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, isSealed(id, answer) ? textOf(answer) : answer]))
}
