import { fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Inventor } from '#server/demonstration/invent.ts'

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
const long = 'x'.repeat(70_000)

/** Values nobody should send; some of them a careless program will. */
export const nasty: readonly unknown[] = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  ' ',
  '',
  long,
  '长'.repeat(3000),
  '👨‍👩‍👧‍👦'.repeat(30),
  `' or '1'='1`,
  `'; drop table cases; --`,
  '%',
  '_',
  '\\',
  '\\x00',
  '%00',
  '%2e%2e%2f',
  '../../etc/passwd',
  '..\\..\\x',
  'file:///etc/passwd',
  '${7*7}',
  '<script>alert(1)</script>',
  '=1+1',
  '\r\nx-injected: 1',
  'null',
  'undefined',
  'NaN',
  'true',
  '-1',
  '0',
  '1e400',
  '99999999999999999999',
  '9999-99-99',
  '2026-02-30',
  '0000-00-00',
  '2026-03-02T25:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'FZDA0',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  -(2 ** 53),
  2 ** 31,
  2 ** 63,
  null,
  true,
  [],
  {},
  [[]],
  [null],
  ['', ''],
  { a: 1 },
  { length: -1 },
  { toString: 1 },
  deep(60),
  Array.from({ length: 500 }, (_, n) => n),
]
/** The same as text, for paths and queries. */
export const nastyTexts = nasty.filter((value): value is string => typeof value === 'string' && value.length < 2000)

/** Bodies that are not what they say. */
export const nastyBodies: readonly string[] = [
  '',
  ' ',
  '{',
  '}',
  '[]',
  'null',
  '1',
  '"text"',
  '{"a":}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  `{"version":1${'0'.repeat(400)}}`,
  '{"version":1,"version":2}',
  '\uFEFF{}',
  '{"a":"\\ud800"}',
  '{"\\u0000":"\\u0000"}',
  `{"a":"${long}"}`,
  '\u0000\u0001\u0002',
  'a=1&b=2',
  '<xml/>',
]
const types = [
  'application/json',
  'application/json; charset=utf-16',
  'application/json;',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'x',
  '',
]

const fieldIds = [...new Set(Object.values(forms).flatMap((form) => Object.keys(fieldsOf(form))))]
const acts = [
  'submit',
  'resubmit',
  'accept',
  'pass',
  'file',
  'publish',
  'confirm',
  'return',
  'decline',
  'refuse',
  'uphold',
  'dismiss',
  'object',
  'withdraw',
  'side-ended',
  'lapse',
  'open',
  'nonsense',
  '__proto__',
]

/** Answers of a form in which some fields are what nobody would fill in. */
export function nastyAnswers(i: Inventor): Record<string, unknown> {
  const chosen = Array.from(
    { length: i.int(0, 6) },
    () =>
      [
        i.pick(fieldIds),
        i.pick([
          ...nasty,
          [{ field: 'limits', note: i.pick(nasty) }],
          { sha256: '0'.repeat(64), name: i.pick(nasty) },
          [{ name: 'a', value: i.pick(nasty), source: 'b' }],
        ]),
      ] as const,
  )
  return Object.fromEntries(chosen)
}

/** A body near a good one: a field is missing, another is not what it should be, or there is one too many. */
export function spoil(i: Inventor, body: Record<string, unknown>): Record<string, unknown> {
  const spoilt: Record<string, unknown> = { ...body }
  for (const field of ['answers', 'asked', 'card']) if (field in body || i.int(0, 9) === 0) spoilt[field] = nastyAnswers(i)
  if ('act' in body) spoilt['act'] = i.pick(acts)
  if ('key' in body) spoilt['key'] = `generated-${i.int(0, 1e9)}`
  const names = [...Object.keys(spoilt), 'extra']
  const how = i.int(0, 9)
  if (how < 5) spoilt[i.pick(names)] = i.pick(nasty)
  else if (how < 7) delete spoilt[i.pick(names)]
  return spoilt
}

/** A multipart body, more or less well made. */
export function nastyMultipart(i: Inventor): { payload: string; type: string } {
  const boundary = i.pick(['b', '----x', 'a'.repeat(70)])
  const part = () =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${i.pick(['file', 'files', 'answers', 'evidence', 'key', '__proto__', 'a"b', ''])}"${i.pick(['', '; filename="a.pdf"', '; filename="../../../etc/passwd"', '; filename=""', `; filename="${'n'.repeat(400)}.csv"`, `; filename*=UTF-8''%00%2e%2e%2f`, '; filename="a\u0000.csv"', '; filename="~$x.xlsx"'])}\r\n${i.pick(['', 'content-type: application/pdf\r\n', 'content-transfer-encoding: base64\r\n', 'x'.repeat(300)])}\r\n${i.pick(['%PDF-1.4 x', 'a,b\n1,2\n', '{}', '{"name":"\\u0000"}', JSON.stringify(nastyAnswers(i)).slice(0, 50_000), '[]', '{', '\u0000', ''])}\r\n`
  const body = Array.from({ length: i.int(0, 3) }, part).join('')
  return {
    payload: i.pick([`${body}--${boundary}--\r\n`, body, body.slice(0, -4), `${body}--${boundary}`, '', 'no parts at all']),
    type: i.pick([
      `multipart/form-data; boundary=${boundary}`,
      `multipart/form-data; boundary=${boundary}`,
      `multipart/form-data; boundary=${boundary}`,
      `multipart/form-data; boundary=other`,
      i.pick(types),
    ]),
  }
}

/** A content type, mostly the right one. */
export const contentType = (i: Inventor): string => (i.int(0, 6) === 0 ? i.pick(types) : 'application/json')

/** A piece of text as part of an address, mostly encoded as a program would. */
export const inAddress = (i: Inventor, text: string): string =>
  i.int(0, 4) === 0 ? text.replaceAll(/[^\u0021-\u007e]/g, '') : encodeURIComponent(text.toWellFormed())
