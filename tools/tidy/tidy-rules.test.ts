import { describe, expect, test } from 'vitest'
import { findArrows, whyNotImport } from './arrows.ts'
import type { SourceFile } from './files.ts'
import { whyNotLength, whyNotName } from './names.ts'
import * as words from './words.ts'

const file = (path: string, text: string): SourceFile => ({ path, text, lines: text.split('\n').length })
const whyNot = (path: string, text: string) => findArrows(file(path, text)).map(whyNotImport)

describe('the rules notice what they forbid', () => {
  test('names', () => {
    expect(whyNotName('server/db/pool.sql.test.ts')).toBeNull()
    expect(whyNotName('.ci/run')).toBeNull()
    expect(whyNotName('docs/pictures/首页.png')).toBeNull()
    expect(whyNotName('server/db/dbPool.ts')).toContain('kebab-case')
    for (const name of ['server/utils/x.ts', 'web/common.ts', 'server/case-manager.ts']) expect(whyNotName(name)).toContain('says nothing')
  })

  test('units of amounts in Chinese only', () => {
    expect(
      words.findBareUnits(file('web/a.tsx', "<b>{w({ zh: `${yuan(fen)} 元`, en: `${yuan(fen)} yuan` })}{w({ zh: '元', en: 'yuan' })}</b>")),
    ).toEqual([])
    expect(words.findBareUnits(file('web/a.tsx', '<b>{yuan(fen)} 元</b>'))[0]).toContain('web/a.tsx:1')
  })

  test('days asked for with a field of the browser', () => {
    expect(words.findForeignDays(file('web/a.tsx', '<DayInput id="a" to="month" />'))).toEqual([])
    expect(words.findForeignDays(file('web/a.tsx', '<Input type="month" />'))[0]).toContain('web/a.tsx:1')
  })

  test('length', () => {
    expect(whyNotLength(file('server/a.ts', '\n'.repeat(399)))).toBeNull()
    expect(whyNotLength(file('server/a.ts', '\n'.repeat(400)))).toContain('401 lines')
    for (const name of ['law/a.ts', 'stories/a.ts', 'web/a.test.tsx']) {
      expect(whyNotLength(file(name, '\n'.repeat(999)))).toBeNull()
      expect(whyNotLength(file(name, '\n'.repeat(1000)))).toContain('1001 lines')
    }
  })

  test('imports against the arrows, in every form of writing them', () => {
    expect(whyNot('law/a.ts', `import { b } from './b.ts'`)).toEqual([null])
    expect(whyNot('law/audit.ts', `{ 'send-import': { zh: '上传' }, 'card-import': { zh: '导入' } }`)).toEqual([])
    expect(whyNot('law/a.ts', `import { z } from 'zod'`)[0]).toContain('law imports nothing')
    expect(whyNot('contract/a.ts', `export { b } from '#server/b.ts'`)[0]).toContain('may import only')
    expect(whyNot('web/a.tsx', `import {\n  b,\n} from '../server/b.ts'`)[0]).toContain('may import only')
    expect(whyNot('cli/a.ts', `const b = await import('#server/b.ts')`)[0]).toContain('may import only')
    expect(whyNot('web/a.tsx', `// import { b } from '#server/b.ts'`)).toEqual([])
    expect(whyNot('scanner/a.test.ts', `import { b } from '#server/test/b.ts'`)).toEqual([null])
  })

  test('imports between the rooms of the server', () => {
    expect(whyNot('server/registration/a.ts', `import { b } from '../inventory/b.ts'`)).toEqual([null])
    expect(whyNot('server/inventory/a.ts', `import { b } from '#server/registration/b.ts'`)[0]).toContain('upstream only')
    expect(whyNot('server/cases/a.ts', `import { b } from '#server/parties/b.ts'`)[0]).toContain('knows no subject room')
    expect(whyNot('server/main.ts', `import { b } from './trading/b.ts'`)).toEqual([null])
    expect(whyNot('server/main.ts', `import { b } from './test/b.ts'`)[0]).toContain('only tests')
  })

  test('words', () => {
    expect(words.findPromises(file('a.ts', '// TODO later'))).toHaveLength(1)
    expect(words.findSilentTests(file('a.test.ts', `test.only('x')\ntest.skipIf(true)('y')`))).toHaveLength(1)
    expect(words.findStraySql(file('server/cases/a.ts', 'tx.selectFrom("x")\nsql<{ a: 1 }>`select 1`'))).toHaveLength(2)
    expect(words.findStraySql(file('server/cases/a.ts', 'await sql<{\n  id: string\n}>`select id`'))).toHaveLength(1)
    expect(words.findStraySql(file('server/cases/a.sql.ts', 'tx.selectFrom("x")'))).toEqual([])
    expect(words.findStraySettings(file('server/a.ts', 'process.env.X'))).toHaveLength(1)
    expect(words.findStraySettings(file('server/config.ts', 'process.env.X'))).toEqual([])
    expect(
      words.findForeignWords(file('server/cases/a.ts', `if (role === 'police') x // 'producer'`), ['police', 'producer']),
    ).toHaveLength(1)
  })

  test('functions without a sentence', () => {
    expect(words.findUndocumented(file('cli/a.ts', 'export function a() {}'))).toHaveLength(1)
    expect(words.findUndocumented(file('cli/a.ts', 'export const a = (b: string): number => 1'))).toHaveLength(1)
    expect(words.findUndocumented(file('cli/a.ts', '/** Answers. */\nexport async function a() {}\nexport const b = 1'))).toEqual([])
  })
})
