import { afterAll, describe, expect, test } from 'vitest'
import { TestFolder } from '#scanner/test/files.ts'
import { expectNothingLeft, wrongAnswers } from '#scanner/test/expect-answer.ts'
import { hostileBooks, hostileOldBooks } from '#scanner/test/hostile-books.ts'
import { hostileGeo, hostileJson } from '#scanner/test/hostile-json.ts'
import { hostileArchives, hostileDumps, hostileParquet } from '#scanner/test/hostile-packed.ts'
import { hostileGzip, hostileText } from '#scanner/test/hostile-text.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const parquet = await hostileParquet()
const kinds = {
  'delimited text': hostileText(),
  gzip: hostileGzip(),
  workbooks: hostileBooks(),
  'what goes by the name of .xls': hostileOldBooks(),
  JSON: hostileJson(),
  maps: hostileGeo(),
  Parquet: parquet,
  archives: hostileArchives(),
  'dumps of databases': hostileDumps(),
}
const total = Object.values(kinds).reduce((sum, list) => sum + list.length, 0)

describe(`${total} broken or hostile inputs end in a finding that says what is wrong, none in a crash or a hang`, () => {
  for (const [kind, inputs] of Object.entries(kinds)) {
    test(`${inputs.length} of ${kind}`, { timeout: 600_000 }, async () => {
      expect(await wrongAnswers(folder, inputs)).toEqual([])
      expectNothingLeft()
    })
  }
  test('there are more than two hundred of them', () => expect(total).toBeGreaterThan(200))
})
