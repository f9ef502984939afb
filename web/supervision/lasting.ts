import type { Words } from '#law/words.ts'

/** How long something lasts, given in milliseconds: hours with a tenth, and below one hour whole minutes, so that nothing is nought that is not. */
export function lasting(ms: number): Words {
  const minutes = Math.ceil(ms / 60_000)
  if (minutes < 60) return { zh: `${minutes} 分钟`, en: `${minutes} min` }
  const hours = Math.round(ms / 360_000) / 10
  return { zh: `${hours} 小时`, en: `${hours} h` }
}
