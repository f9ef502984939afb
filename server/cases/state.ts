import type { SubjectKind } from '#law/procedure.ts'
import type { Words } from '#law/words.ts'

/** One clock of a case in working days: what it allows, what is used, and since when it runs (null: it stands still). */
export type CaseClock = { readonly limit: number; readonly used: number; readonly since: string | null }

/** A note of the examiner at one field or paper. */
export type Pin = { readonly field: string; readonly note: string }

/** A case as the rules see it: everything an act can change, and what they need to judge it. */
export type CaseState = {
  readonly id: string
  readonly number: string
  readonly procedure: string
  readonly edition: string
  readonly title: string
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly subjectVersion: number | null
  readonly parentId: string | null
  readonly applicantId: string | null
  readonly addresseeId: string | null
  readonly holderId: string | null
  readonly holderKind: string
  readonly holderSector: string
  readonly step: string | null
  readonly ending: string | null
  readonly cameFrom: string | null
  readonly clocks: { readonly [key: string]: CaseClock }
  readonly answers: Record<string, unknown>
  readonly draft: Record<string, unknown>
  /** How often the draft was saved since the last act. */
  readonly draftRevision: number
  readonly pins: readonly Pin[]
  readonly version: number
  readonly openedAt: Date
  readonly submittedAt: Date | null
  /** Who acted at which step, oldest first: what separation of duties and `once` are judged by. */
  readonly done: readonly {
    readonly step: string | null
    readonly act: string
    readonly officerId: string | null
    readonly role: string
    readonly key?: string
  }[]
  /** Who stepped aside from the case this one is a side case of: it is the same matter. */
  readonly asideOfParent: readonly { readonly officerId: string; readonly officerName: string }[]
  /** Whom the case is sent to that this one is a side case of: a party to it as well. */
  readonly addresseeOfParent: string | null
  /** Side cases still open, by procedure. */
  readonly openSides: readonly string[]
}

/** Who acts, and for which organisation. */
export type Actor = {
  readonly officerId: string | null
  readonly officerName: string
  readonly postId: string | null
  readonly organisationId: string | null
  readonly organisationName: string
  readonly role: string
  /** Whether it was proved lately who acts; anything but true keeps from weighty acts (choice:step-up). */
  readonly isProved?: boolean | undefined
  /** Whether a machine acts by a token: it proves nothing. */
  readonly isMachine?: boolean | undefined
  /** Since when the organisation has ended, where it is being wound up (choice:organisation-end). */
  readonly endedOn?: string | null | undefined
  /** How the organisation is tied to the holder of the case at hand by declared control, where it sits in an office. */
  readonly kin?: Words | null
  /** Who took the decision in another case that the case at hand is about, where whoever did is kept out; nothing where the step says no such thing. */
  readonly earlier?: { readonly number: string; readonly title: Words; readonly names: readonly string[]; readonly isMine: boolean } | null
}
