import type { AssetStands } from './asset-states.ts'
import type { Condition } from './conditions.ts'
import type { Procedure } from './procedure.ts'

/** Where an asset stands of which a condition can hold. */
const stands: { readonly [C in Condition]?: AssetStands } = {
  'in-register': 'asset-card',
  'entrustment-stands': 'asset-card',
  revocable: 'once-registered',
  'not-registered': 'information-card',
  'never-registered': 'information-card',
}

/**
 * Where the assets stand that a procedure can be opened about, by what its first step asks before it goes on, so that no others are
 * offered; null where any may do. Pure.
 */
export function offeredStands({ first, steps }: Pick<Procedure, 'first' | 'steps'>): AssetStands | null {
  return (
    Object.values(steps[first]!.may)
      .flatMap(({ needs = [] }) => needs)
      .flatMap((need) => stands[need] ?? [])[0] ?? null
  )
}
