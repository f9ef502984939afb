import { columnFinding, finding, type ColumnFinding, type Finding } from '#contract/findings.ts'

/** A column as a scan would bring it, with what the test says of it. */
export function madeColumn(name: string, over: Partial<ColumnFinding> = {}): ColumnFinding {
  return columnFinding.parse({
    name,
    position: 0,
    physicalType: 'text',
    semanticType: 'object_name',
    confidence: 0.9,
    evidence: { zh: '', en: '' },
    grade: 1,
    gradeReason: { zh: '一般', en: 'General' },
    personal: false,
    masked: false,
    nulls: 0,
    nullRatio: 0,
    distinct: 100,
    distinctExact: true,
    min: 'a',
    max: 'z',
    minLength: 1,
    maxLength: 9,
    samples: ['样例'],
    ...over,
  })
}

/** A finding of these columns, in their order. */
export function madeFinding(file: string, columns: readonly ColumnFinding[], over: Partial<Finding> = {}): Finding {
  const placed = columns.map((c, position) => ({ ...c, position }))
  const grade = placed.reduce<number>((top, c) => Math.max(top, c.grade), 1) as Finding['grade']
  return finding.parse({
    file,
    dataset: file,
    format: 'csv',
    compressed: false,
    encoding: 'utf-8',
    bytes: 1000,
    rows: 1000,
    columns: placed,
    faults: [],
    digest: { sha256: '' },
    tookMs: 1,
    grade,
    reason: { zh: '', en: '' },
    from: null,
    to: null,
    bounds: null,
    scannerVersion: '1',
    ...over,
  })
}

/** A column that holds these values, with the sketch a scan under one salt would make of it: the smallest 1,024 hashes of 32 bits. */
export function madeSketched(name: string, values: readonly string[], over: Partial<ColumnFinding> = {}): ColumnFinding {
  const different = [...new Set(values)]
  const hashes = different
    .map((v) => hashOf(v))
    .sort((a, b) => a - b)
    .slice(0, 1024)
  return madeColumn(name, { semanticType: 'code', distinct: different.length, sketch: { distinct: different.length, hashes }, ...over })
}

/** Values `from` to `to` under one prefix. */
export function valuesOf(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) => `${prefix}${from + i}`)
}

/** A hash of 32 bits, unsigned, spread evenly (FNV-1a, then mixed as MurmurHash3 ends). */
function hashOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
