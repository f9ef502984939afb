import { afterAll, expect, test } from 'vitest'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { MOST_COLUMNS, relate } from '#scanner/relate/relate.ts'
import type { Brought } from '#scanner/run.ts'
import { scanFile } from '#scanner/scan.ts'
import { csv, TestFolder } from '#scanner/test/files.ts'
import { FolderRelations, type Done } from './scan-relations.ts'
import type { Target } from './scan-plan.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const target = (label: string, within: string | null): Target => ({
  label,
  bytes: 1,
  identity: label,
  target: { kind: 'file', path: label },
  folder: within,
})
async function brought(name: string, text: string): Promise<Brought> {
  const [finding] = await scanFile(folder.write(name, text), { salt: 'ab'.repeat(16) })
  return { finding: finding!, draft: draftCard(finding!) }
}
const staff = await brought(
  '人员.csv',
  csv(
    ['工号', '部门编号'],
    Array.from({ length: 80 }, (_, n) => [`GH${1000 + n}`, `BM-${100 + (n % 30)}`]),
  ),
)
const offices = await brought(
  '部门.csv',
  csv(
    ['部门编号', '名称'],
    Array.from({ length: 30 }, (_, n) => [`BM-${100 + n}`, `第${n}处`]),
  ),
)
const hasSketches = (found: readonly Brought[]) => found.some(({ finding }) => finding.columns.some(({ sketch }) => sketch))

/** Ends the targets one after the other with what was found of each; answers what was kept of each at once, and what became of it. */
async function run(found: readonly (readonly [Target, ...Brought[]])[], keepsSketches: boolean) {
  const relations = new FolderRelations(
    found.map(([each]) => each),
    keepsSketches,
  )
  const done: (Done | undefined)[] = []
  const kept: boolean[] = []
  for (const [at, [each, ...one]] of found.entries()) {
    const own = relations.kept(each, one)
    kept.push(hasSketches(own))
    done[at] = { target: each, found: own }
    await relations.ended(each, done)
  }
  return {
    kept,
    references: done.map((each) => each!.found[0]!.finding.references.length),
    sketches: done.map((each) => hasSketches(each!.found)),
    faults: done.map((each) => each!.found[0]!.finding.faults.map(({ code }) => code)),
  }
}

test('a folder is related with its last file, and the sketches of one’s own salt go with that; what lies in no folder never keeps them', async () => {
  const files = [
    [target('人员', '甲'), staff],
    [target('单', null), staff],
    [target('部门', '甲'), offices],
    [target('部门', '乙'), offices],
  ] as const
  expect(await run(files, false)).toEqual({
    kept: [true, false, true, true],
    references: [1, 0, 0, 0],
    sketches: [false, false, false, false],
    faults: [[], [], [], []],
  })
  expect(await run(files, true)).toMatchObject({
    kept: [true, true, true, true],
    references: [1, 0, 0, 0],
    sketches: [true, true, true, true],
  })
})

const wide: Brought = {
  ...offices,
  finding: { ...offices.finding, columns: Array.from({ length: MOST_COLUMNS }, () => offices.finding.columns[1]!) },
}

test('a folder of more columns than can be related keeps no further sketches, and its first file says so', async () => {
  const files = [
    [target('人员', '甲'), staff],
    [target('宽', '甲'), wide],
    [target('部门', '甲'), offices],
    [target('部门', '乙'), offices],
  ] as const
  expect(await run(files, false)).toEqual({
    kept: [true, false, false, true],
    references: [0, 0, 0, 0],
    sketches: [false, false, false, false],
    faults: [['left-out'], [], [], []],
  })
})

test('a folder of one file is not related again, and what says already that nothing was looked for says it once', async () => {
  const related = await run([[target('册', '甲'), staff, offices]], false)
  expect(related).toMatchObject({ references: [0], sketches: [false] })
  const silent = {
    ...staff,
    finding: {
      ...staff.finding,
      faults: [...(await relate([staff.finding, ...Array.from({ length: 2 }, () => wide.finding)]))[0]!.faults],
    },
  }
  expect(
    (
      await run(
        [
          [target('册', '甲'), silent, wide],
          [target('部门', '甲'), wide],
        ],
        false,
      )
    ).faults,
  ).toEqual([['left-out'], []])
})
