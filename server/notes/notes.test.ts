import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { asSystem } from '#server/db/transaction.ts'
import { health, openCity, transport, type City } from '#server/test/city.ts'
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

test('what a colleague has read is still unread for the others; all that was seen is read at once, what came since stays (choice:note-readings)', async () => {
  const told = (zh: string) => ({
    organisationId: city.id(health),
    kind: 'told',
    subject: zh,
    words: { zh, en: zh },
    basis: '§3.5',
    href: '/desk/inventory',
  })
  const tell = (...said: string[]) => asSystem(city.db, (tx) => sendNotes(tx, said.map(told), city.clock.now()))
  const [one, other] = await Promise.all([city.as('苏清查'), city.as('白复核')])
  const unread = async (of: typeof one) =>
    (await of!.ask(noteRoutes.listNotes, { query: { unread: 'yes' } })).items.map(({ words }) => words.zh)
  await tell('甲', '乙')
  const [newest, before] = (await one!.ask(noteRoutes.listNotes)).items
  await one!.ask(noteRoutes.readNote, { params: { id: before!.id } })
  expect([await unread(one), await unread(other)]).toEqual([['乙'], ['乙', '甲']])
  await tell('丙')
  expect(await other!.ask(noteRoutes.readAllNotes, { body: { upTo: newest!.id } })).toEqual({ read: 2 })
  expect(await other!.ask(noteRoutes.readAllNotes, { body: { upTo: newest!.id } })).toEqual({ read: 0 })
  expect([await unread(one), await unread(other)]).toEqual([['丙', '乙'], ['丙']])
  await city.pass(181)
  expect(await unread(one)).not.toContain('丙')
  expect((await one!.ask(noteRoutes.listNotes, { query: { unread: 'no' } })).items.map(({ words }) => words.zh)).toContain('丙')
})
