let profile: Buffer | null = null

/** The colour space sRGB as a profile (ICC.1:2010, version 4.3; IEC 61966-2-1, its primaries adapted to D50): what a PDF/A says its colours mean. */
export function srgbProfile(): Buffer {
  return (profile ??= assembled([
    ['desc', text('sRGB')],
    ['cprt', text('CC0')],
    ['wtpt', numbers('XYZ ', white)],
    // From the white of a screen (D65) to that of paper (D50), after Bradford.
    ['chad', numbers('sf32', [1.047_882, 0.022_919, -0.050_216, 0.029_587, 0.990_479, -0.017_059, -0.009_232, 0.015_076, 0.751_678])],
    ['rXYZ', numbers('XYZ ', [0.436_066, 0.222_488, 0.013_916])],
    ['gXYZ', numbers('XYZ ', [0.385_147, 0.716_873, 0.097_076])],
    ['bXYZ', numbers('XYZ ', [0.143_066, 0.060_608, 0.714_096])],
    ...['rTRC', 'gTRC', 'bTRC'].map((tag): [string, Buffer] => [tag, curve]),
  ]))
}

const white = [0.964_203, 1, 0.824_905]

/** Numbers with sixteen bits behind the point, after the name of their type. */
function numbers(type: string, values: readonly number[], before: readonly number[] = []): Buffer {
  const bytes = Buffer.alloc(8 + before.length * 2 + values.length * 4)
  bytes.write(type, 'latin1')
  before.forEach((value, i) => bytes.writeUInt16BE(value, 8 + i * 2))
  values.forEach((value, i) => bytes.writeInt32BE(Math.round(value * 65_536), 8 + before.length * 2 + i * 4))
  return bytes
}

/** Function 3 of a curve: straight near black, a power above. */
const curve = numbers('para', [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.040_45], [3, 0])

function text(words: string): Buffer {
  const head = Buffer.alloc(28)
  head.write('mluc', 'latin1')
  ;[1, 12].forEach((value, i) => head.writeUInt32BE(value, 8 + i * 4))
  head.write('enUS', 16, 'latin1')
  ;[words.length * 2, 28].forEach((value, i) => head.writeUInt32BE(value, 20 + i * 4))
  return Buffer.concat([head, Buffer.from(words, 'utf16le').swap16()])
}

function assembled(tags: readonly [string, Buffer][]): Buffer {
  const head = Buffer.alloc(132 + tags.length * 12)
  const places = new Map<Buffer, number>()
  let at = head.length
  const bodies = tags.flatMap(([, body]) => {
    if (places.has(body)) return []
    const whole = Buffer.concat([body, Buffer.alloc(-body.length & 3)])
    places.set(body, at)
    at += whole.length
    return [whole]
  })
  ;[
    [0, at],
    [8, 0x0430_0000],
    [128, tags.length],
  ].forEach(([place, value]) => head.writeUInt32BE(value!, place))
  ;(
    [
      [12, 'mntrRGB XYZ '],
      [36, 'acsp'],
    ] as const
  ).forEach(([place, words]) => head.write(words, place, 'latin1'))
  ;[2026, 1, 1, 0, 0, 0].forEach((value, i) => head.writeUInt16BE(value, 24 + i * 2))
  white.forEach((value, i) => head.writeInt32BE(Math.round(value * 65_536), 68 + i * 4))
  tags.forEach(([tag, body], i) => {
    head.write(tag, 132 + i * 12, 'latin1')
    ;[places.get(body)!, body.length].forEach((value, n) => head.writeUInt32BE(value, 136 + i * 12 + n * 4))
  })
  return Buffer.concat([head, ...bodies])
}
