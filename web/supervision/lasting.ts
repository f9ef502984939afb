import type { Words } from '#law/words.ts'

const fromDays = 72

/**
 * How long something lasts, given in milliseconds: below one hour whole minutes, so that nothing is nought that is not, then hours with a
 * tenth, and from three days on days with a tenth.
 */
export function lasting(ms: number): Words {
  const minutes = Math.ceil(ms / 60_000)
  if (minutes < 60) return { zh: `${minutes} 分钟`, en: `${minutes} min` }
  const hours = Math.round(ms / 360_000) / 10
  if (hours >= fromDays) {
    const days = Math.round(hours / 2.4) / 10
    return { zh: `${days} 天`, en: `${days} days` }
  }
  return { zh: `${hours} 小时`, en: `${hours} h` }
}
