import type { Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { distributionHandlings } from './distributions.ts'
import { receivableHandlings } from './receivables.ts'
import { redistributionHandlings } from './redistribution.ts'
import { sharingHandlings } from './sharing.ts'

/** Everything that can be asked about income, its distribution and its way to the treasury. */
export function settlementHandlings({ jobs }: Pick<Platform, 'jobs'>): Handling[] {
  return [...sharingHandlings(jobs), ...distributionHandlings(), ...receivableHandlings(), ...redistributionHandlings()]
}
