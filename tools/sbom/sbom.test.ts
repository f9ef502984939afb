import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { outside } from '#server/db/embedded-place.ts'
import { findUnknownSettings } from '#server/known-settings.ts'
import { stopSeconds } from '#server/stop-limit.ts'
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
    const bom = sbomOf({ name: 'rongshu', version: '1' }, packages) as {
      components: { name: string; version: string; scope: string; licenses: unknown[]; hashes: unknown[]; 'bom-ref': string }[]
      dependencies: { ref: string; dependsOn: string[] }[]
    }
    for (const [name, version] of Object.entries(dependencies))
      expect(bom.components.find((each) => each.name === name && each.version === version)).toMatchObject({
        scope: 'required',
        licenses: [expect.anything()],
        hashes: [expect.objectContaining({ content: expect.stringMatching(/^[0-9a-f]{40,128}$/) })],
      })
    const refs = new Set(bom.components.map((each) => each['bom-ref']))
    expect(refs.size).toBe(bom.components.length)
    expect(bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([])
    expect(JSON.stringify(sbomOf({ name: 'rongshu', version: '1' }, findPackages(root)))).toBe(JSON.stringify(bom))
  })

  test('what every browser is sent is shipped too, though it is only built with here, with its text', () => {
    const shipped = new Set(packages.filter(({ isDev }) => !isDev).map(({ name }) => name))
    for (const name of ['react', 'react-dom', 'scheduler', 'antd', 'echarts', 'zrender', 'dayjs', '@tanstack/react-router'])
      expect(shipped).toContain(name)
    for (const name of ['vite', 'vitest', 'fast-check', 'typescript', 'playwright-core']) expect(shipped).not.toContain(name)
    expect(licencesOf(root, packages)).toMatch(/^## react \d/m)
  })

  test('the licence list brings the texts along', () => {
    expect(
      licencesOf(
        root,
        packages.filter(({ name }) => name === 'zod'),
      ),
    ).toMatch(/\| zod \|[\s\S]*Permission is hereby granted/)
  })
})

