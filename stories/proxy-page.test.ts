import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findFreePort } from '#server/free-port.ts'
import { startProxy } from '#server/test/haproxy.ts'

test.skipIf(process.env['RONGSHU_SKIP_HAPROXY'] === '1')('没有进程可用时，代理以中文在前的页面说明，不作缓存', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-proxy-`))
  const port = await findFreePort('127.0.0.1', 27_400 + 2 * (process.pid % 1000))
  const answering = async (base: string) => {
    while (
      !(await fetch(base).then(
        () => true,
        () => false,
      ))
    )
      await sleep(100)
  }
  const proxy = await startProxy(folder, port, [await findFreePort('127.0.0.1', port + 1)], answering)
  try {
    const answer = await fetch(proxy.base)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      503,
      'text/html; charset=utf-8',
      'no-store',
    ])
    expect(await answer.text()).toMatch(/lang=zh.*平台暂时不能使用.*lang=en.*Please try again/)
  } finally {
    await proxy.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
