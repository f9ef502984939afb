import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parties } from '#law/parties.ts'
import { findArrows, whyNotImport } from './tools/tidy/arrows.ts'
import { listPaths, readSources, root } from './tools/tidy/files.ts'
import { medianLength, needlessExceptions, whyNotLength, whyNotName } from './tools/tidy/names.ts'
import * as words from './tools/tidy/words.ts'

const paths = listPaths()
const sources = readSources()
const isSentence = (each: string | null) => each !== null

describe('the rules of the house', () => {
  test('files are named in kebab-case, with a noun that says something', () => {
    expect(paths.map(whyNotName).filter(isSentence)).toEqual([])
  })

  test('no file is longer than 400 lines, a list than 1,000, without a reason, and the middle one is short', () => {
    expect(sources.map(whyNotLength).filter(isSentence)).toEqual([])
    expect(needlessExceptions(sources)).toEqual([])
    const median = medianLength(sources)
    console.info(`${sources.length} files, the middle one has ${median} lines`)
    expect(median).toBeLessThanOrEqual(75)
  })

  test('imports go one way: law, contract, everything else; between rooms upstream only', () => {
    expect(sources.flatMap(findArrows).map(whyNotImport).filter(isSentence)).toEqual([])
  })

  test('the desk knows no procedure and no role', () => {
    const file = /^law\/procedures\/([a-z-]+)\.ts$/
    const procedures = paths.flatMap((name) => file.exec(name)?.[1] ?? []).filter((name) => name !== 'steps')
    const known = [...procedures, ...Object.keys(parties)]
    expect(sources.flatMap((each) => words.findForeignWords(each, known))).toEqual([])
  })

  test('SQL is written only where SQL lives', () => {
    expect(sources.flatMap(words.findStraySql)).toEqual([])
  })

  test('settings are read in one place', () => {
    expect(sources.flatMap(words.findStraySettings)).toEqual([])
  })

  test('every refusal says on what it rests, and what would help', () => {
    expect(sources.flatMap(words.findBaselessRefusals)).toEqual([])
    const text =
      "throw new Denied(409, { code: 'x', message: { zh: '${a}', en: '' } })\nnew Denied(409, { code: 'y', message: { zh: '', en: '' }, basis: '§4.7', remedy: { zh: '', en: '' } })\nnew Denied(400, { code: 'malformed' })"
    expect(words.findBaselessRefusals({ path: 'server/trial.ts', text, lines: 3 })).toEqual([
      'server/trial.ts:1: a refusal says on what it rests',
      'server/trial.ts:1: a refusal says what would help',
    ])
  })

  test('no screen writes the unit of an amount in Chinese only', () => {
    expect(sources.flatMap(words.findBareUnits)).toEqual([])
  })

  test('every screen asks for a day with the same field', () => {
    expect(sources.flatMap(words.findForeignDays)).toEqual([])
  })

  test('nothing is left for later, and every test runs', () => {
    expect(sources.flatMap(words.findPromises)).toEqual([])
    expect(sources.flatMap(words.findSilentTests)).toEqual([])
  })

  test('each exported function says in a sentence what it answers or does', () => {
    expect(sources.flatMap(words.findUndocumented)).toEqual([])
  })

  test('each runtime dependency has its line in docs/decisions/dependencies.md, and no other has', () => {
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
      optionalDependencies: Record<string, string>
    }
    const table = readFileSync(path.join(root, 'docs/decisions/dependencies.md'), 'utf8')
    const told = [...table.matchAll(/^\| `([^`]+)` \|(?: [^|]+ \|){3}$/gm)].flatMap((match) => match[1] ?? [])
    expect(told.sort()).toEqual(Object.keys({ ...dependencies, ...optionalDependencies }).sort())
  })
})
