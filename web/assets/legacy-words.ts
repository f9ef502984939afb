import type { Words } from '#law/words.ts'

/** What a list of errors at their cells does not show of all there are, and what to do; null when it shows them all. */
export function whatIsLeftOut(shown: number, all: number): Words | null {
  const left = all - shown
  return left > 0
    ? {
        zh: `下面只列出前 ${shown} 处，还有 ${left} 处没有列出；先改正列出的，再上传整表。`,
        en: `Only the first ${shown} are listed, ${left} more are not; correct these and send the whole table again.`,
      }
    : null
}
