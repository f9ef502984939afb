import { dataEndings } from '#contract/data-endings.ts'

/** Names that say nothing of what they identify. */
const BARE = new Set([
  'id',
  'no',
  'code',
  'key',
  'uuid',
  'guid',
  'pk',
  'xh',
  'bh',
  'dm',
  'rowid',
  '编号',
  '序号',
  '代码',
  '编码',
  '主键',
  '标识',
  '唯一标识',
])
const ENDINGS = /(_?(id|no|code|key|bh|dm|bm|xh)|编号|代码|编码|标识|主键)$/

const FILE = new RegExp(`\\.(?:${[...dataEndings].join('|')})(?:\\.gz)?$`, 'i')

/** The name of a dataset as that of a table: of a file, without its folders and its ending. */
export function tableName(dataset: string): string {
  return dataset.split('/').at(-1)!.replace(FILE, '')
}

/** A name without case, signs and the prefixes tables carry. */
export function plainName(name: string): string {
  const flat = name
    .normalize('NFKC')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
  return flat
    .replace(/^.*\./, '')
    .replace(/^(t|tb|tbl|dim|dwd|ods|dwb|ads|f|fk)_/, '')
    .replace(/[\s-]+/g, '_')
}

/** How much the name of a column speaks for it pointing to the key of a table: 1 says it outright, 0 says nothing. */
export function namePoints(column: string, table: string, key: string): number {
  const [ours, theirs, of] = [plainName(column), plainName(key), plainName(table)]
  const stem = ours.replace(ENDINGS, '').replace(/_$/, '')
  const singular = of.replace(/(ies|s)$/, (end) => (end === 'ies' ? 'y' : ''))
  const isBare = BARE.has(theirs)
  if (!isBare && ours === theirs) return 1
  if (ours === `${singular}_${theirs}` || ours === `${of}_${theirs}` || ours === `${singular}${theirs}` || ours === `${of}${theirs}`)
    return 1
  if (stem !== '' && stem !== ours && (stem === singular || stem === of || of.endsWith(`_${stem}`))) return 0.9
  if (!isBare && theirs.length > 2 && ours.endsWith(theirs)) return 0.7
  return isBare && ours !== theirs && BARE.has(theirs) && of.includes(stem) && stem.length >= 2 && stem !== ours ? 0.6 : 0
}
