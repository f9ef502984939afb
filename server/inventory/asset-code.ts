import { strict as assert } from 'node:assert'
import { mod3736CheckCharacter } from '#contract/identifiers.ts'
import { Denied } from '#server/denied.ts'

export const ORIGINS = ['collected', 'produced', 'purchased'] as const
/** How the unit came by the data (§3.6). */
export type Origin = (typeof ORIGINS)[number]

const MOST_SERIALS = 99_999

/** The digit that stands for an origin in the code: 1 collected, 2 produced, 3 purchased. */
export const originDigit = (origin: Origin): number => ORIGINS.indexOf(origin) + 1

/**
 * The asset code of the city's default rule (choice:asset-code): 6 of region, 9 of the organisation, 1 of origin, 4 of year,
 * 5 of serial and the check character of ISO 7064 MOD 37,36. Denied when the year's serials are used up.
 */
export function assetCode(unit: { district: string; uscc: string }, origin: Origin, year: number, serial: number): string {
  if (serial > MOST_SERIALS) {
    throw new Denied(409, { code: 'serials-used-up', message: { zh: `本单位${year}年该来源的流水号已用完（${MOST_SERIALS}个）`, en: `All ${MOST_SERIALS} serials of ${year} for this origin are used` }, basis: 'choice:asset-code', remedy: { zh: '请联系市数据局细化本单位编码规则', en: 'Ask the Data Bureau for a coding rule of your own' } })
  }
  const body = `${unit.district}${unit.uscc.slice(8, 17)}${originDigit(origin)}${year}${String(serial).padStart(5, '0')}`
  const check = mod3736CheckCharacter(body)
  assert(check && body.length === 25, `no code can be made of ${body}`)
  return body + check
}
