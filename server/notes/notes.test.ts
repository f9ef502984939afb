import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { asSystem } from '#server/db/transaction.ts'
import { openCity, transport, type City } from '#server/test/city.ts'
import { sendNotes } from './notes.sql.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

test('a note that was read is found among those that were, page by page, and by nobody else', async () => {
  const notes = ['第一条', '第二条', '第三条'].map((zh) => ({
    organisationId: city.id(transport),
    kind: 'told',
    subject: zh,
    words: { zh, en: zh },
    basis: '§3.5',
    href: '/desk/inventory',
  }))
  await asSystem(city.db, (tx) => sendNotes(tx, notes, city.clock.now()))
  const own = await city.as('林清查')
  const page = async (unread?: 'yes' | 'no', cursor?: string) => {
    const { items, next, total } = await own.ask(noteRoutes.listNotes, {
      query: { limit: 1, ...(unread ? { unread } : {}), ...(cursor ? { cursor } : {}) },
    })
    return { said: items.map(({ words }) => words.zh), next, total, items }
  }
  const [third] = (await page()).items
  expect(await page('no')).toMatchObject({ said: [], next: null, total: 0 })
  await own.ask(noteRoutes.readNote, { params: { id: third!.id } })
  const first = (await own.ask(noteRoutes.listNotes)).items.at(-1)!
  await own.ask(noteRoutes.readNote, { params: { id: first.id } })
  expect(await page('yes')).toMatchObject({ said: ['第二条'], next: null, total: 1 })
  const read = await page('no')
  expect(read).toMatchObject({ said: ['第三条'], total: 2, items: [{ readAt: expect.any(String) }] })
  expect(await page('no', read.next!)).toMatchObject({ said: ['第一条'], next: null, total: 2 })
  expect((await page()).total).toBe(3)
  expect(await (await city.as('车国企')).ask(noteRoutes.listNotes, { query: { unread: 'no' } })).toMatchObject({ items: [], total: 0 })
})
