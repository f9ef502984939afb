import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPackages, licencesOf, sbomOf, whyNotLicence } from './packages.ts'

const root = path.resolve(import.meta.dirname, '../..')
const packages = findPackages(root)
const deployed = (name: string) => path.join(root, 'deploy', name)

describe('what the platform is made of', () => {
  test('no package has a licence outside of the list', () => {
    expect(packages.length).toBeGreaterThan(100)
    expect(packages.flatMap((each) => whyNotLicence(each) ?? [])).toEqual([])
    const why = (licence: string) => whyNotLicence({ name: 'x', version: '1', licence })
    expect([why('(MIT OR GPL-3.0-only)'), why('MIT AND OFL-1.1')]).toEqual([null, null])
    for (const licence of ['GPL-3.0-only', 'MIT AND AGPL-3.0-only', 'SSPL-1.0', '']) expect(why(licence)).toContain('is not on the list')
  })

  test('every runtime dependency is in the list of parts with version, licence and digest, and each part it needs too', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
    const bom = sbomOf({ name: 'rongshu', version: '1' }, packages) as { components: { name: string; version: string; scope: string; licenses: unknown[]; hashes: unknown[]; 'bom-ref': string }[]; dependencies: { ref: string; dependsOn: string[] }[] }
    for (const [name, version] of Object.entries(dependencies)) expect(bom.components.find((each) => each.name === name && each.version === version)).toMatchObject({ scope: 'required', licenses: [expect.anything()], hashes: [expect.objectContaining({ content: expect.stringMatching(/^[0-9a-f]{40,128}$/) })] })
    const refs = new Set(bom.components.map((each) => each['bom-ref']))
    expect(refs.size).toBe(bom.components.length)
    expect(bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([])
    expect(JSON.stringify(sbomOf({ name: 'rongshu', version: '1' }, findPackages(root)))).toBe(JSON.stringify(bom))
  })

  test('the licence list brings the texts along', () => {
    expect(licencesOf(root, packages.filter(({ name }) => name === 'zod'))).toMatch(/\| zod \|[\s\S]*Permission is hereby granted/)
  })
})

describe('files to install by', () => {
  test('the unit files are as systemd wants them, and name what there is', () => {
    const unit = readFileSync(deployed('rongshu.service'), 'utf8')
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node dist\/server\/main\.mjs$/m)
    expect(unit).toMatch(/^ExecReload=\/bin\/kill -HUP \$MAINPID$/m)
    const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0
    // Whether the unit is sound is asked of systemd where there is one; programs that are not installed here are no fault of it.
    const said = hasSystemd ? spawnSync('systemd-analyze', ['verify', deployed('rongshu.service'), deployed('rongshu-backup.service'), deployed('rongshu-backup.timer')], { encoding: 'utf8' }).stderr.split('\n').filter((line) => line.includes('rongshu') && !/is not executable|Command .* not found|Unit .* not found/.test(line)) : []
    expect(said).toEqual([])
  })

  test('the container file builds with tools that are there', () => {
    const text = readFileSync(deployed('Containerfile'), 'utf8')
    const named = [...text.matchAll(/(?:node |\/opt\/rongshu\/)((?:tools|deploy)\/[\w.-]+)/g)].map((match) => match[1]!)
    expect(new Set(named)).toEqual(new Set(['tools/bootstrap.mjs', 'deploy/in-container.sh']))
    const known = execFileSync('git', ['ls-files', 'tools', 'deploy'], { cwd: root, encoding: 'utf8' }).split('\n')
    expect(named.filter((each) => !known.includes(each))).toEqual([])
  })

  test('every alarm of the file is explained in the manual, and rests on a figure there is', () => {
    const alerts = readFileSync(deployed('alerts.yml'), 'utf8')
    const manual = readFileSync(path.join(root, 'docs/operations.md'), 'utf8')
    const names = [...alerts.matchAll(/alert: (\w+)/g)].map((match) => match[1]!)
    expect(names.filter((name) => !manual.includes(`\`${name}\``))).toEqual([])
    const code = ['metrics.ts'].map((name) => readFileSync(path.join(root, 'server/watch', name), 'utf8')).join('')
    const figures = new Set([...alerts.matchAll(/\brongshu_\w+/g)].map((match) => match[0].replace(/_(bucket|count|sum)$/, '')))
    expect([...figures].filter((name) => !code.includes(name) && !name.startsWith('rongshu_nodejs_'))).toEqual([])
  })
})
