import { gbkTable, bitFlips, truncations, utf16 } from '#scanner/test/hostile.ts'
import type { Hostile } from '#scanner/test/hostile.ts'

const records = Array.from({ length: 60 }, (_, n) => ({ 编号: n, 名称: `引"号{[${n}`, 内: { 值: [n, null, 'x'], 日: '2024-01-01' } }))
const list = Buffer.from(JSON.stringify(records, null, 1))
const lines = Buffer.from(`${records.map((one) => JSON.stringify(one)).join('\n')}\n`)
const one = (what: string, content: Uint8Array | string, expected: Hostile['expect'], code?: string, name = 'a.json'): Hostile => ({
  what,
  name,
  content,
  expect: expected,
  ...(code ? { code } : {}),
})

/** JSON cut off, damaged, too deep, too long, in other encodings, or not quite JSON. */
export function hostileJson(): Hostile[] {
  const keys = `{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":${n}`).join(',')}}`
  return [
    ...truncations('a list', 'a.json', list, 12, 'fault'),
    ...bitFlips('a list', 'a.json', list, 12),
    ...truncations('lines of JSON', 'a.jsonl', lines, 6),
    ...bitFlips('lines of JSON', 'a.jsonl', lines, 8),
    ...truncations('an envelope', 'a.json', Buffer.from(JSON.stringify({ code: 0, data: { rows: records } })), 6, 'fault'),
    one('lists a hundred thousand deep', `${'['.repeat(100_000)}1${']'.repeat(100_000)}`, 'answer'),
    one('objects a hundred thousand deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'answer'),
    one('deep and never closed', '[{"a":'.repeat(100_000), 'error'),
    one('deep within a record', `[{"a":1,"b":${'['.repeat(50_000)}${']'.repeat(50_000)}}]`, 'answer'),
    one('a key that comes twice', '[{"a":1,"a":2},{"a":3}]', 'answer'),
    one('a text of twenty million characters', `[{"a":"${'x'.repeat(20_000_000)}","b":1}]`, 'fault', 'too-large-cell'),
    one('halves of surrogate pairs', '[{"a":"\\ud800","b":"\\udc00x"},{"a":"\\ud83d"}]', 'answer'),
    one('numbers that are none', '[{"a":NaN},{"a":Infinity}]', 'error'),
    one('numbers beyond all bounds', '[{"a":1e400,"b":-0,"c":123456789012345678901234567890}]', 'answer'),
    one('commas too many', '[{"a":1,},{"a":2},]', 'fault'),
    one('remarks', '// remark\n[{"a":1}]', 'answer'),
    one('documents one after the other', '{"a":1}{"a":2}\n{"a":3}', 'answer'),
    one('a word', '"word"', 'answer'),
    one('null', 'null', 'answer'),
    one('an empty list', '[]', 'error', 'empty'),
    one('an empty object', '{}', 'error', 'empty'),
    one('a list of empty lists', '[[],[],[]]', 'answer'),
    one('nulls only', '[null,null]', 'answer'),
    one('every type in one column', '[{"a":1},{"a":"x"},{"a":[1]},{"a":{"b":1}},{"a":null},{"a":true}]', 'answer'),
    one('a hundred thousand keys', keys, 'fault', 'too-many-columns'),
    one('keys that name inner things', '[{"__proto__":{"x":1},"constructor":1,"toString":2,"a.b":3,"":4,"a[]":5}]', 'answer'),
    one('rows of different lengths', '[[1,2,3],[1],[1,2,3,4,5]]', 'answer'),
    one('a list of three hundred places', `[[${'1,'.repeat(299)}1]]`, 'answer'),
    one('a list of a million numbers', `{"a":[${'1,'.repeat(1_000_000)}1]}`, 'fault'),
    one('UTF-16', utf16(JSON.stringify(records)), 'answer'),
    one('UTF-16 the other way round', utf16(JSON.stringify(records), true), 'answer'),
    one('UTF-16 without a mark', utf16(JSON.stringify(records)).subarray(2), 'answer'),
    one('a mark before it', `\uFEFF${JSON.stringify(records)}`, 'answer'),
    one('GBK', Buffer.concat([Buffer.from('[{"a":"'), gbkTable().subarray(0, 4), Buffer.from('"},{"a":"x"}]')]), 'answer'),
    one('NUL bytes in a text', '[{"a":"x\u0000y"},{"a":"z"}]', 'fault'),
    one('lines with bad ones among them', '{"a":1}\nnot json\n{"a":2\n{"a":3}\n', 'fault', 'bad-records', 'a.jsonl'),
    one('lines that are all bad', 'x\ny\nz\n', 'answer', undefined, 'a.jsonl'),
    one('lines with blank ones and carriage returns', '{"a":1}\r\n\r\n{"a":2}\r\n', 'answer', undefined, 'a.jsonl'),
    one('one line of thirty megabytes', `{"a":"${'y'.repeat(30_000_000)}"}\n{"a":"z"}\n`, 'fault', 'too-large-cell', 'a.jsonl'),
    one('lists of pairs with bad keys', '[{"p":[{"key":null,"value":1},{"key":"x","value":2}]}]', 'answer'),
  ]
}

/** Maps with bad geometry. */
export function hostileGeo(): Hostile[] {
  const geo = (what: string, value: unknown, expected: Hostile['expect'] = 'answer'): Hostile =>
    one(what, JSON.stringify(value), expected, undefined, 'a.geojson')
  const feature = (geometry: unknown): object => ({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { a: 1 }, geometry }],
  })
  let deep: object = { type: 'Point', coordinates: [1, 2] }
  for (let n = 0; n < 800; n++) deep = { type: 'GeometryCollection', geometries: [deep] }
  return [
    geo('no geometry', feature(null)),
    geo('a geometry without places', feature({ type: 'Point' })),
    geo('places that are words', feature({ type: 'Point', coordinates: ['x', 'y'] })),
    geo('a kind nobody knows', feature({ type: 'Blob', coordinates: [1, 2] })),
    geo('features that are no list', { type: 'FeatureCollection', features: { a: 1 } }),
    geo('features that are null', { type: 'FeatureCollection', features: [null, 1, 'x'] }),
    geo('no features', { type: 'FeatureCollection', features: [] }, 'error'),
    geo('collections within collections', feature(deep)),
    geo('properties that are a list', {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: [1, 2], geometry: { type: 'Point', coordinates: [1, 2] } }],
    }),
    geo('places beyond the earth', feature({ type: 'Point', coordinates: [1e308, -1e308] })),
    ...truncations(
      'a map',
      'a.geojson',
      Buffer.from(
        JSON.stringify({
          type: 'FeatureCollection',
          features: Array.from({ length: 20 }, (_, n) => ({
            type: 'Feature',
            properties: { n },
            geometry: { type: 'Point', coordinates: [119 + n / 100, 26] },
          })),
        }),
      ),
      5,
    ),
  ]
}
