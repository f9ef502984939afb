/** The value of an operand: text, a number, or several of them. */
export type Value = string | number | readonly (string | number)[]

/** One limit: what is looked at, how it is compared, and with what (ODRL 2.2, 2.5). */
export type Atomic = { readonly leftOperand: string; readonly operator: string; readonly rightOperand: unknown }
/** Limits tied together: all, at least one, exactly one (ODRL 2.2, 2.5.2). */
export type Logical = { readonly and?: readonly Constraint[]; readonly or?: readonly Constraint[]; readonly xone?: readonly Constraint[] }
export type Constraint = Atomic | Logical

/** What has to be done: where it stands in a permission, that holds until the duty is violated, as the published test cases have it (ODRL 2.2, 2.6.4). */
export type Duty = { readonly uid: string; readonly action: string; readonly constraint?: readonly Constraint[] }
/** Somebody or something by name, or whoever and whatever belongs to a collection (ODRL 2.2, 2.2.1 and 2.3.1). */
export type Named = string | { readonly '@type': 'PartyCollection' | 'AssetCollection'; readonly source: string }
/**
 * What rules have in common may stand once in their policy (compact policy); several actions, targets or parties stand for a rule each
 * (ODRL 2.2, 2.7); what is not said is not narrowed.
 */
type Shared = {
  readonly action?: string | readonly string[]
  readonly target?: Named | readonly Named[]
  readonly assignee?: Named | readonly Named[]
}
/** A permission or prohibition: by whom, for whom, what, of what, within which limits. */
export type Rule = Shared & {
  readonly uid: string
  readonly assigner?: string
  readonly constraint?: readonly Constraint[]
  readonly duty?: readonly Duty[]
}

/** A policy as this platform writes it; everything else in the document is for people. */
export type Policy = Shared & {
  readonly '@context': unknown
  readonly '@type': 'Agreement' | 'Offer' | 'Set'
  readonly uid: string
  readonly profile?: string
  readonly permission?: readonly Rule[]
  readonly prohibition?: readonly Rule[]
  readonly obligation?: readonly Duty[]
}

/** One use that is asked for: `values` are what is known of it by left operand; a value nobody states satisfies nothing. */
export type Use = {
  readonly action: string
  readonly target: string
  readonly assignee: string
  readonly values: { readonly [leftOperand: string]: Value | undefined }
  /** The duties of permissions that were not done in their time, by uid. */
  readonly violated?: readonly string[]
  /** The collections that the target and the assignee belong to. */
  readonly targetIn?: readonly string[]
  readonly assigneeIn?: readonly string[]
  /** What a value is a kind of, by value. */
  readonly kinds?: { readonly [value: string]: readonly string[] }
  /** Whether what is not stated is not so, as the published test cases have it: then none of anything is among it. Agreements never say so. */
  readonly isComplete?: boolean
}
