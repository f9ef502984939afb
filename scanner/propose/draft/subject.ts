import { SUBJECTS } from '#scanner/propose/draft/subjects.ts'
import { textOf } from '#scanner/propose/draft/region.ts'
import type { Finding } from '#contract/findings.ts'
import type { Subject } from '#scanner/propose/draft/subjects.ts'

const OF_NAME = 3
const MOST_OF_COLUMNS = 3
const LEAST = 2

/** What a dataset is about, by signs in its name (which weigh most) and its headings; null when there are too few. */
export function subjectOf(finding: Finding): Subject | null {
  const text = textOf(finding)
  const headings = finding.columns.map((column) => `${column.name} ${column.comment}`)
  let best: { subject: Subject; signs: number } | null = null
  for (const subject of SUBJECTS) {
    const columns = headings.filter((heading) => subject.sign.test(heading)).length
    const signs = (subject.sign.test(text) ? OF_NAME : 0) + Math.min(columns, MOST_OF_COLUMNS)
    if (signs >= LEAST && signs > (best?.signs ?? 0)) best = { subject, signs }
  }
  return best?.subject ?? null
}

/** The words of the source for its own content, without dates, numbering and places; '' when it has no Chinese words. */
export function ownContent({ origin, sheet, dataset, file }: Finding): string {
  for (const text of [origin?.comment, sheet, origin?.table ?? dataset, file.split(/[\\/#]/).at(-1)]) {
    const words = cleaned(text ?? '')
    if ((words.match(/\p{Script=Han}/gu)?.length ?? 0) >= 2) return words
  }
  return ''
}

function cleaned(text: string): string {
  return text
    .split(/[\\/]/)
    .at(-1)!
    .replace(/(?:\.(?:gz|csv|tsv|txt|xlsx?|xlsm|jsonl?|ndjson|geojson|parquet|sql|gbk|gb18030|utf-?8))+$/i, '')
    .replace(/[（(【[][^）)】\]]*[)）】\]]/g, '')
    .replace(/(?:19|20)\d{2}(?:年|[-—_.至到~])?(?:度)?(?:\d{1,2}月?(?:\d{1,2}日?)?)?/g, '')
    .replace(/(?:副本|备份|最终版?|导出|汇总表|表格|sheet\d*|v\d+)/gi, '')
    .replace(/^[\d\s._、—\-~至到年月日]+|(?:[\s._、—\-~]|(?<![A-Za-z]\d{0,9})\d|(?<=\d)[至到])+$/g, '')
    .replace(/[\s_]+/g, '')
    .replace(/(?<=.{2})表$/u, (tail, at: number, whole: string) => (/[计细览码宽抄仪水电气钟]$/.test(whole.slice(0, at)) ? tail : ''))
}
