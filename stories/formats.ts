import { writeXlsx } from 'hucre/xlsx'
import { makeParquet } from '#scanner/test/parquet.ts'
import { linesCsv, type DataFile } from './lives.ts'

/** Text in GB18030, as older systems of a city still write it. */
export function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const known = new Map<string, readonly number[]>()
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(Uint8Array.of(first, second))
      if ([...character].length === 1) known.set(character, [first, second])
    }
  return Buffer.from(
    [...text].flatMap((character) => (character < '\u0080' ? [character.charCodeAt(0)] : (known.get(character) ?? [0x3f]))),
  )
}

const stops = Array.from({ length: 25 }, (_, n) => ({
  站名: `第${n + 1}站`,
  日均客流: 100 + ((n * 37) % 900),
  日期: `2025-0${1 + (n % 9)}-15`,
}))

/** One data set in every format the inventory reads, all invented: file, rows, format and encoding as the scan must find them. */
export async function sixFormats(): Promise<
  (DataFile & { readonly rows: number; readonly format: string; readonly encoding: string | null })[]
> {
  const xlsx = await writeXlsx({ sheets: [{ name: '客流', rows: [Object.keys(stops[0]!), ...stops.map((stop) => Object.values(stop))] }] })
  const parquet = await makeParquet(
    `select 'L' || (n % 12) as line, case when n % 10 = 0 then null else n / 4 end as delay_s from range(500) t(n)`,
  )
  const features = [119.1, 119.2, 119.3].map((lon, n) => ({
    type: 'Feature',
    properties: { 站区: `站区${n + 1}` },
    geometry: { type: 'Point', coordinates: [lon, 26.1] },
  }))
  return [
    { name: '公交线路.csv', content: linesCsv(40), rows: 40, format: 'csv', encoding: 'utf-8' },
    { name: '老系统线路.csv', content: inGb18030(linesCsv(30, 2)), rows: 30, format: 'csv', encoding: 'gb18030' },
    { name: '站点客流.xlsx', content: xlsx, rows: 25, format: 'xlsx', encoding: null },
    {
      name: '站点客流.jsonl',
      content: `${stops.map((stop) => JSON.stringify(stop)).join('\n')}\n`,
      rows: 25,
      format: 'jsonl',
      encoding: 'utf-8',
    },
    { name: '到站误差.parquet', content: parquet, rows: 500, format: 'parquet', encoding: null },
    {
      name: '站区.geojson',
      content: JSON.stringify({ type: 'FeatureCollection', features }),
      rows: 3,
      format: 'geojson',
      encoding: 'utf-8',
    },
  ]
}
