/** What a schema reports of a value that does not fit: which of its limits, and how it is set. */
export type Unfit = {
  readonly keyword?: string
  readonly params?: {
    readonly origin?: string
    readonly minimum?: number | bigint
    readonly maximum?: number | bigint
    readonly inclusive?: boolean
    readonly values?: readonly unknown[]
  }
}

const units: { readonly [origin: string]: string } = { string: '个字', array: '项', set: '项' }

/** Says in Chinese what would fit; empty where the limit cannot be said in a few words. */
export function limitWords({ keyword, params = {} }: Unfit): string {
  const { origin = '', minimum, maximum, inclusive = true, values } = params
  const unit = units[origin]
  if (keyword === 'too_small' && minimum !== undefined)
    return unit ? `至少${minimum}${unit}` : inclusive ? `不能小于${minimum}` : `须大于${minimum}`
  if (keyword === 'too_big' && maximum !== undefined)
    return unit ? `不能超过${maximum}${unit}` : inclusive ? `不能大于${maximum}` : `须小于${maximum}`
  return keyword === 'invalid_value' && values && values.length <= 20 ? `只能是${values.join('、')}` : ''
}
