import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { settingsFor } from './embedded.ts'

test('the memory of the database is a number of megabytes, or left alone', () => {
  const of = (given: string) => readConfig({ RONGSHU_DB_MEMORY: given }, '/srv').databaseMemory
  expect([of(''), of('96'), of('4096')]).toEqual([null, 96, 4096])
  for (const wrong of ['95', '4 GB', '-1', '1e9', '12345678']) expect(() => of(wrong)).toThrow('RONGSHU_DB_MEMORY')
})

test('settings grow with the memory, and none are given without it', () => {
  expect(settingsFor(null)).toEqual({})
  expect(settingsFor(4096)).toMatchObject({
    shared_buffers: '4096MB',
    max_wal_size: '8192MB',
    work_mem: '64MB',
    maintenance_work_mem: '512MB',
  })
  expect(settingsFor(96)).toMatchObject({ shared_buffers: '96MB', max_wal_size: '1024MB', work_mem: '8MB' })
})
