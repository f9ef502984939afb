import type { Clause } from '../clauses.ts'
import type { Reads } from '../readings.ts'
import type { Words } from '../words.ts'

/** A recorded choice: what the guideline leaves open, what is done meanwhile, which rule suggests it, and who must confirm. */
export type ChoiceShape = {
  readonly title: Words
  /** The clauses that leave it open. */
  readonly leaves: readonly Clause[]
  readonly we: Words
  readonly suggestedBy: Words
  readonly confirmBy: Words
  /** The civil date the choice was made. */
  readonly since: string
} & (Parameter | { readonly value?: never; readonly unit?: never; readonly reads?: never })

/** What a choice sets that can be set otherwise: the value, in the unit `unit` names, and what is recorded that it is read against, or why nothing is. */
type Parameter = { readonly value: number | string; readonly unit?: Words; readonly reads: Reads }

/** When the choices of the first edition were made. */
export const since = '2026-11-23'

export const bureau = { zh: '市数据局', en: 'Data Bureau' } as const
export const bureaux = { zh: '市数据局、市财政局', en: 'Data Bureau and Finance Bureau' } as const
export const bureauAndCentre = { zh: '市数据局、市大数据服务中心', en: 'Data Bureau and Big Data Service Centre' } as const
export const practice = { zh: '通行做法，没有条文依据', en: 'General practice; no article' } as const
export const workingDays = { zh: '个工作日', en: 'working days' } as const
