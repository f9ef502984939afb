import { codeLimits, codingSegments } from '#law/coding.ts'
import type { Words } from '#law/words.ts'
import type { Segment } from './coding-rule.ts'
import { placesOf } from './codes.ts'

/** What keeps segments from being a rule by which unique codes can be given; empty when they are one. */
export function ruleProblems(segments: readonly Segment[]): Words[] {
  const has = (kind: Segment['kind']) => segments.some((each) => each.kind === kind)
  const doubled = [...new Set(segments.map((each) => each.kind))].filter(
    (kind) => codingSegments[kind].once && segments.filter((each) => each.kind === kind).length > 1,
  )
  const places = segments.reduce((sum, each) => sum + placesOf(each), 0)
  return [
    ...doubled.map((kind): Words => ({
      zh: `“${codingSegments[kind].title.zh}”只能出现一次`,
      en: `${codingSegments[kind].title.en} may stand only once`,
    })),
    ...(has('serial') ? [] : [{ zh: '须有流水号，否则编码不能唯一', en: 'A serial is needed, or codes would not be unique' }]),
    ...(has('unit')
      ? []
      : [{ zh: '须有单位，否则可能与其他单位的编码相同', en: 'The unit is needed, or codes might equal those of others' }]),
    ...(has('check') && segments.at(-1)?.kind !== 'check' ? [{ zh: '校验码只能在末位', en: 'The check character stands at the end' }] : []),
    ...(places > codeLimits.mostPlaces
      ? [
          {
            zh: `编码共${places}位，不能超过${codeLimits.mostPlaces}位`,
            en: `The code has ${places} places; ${codeLimits.mostPlaces} at most`,
          },
        ]
      : []),
    ...segments.flatMap(businessProblems),
  ]
}

function businessProblems(each: Segment): Words[] {
  if (each.kind !== 'business') return []
  const codes = each.codes.map(({ code }) => code)
  return [
    ...(new Set(codes.map((code) => code.length)).size > 1
      ? [{ zh: '业务分类码须同样长度', en: 'Business codes must have one length' }]
      : []),
    ...(new Set(codes).size < codes.length ? [{ zh: '业务分类码有重复', en: 'A business code stands twice' }] : []),
  ]
}