describe('files to install by', () => {
  test('the unit files are as systemd wants them, and name what there is', () => {
    const unit = readFileSync(deployed('rongshu.service'), 'utf8')
    expect(unit).toMatch(/^ExecStart=\/opt\/rongshu\/node_modules\/\.bin\/node dist\/server\/main\.mjs$/m)
    expect(unit).toMatch(/^ExecReload=\/bin\/kill -HUP \$MAINPID$/m)
    const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0
    // Whether the unit is sound is asked of systemd where there is one; programs that are not installed here are no fault of it.
    const said = hasSystemd
      ? spawnSync(
          'systemd-analyze',
          [
            'verify',
            deployed('rongshu.service'),
            ...['rongshu-backup.service', 'rongshu-backup.timer', 'rongshu-base.service', 'rongshu-base.timer'].map(deployed),
          ],
          { encoding: 'utf8' },
        )
          .stderr.split('\n')
          .filter((line) => line.includes('rongshu') && !/is not executable|Command .* not found|Unit .* not found/.test(line))
      : []
    expect(said).toEqual([])
    for (const name of ['rongshu.service', 'rongshu-backup.service', 'rongshu-base.service']) {
      const text = readFileSync(deployed(name), 'utf8')
      const set = Object.fromEntries(
        /^Environment=(.*)$/m
          .exec(text)![1]!
          .split(' ')
          .map((each) => each.split('=') as [string, string]),
      )
      expect([name, findUnknownSettings(set)]).toEqual([name, []])
      // What a unit may write is what the settings name, beside the folders systemd makes for it.
      expect([name, /^ReadWritePaths=(.*)$/m.exec(text)![1]!.split(' ')]).toEqual([name, [set['RONGSHU_DATA'], set['RONGSHU_KEYS']]])
      const [, program] = /^ExecStart=\S+ (\S+)/m.exec(text)!
      expect([name, program === 'dist/server/main.mjs' || existsSync(path.join(root, program!))]).toEqual([name, true])
    }
    // The most a stop takes: draining, then requests, open pages and jobs, then the bundled database.
    expect(stopSeconds).toBeGreaterThanOrEqual(3 * 10 + 60)
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)![1])).toBeGreaterThan(60 + stopSeconds)
  })

  test('a command beside the service has what its unit sets and its settings hold, as its account; what is given with the command goes first', () => {
    const settings = path.join(mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-settings-`)), 'rongshu.env')
    writeFileSync(
      settings,
      '# comment\nRONGSHU_URL=https://data.city.gov.cn\nRONGSHU_MAIL_FROM=榕数 <rongshu@city.gov.cn>\nRONGSHU_OIDC_TITLE="统一 $(id) 认证"\n\nnonsense\nPORT=8443',
    )
    // The program is stood in for by one that tells what it was given.
    const home = path.dirname(settings)
    for (const folder of ['deploy', 'cli', 'node_modules/.bin']) mkdirSync(path.join(home, folder), { recursive: true })
    copyFileSync(deployed('rongshu'), path.join(home, 'deploy/rongshu'))
    symlinkSync(process.execPath, path.join(home, 'node_modules/.bin/node'))
    writeFileSync(path.join(home, 'cli/main.ts'), 'console.log(JSON.stringify({ ...process.env, args: process.argv.slice(2) }))')
    symlinkSync(path.join(home, 'deploy/rongshu'), path.join(home, 'rongshu'))
    const env = { PATH: process.env['PATH'], RONGSHU_SETTINGS: settings, RONGSHU_ACCOUNT: 'root', PORT: '9000' }
    const ran = spawnSync(path.join(home, 'rongshu'), ['db', 'backup', 'a b'], { env, encoding: 'utf8' })
    const units = Object.fromEntries(
      /^Environment=(.*)$/m
        .exec(readFileSync(deployed('rongshu.service'), 'utf8'))![1]!
        .split(' ')
        .map((each) => each.split('='))
        .filter(([name]) => name !== 'NODE_ENV'),
    )
    expect(JSON.parse(ran.stdout)).toMatchObject({
      ...units,
      RONGSHU_URL: 'https://data.city.gov.cn',
      RONGSHU_MAIL_FROM: '榕数 <rongshu@city.gov.cn>',
      RONGSHU_OIDC_TITLE: '统一 $(id) 认证',
      PORT: '9000',
      args: ['db', 'backup', 'a b'],
    })
    rmSync(settings)
    const without = spawnSync(path.join(home, 'rongshu'), ['--help'], { env, encoding: 'utf8' })
    expect([without.status, without.stderr]).toEqual([2, expect.stringMatching(/^无法读取 .*rongshu\.env/)])
    rmSync(home, { recursive: true })
  })

  test('what root keeps for a clone in a private home lies outside of the folder of a service', () => {
    const [, states] = /^StateDirectory=(.*)$/m.exec(readFileSync(deployed('rongshu.service'), 'utf8'))!
    for (const state of states!.split(' ')) expect(path.relative(path.join('/var/lib', state), outside)).toMatch(/^\.\./)
    // A backup by hand, before the first night has made the folder for those of the timer.
    expect(states!.split(' ')).toEqual(['rongshu', 'rongshu-backups'])
  })

  test('the container file builds with tools that are there', () => {
    const text = readFileSync(deployed('Containerfile'), 'utf8')
    const named = [...text.matchAll(/(?:node |\/opt\/rongshu\/)((?:tools|deploy)\/[\w.-]+)/g)].map((match) => match[1]!)
    expect(new Set(named)).toEqual(new Set(['tools/bootstrap.mjs', 'deploy/in-container.sh']))
    const known = execFileSync('git', ['ls-files', 'tools', 'deploy'], { cwd: root, encoding: 'utf8' }).split('\n')
    expect(named.filter((each) => !known.includes(each))).toEqual([])
  })

  test('a volume that the account of a container may not write is told of with what helps', () => {
    const closed = mkdtempSync(path.join(tmpdir(), 'rongshu-volume-'))
    chmodSync(closed, 0o700)
    const ran = spawnSync('/bin/sh', [deployed('in-container.sh'), 'start'], {
      env: { PATH: process.env['PATH'], RONGSHU_DATA: process.getuid?.() === 0 ? closed : '/root' },
      encoding: 'utf8',
      ...(process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
    })
    expect([ran.status, ran.stderr]).toEqual([
      2,
      expect.stringMatching(/^账户 \d+ 无权读写数据卷 .*chown -R 10001:10001[^]*The account \d+ may not read and write/),
    ])
    rmSync(closed, { recursive: true })
  })

  test('every alarm of the file is explained in the manual, and rests on a figure there is', () => {
    const alerts = readFileSync(deployed('alerts.yml'), 'utf8')
    const manual = readFileSync(path.join(root, 'docs/operations.md'), 'utf8')
    const names = [...alerts.matchAll(/alert: (\w+)/g)].map((match) => match[1]!)
    expect(names.filter((name) => !manual.includes(`\`${name}\``))).toEqual([])
    const code = ['metrics.ts'].map((name) => readFileSync(path.join(root, 'server/watch', name), 'utf8')).join('')
    const figures = new Set([...alerts.matchAll(/\brongshu_\w+/g)].map((match) => match[0].replace(/_(bucket|count|sum)$/, '')))
    expect([...figures].filter((name) => !code.includes(name) && !name.startsWith('rongshu_nodejs_'))).toEqual([])
    // A proxy asks each process for its health every second: among so many quick answers slow ones would not be seen. A line of changes takes
    // as long as somebody listens.
    expect(alerts.match(/_seconds_bucket\{[^}]*\}/g)).toEqual([expect.stringContaining('route!~"/api/health|/api/events"')])
  })
})
