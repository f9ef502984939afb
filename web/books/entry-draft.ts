import type { Entry } from '#contract/books.ts'
import type { Template } from '#law/accounts/account.ts'
import type { CapitalCondition, DocumentKind } from '#law/accounts/gate.ts'
import type { LifeGround } from '#law/accounts/amortisation.ts'

/** One source document as it is typed. */
export type DocumentDraft = {
  readonly kind: DocumentKind
  readonly number: string
  readonly party: string
  readonly issuedOn: string
  readonly amountFen: number | null
  readonly paper: { sha256: string; name: string } | null
}
/** An entry as it is typed, before it is one. */
export type Draft = {
  readonly template: string | null
  readonly way: string | null
  readonly onDate: string
  readonly summary: string
  readonly assetId: string | null
  readonly amounts: { readonly [name: string]: number | null }
  readonly documents: readonly DocumentDraft[]
  readonly life: { readonly ground: LifeGround; readonly months: number | null; readonly expense: string | null; readonly reason: string }
  readonly conditions: { readonly [each in CapitalCondition]?: string }
  readonly approval: { readonly number: string; readonly authority: string; readonly approvedOn: string }
}

/** A document nothing was typed into yet. */
export const blankDocument = (today: string): DocumentDraft => ({
  kind: 'invoice',
  number: '',
  party: '',
  issuedOn: today,
  amountFen: null,
  paper: null,
})

/** An entry nothing was typed into yet. */
export function blankDraft(today: string): Draft {
  return {
    template: null,
    way: null,
    onDate: today,
    summary: '',
    assetId: null,
    amounts: {},
    documents: [blankDocument(today)],
    life: { ground: 'contract', months: null, expense: null, reason: '' },
    conditions: {},
    approval: { number: '', authority: '', approvedOn: today },
  }
}

/** Whether the event asks for a useful life: what makes an intangible asset. */
export function asksLife(template: Template): boolean {
  return (template.card?.does === 'add' || template.card?.does === 'finish') && template.card.to === 'intangible'
}

const isAmount = (fen: number | null | undefined): fen is number => typeof fen === 'number' && Number.isSafeInteger(fen) && fen > 0

/** The entry a draft stands for; undefined while something it needs is missing. */
export function entryOf(draft: Draft, template: Template): Entry | undefined {
  const amounts = Object.fromEntries(Object.entries(draft.amounts).filter(([, fen]) => isAmount(fen))) as Record<string, number>
  const isWhole =
    draft.template !== null &&
    draft.onDate !== '' &&
    (!template.ways || draft.way !== null) &&
    (!template.card || draft.assetId !== null) &&
    Object.entries(template.asks).every(([name, ask]) => !ask.required || isAmount(amounts[name]))
  if (!isWhole) return undefined
  const documents = template.evidences
    ? draft.documents.filter((each) => each.number.trim() !== '' && each.issuedOn !== '' && isAmount(each.amountFen))
    : []
  const { life, approval } = draft
  return {
    template: draft.template!,
    way: draft.way ?? '',
    onDate: draft.onDate,
    summary: draft.summary,
    amounts,
    ...(draft.assetId ? { assetId: draft.assetId } : {}),
    documents: documents.map(({ kind, number, party, issuedOn, amountFen, paper }) => ({
      kind,
      number: number.trim(),
      party,
      issuedOn,
      amountFen: amountFen!,
      ...(paper ? { paper } : {}),
    })),
    ...(asksLife(template) && life.expense
      ? {
          life: {
            ground: life.ground,
            expense: life.expense,
            reason: life.reason,
            ...(life.months !== null && life.ground !== 'indefinite' ? { months: life.months } : {}),
          },
        }
      : {}),
    ...(template.needsCapitalConditions
      ? { conditions: Object.fromEntries(Object.entries(draft.conditions).filter(([, words]) => words)) as Record<string, string> }
      : {}),
    ...(template.needsApproval && approval.number.trim() && approval.authority.trim() && approval.approvedOn
      ? { approval: { number: approval.number.trim(), authority: approval.authority.trim(), approvedOn: approval.approvedOn } }
      : {}),
  }
}
