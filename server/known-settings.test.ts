import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findUnknownSettings, wordsOfUnknown } from './known-settings.ts'

const root = path.resolve(import.meta.dirname, '..')

test('a misspelt setting is named with the known one that is nearest, and what it is set to is not told', () => {
  const found = findUnknownSettings({
    RONGSHU_DRIAN: '5',
    RONGSHU_TLS_CERTS: '/srv/cert.pem',
    RONGSHU_ADMIN_PASWORD: 'hundred-banyans',
    rongshu_demo: 'off',
    RONGSHU_WEATHER: 'fine',
    RONGSHU_DRAIN: '5',
    PATH: '/bin',
  })
  expect(found).toEqual([
    { name: 'RONGSHU_ADMIN_PASWORD', nearest: 'RONGSHU_ADMIN_PASSWORD' },
    { name: 'RONGSHU_DRIAN', nearest: 'RONGSHU_DRAIN' },
    { name: 'RONGSHU_TLS_CERTS', nearest: 'RONGSHU_TLS_CERT' },
    { name: 'RONGSHU_WEATHER', nearest: null },
    { name: 'rongshu_demo', nearest: 'RONGSHU_DEMO' },
  ])
  expect(found.map(wordsOfUnknown).join('\n')).not.toMatch(/hundred-banyans|srv/)
  expect(wordsOfUnknown(found[1]!)).toContain('perhaps RONGSHU_DRAIN was meant')
})

test('every setting that is read anywhere or stands in the manual is known', () => {
  const files = globSync(['{server,cli,scanner,tools,deploy,stories,bench}/**/*', 'docs/operations.md'], { cwd: root, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.join(each.parentPath, each.name))
  const sources = files.filter((file) => /\.(ts|mjs|sh|md|service)$|Containerfile$|\/rongshu$/.test(file) && !file.endsWith('.test.ts'))
  const named = new Set(sources.flatMap((file) => readFileSync(file, 'utf8').match(/\bRONGSHU_[A-Z_]*[A-Z]\b/g) ?? []))
  expect(named.size).toBeGreaterThan(30)
  expect(findUnknownSettings(Object.fromEntries([...named].map((name) => [name, ''])))).toEqual([])
})
