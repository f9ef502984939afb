import type { Actor } from './state.ts'

type Common = {
  readonly key: string
  readonly actor: Actor
  readonly at: Date
  readonly today: string
  readonly requestId: string
  readonly address: string
}

/** One act as it arrives: what to do, on which version (null for the platform and the public), with which forms. */
export type ActGiven = Common & {
  readonly caseId: string
  readonly act: string
  readonly version: number | null
  /** The draft that was seen, where the act takes it along. */
  readonly draftRevision?: number
  readonly reason: string
  readonly asked: Record<string, unknown>
  /** Points of the checklist that the officer looked at; kept with the act. */
  readonly ticks?: readonly string[]
}

/** A case to be opened: by whom, about what, with which first answers. */
export type OpenGiven = Common & {
  readonly procedure: string
  readonly subjectId: string | null
  readonly answers: Record<string, unknown>
}
