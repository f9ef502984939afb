import { spawnSync } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { Unreadable } from '#scanner/faults.ts'
import { faultOf } from '#scanner/finding-of.ts'
import { WorkerMember } from '#scanner/engine/worker-member.ts'
import { TestFolder } from '#scanner/test/files.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

test('a thread that ends early says nothing against the file', async () => {
  const member = new WorkerMember({} as WebAssembly.Module, {
    seed: 1n,
    cellLimit: 1e6,
    values: 64,
    sampleRows: 64,
    width: 1,
    keys: [],
    hashes: 1e6,
  })
  const error: unknown = await member.part().then(
    () => null,
    (problem: unknown) => problem,
  )
  expect(error).toBeInstanceOf(Unreadable)
  const { message } = faultOf(error)
  expect(message.zh).toContain('文件本身未必有问题')
  expect(message.zh).not.toContain('损坏')
  expect(message.en).toContain('the file itself may be sound')
  await member.close()
})

test('a fault of the disk is told as one, and a damaged file as damaged', () => {
  expect(faultOf(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' })).message.zh).toContain('读取时系统出错（EIO）')
  expect(faultOf(Object.assign(new Error('ENOENT'), { code: 'ENOENT' })).message.zh).toBe('文件不存在或无权读取')
  expect(faultOf(Object.assign(new Error('unexpected end of file'), { code: 'Z_BUF_ERROR' })).message.zh).toBe('文件损坏，无法读取')
})

test('threads do not take over how their process was started', () => {
  const file = folder.write('rows.csv', `编号,数量\n${Array.from({ length: 60_000 }, (_, n) => `A${n},${n}`).join('\n')}\n`)
  const code = `const { scanFile } = await import(${JSON.stringify(new URL('../scan.ts', import.meta.url).href)}); const [one] = await scanFile(${JSON.stringify(file)}, { threads: 2, digests: false }); console.log(JSON.stringify([one.rows, one.faults]))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
  expect({ stdout, stderr }).toEqual({ stdout: '[60000,[]]\n', stderr: '' })
})
