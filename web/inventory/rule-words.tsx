import type { Segment } from '#contract/coding-rule.ts'
import { codingSegments } from '#law/coding.ts'
import type { Words } from '#law/words.ts'
import { useWords } from '../ui/language.tsx'

/** What a segment is, in words short enough for a line. */
export function segmentWords(segment: Segment): Words {
  const { title } = codingSegments[segment.kind]
  if (segment.kind === 'text') return { zh: `“${segment.text}”`, en: `“${segment.text}”` }
  if (segment.kind === 'serial') return { zh: `流水${segment.places}位`, en: `serial of ${segment.places}` }
  if (segment.kind === 'unit' && segment.short) return { zh: `单位 ${segment.short}`, en: `unit ${segment.short}` }
  if (segment.kind === 'business') return { zh: `业务分类（${segment.codes.length}项）`, en: `business (${segment.codes.length})` }
  return title
}

/** The segments of a rule in one line; an empty rule is the city's default. */
export function Composition({ segments }: { segments: readonly Segment[] }) {
  const { w } = useWords()
  if (segments.length === 0) return <>{w({ zh: '城市默认规则', en: 'The city’s default' })}</>
  return <>{segments.map((each) => w(segmentWords(each))).join(' · ')}</>
}
