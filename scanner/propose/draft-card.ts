import { assetName } from '#contract/asset-name.ts'
import { openItems } from '#contract/card-draft.ts'
import { aggregationRules } from '#law/grading/aggregation.ts'
import { sectors } from '#law/sectors.ts'
import { hasEnded } from '#scanner/propose/frequency.ts'
import { frequencyIn, kindWords, timeWords } from '#scanner/propose/draft/period.ts'
import { originOf } from '#scanner/propose/draft/origin.ts'
import { regionOf, textOf } from '#scanner/propose/draft/region.ts'
import { ownContent, subjectOf } from '#scanner/propose/draft/subject.ts'
import { summaryOf } from '#scanner/propose/draft/summary.ts'
import type { CardDraft, Finding } from '#contract/findings.ts'

const RULES = new Map(aggregationRules.map((rule) => [rule.id, rule]))

/**
 * Drafts what an information card can say of a dataset as it was scanned; everything in it is for people to confirm, and what could not be
 * known is asked in `open`.
 */
export function draftCard(finding: Finding): CardDraft {
  const scannedAt = finding.startedAt ? Date.parse(finding.startedAt) : Date.now()
  const { columns } = finding
  const subject = subjectOf(finding)
  const region = regionOf(finding)
  const rhythm = frequencyIn(columns, finding)
  const sector = subject ? sectors[subject.sector] : null
  const own = ownContent(finding)
  const name = assetName({
    time: timeWords(finding, textOf(finding)),
    region,
    industry: sector?.word ?? null,
    content: withoutRegion(own, region) || subject?.content || plainName(finding),
    kind: kindWords(finding, rhythm),
  })
  const draft = {
    name,
    summary: summaryOf(finding, { name, region, rhythm }),
    records: finding.rows,
    bytes: finding.bytes,
    dataForm: formOf(finding),
    fields: columns.map((column) => ({
      name: column.name,
      physicalType: column.physicalType,
      semanticType: column.semanticType,
      grade: column.grade,
      personal: column.personal,
    })),
    timeFrom: finding.from,
    timeTo: finding.to,
    region,
    updateFrequency: hasEnded(rhythm, finding.to, scannedAt) ? 'unknown' : rhythm,
    grade: finding.grade,
    gradeReason: finding.reason,
    containsPersonal: columns.some((column) => column.personal),
    containsSensitive:
      columns.some((column) => column.personal && column.sensitive) ||
      finding.aggregations.some((one) => RULES.get(one.rule)?.sensitive === true),
    digest: finding.digest.sha256,
    subject: subject?.subject ?? null,
    industry: sector?.industry ?? null,
    origin: originOf(finding),
    qualityScore: finding.quality?.score ?? null,
    containsImportant: finding.aggregations.some((one) => one.rule.startsWith('important-') || RULES.get(one.rule)?.important === true),
    open: [],
  } satisfies CardDraft
  return { ...draft, open: openItems(draft) }
}

/** The region stands before the content in a name; there it is not needed again, nor is its district alone. */
function withoutRegion(content: string, region: string | null): string {
  if (region === null) return content
  const district = /(?<=[省市州])[^省市州]+[区县市]$/.exec(region)?.[0]
  const said = [region, district].find((each) => each !== undefined && content.startsWith(each) && content.length > each.length + 1)
  return said === undefined ? content : content.slice(said.length)
}

/** The name of the file or table as it is, without its ending and signs. */
function plainName({ file, dataset, sheet, origin }: Finding): string {
  const name = origin?.table ?? (sheet && !/^(?:sheet|列表|表)\d*$|^\d+$/i.test(sheet) ? sheet : file.split(/[\\/]/).at(-1)!)
  return (
    name
      .replace(/#.*$/, '')
      .replace(/(?:\.[A-Za-z0-9-]{1,8})+$/, '')
      .replace(/[_\s-]+/g, ' ')
      .trim() || dataset
  )
}

function formOf(finding: Finding): CardDraft['dataForm'] {
  if (finding.columns.length === 0) return 'unknown'
  if (finding.format === 'geojson' || finding.columns.some((column) => column.semanticType === 'geometry')) return 'spatial'
  return finding.format === 'json' || finding.format === 'jsonl' ? 'semi-structured' : 'structured'
}
