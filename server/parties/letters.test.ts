import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailRoutes } from '#contract/mail.ts'
import { asSystem } from '#server/db/transaction.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { type Hired, type IdentityRoom, openIdentityRoom } from '#server/test/identity-room.ts'
import { type MailProcess, startMailServer } from '#server/test/mail-process.ts'
import type { Guest } from '#server/test/visit.ts'
import { openPost, sendLetters } from './letters.ts'

let mail: MailProcess
let room: IdentityRoom
let who: Hired
let guest: Guest
beforeAll(async () => {
  mail = await startMailServer()
  room = await openIdentityRoom({ mail: { server: mail.server, from: '榕数 <rongshu@example.test>' }, forcesIdentity: false })
  who = await room.hire('police')
  guest = (await room.enter(who)).guest
})
afterAll(async () => {
  await room.close()
  await mail.stop()
})

const own = mailRoutes.readMail.path
const read = async () =>
  (await guest.ask('GET', own)).json() as Promise<{ address: string | null; confirmedAt: string | null; failed: unknown[] }>
const name = (address: string) => guest.ask('PUT', own, { address })
const confirm = (code: string) => guest.ask('POST', mailRoutes.confirmMail.path, { code })
const codeIn = (text: string) => /\d{6}/.exec(text)![0]
async function send(server = mail.server): Promise<number> {
  const post = openPost({ server, from: 'rongshu@example.test' })
  try {
    return await sendLetters(room.platform, post)
  } finally {
    post.close()
  }
}
const tell = async (subject: string, words = { zh: '年度盘点还没有开始', en: 'This year’s inventory has not begun' }, basis = '§3.9') =>
  asSystem(room.database.db, async (tx) => {
    const { organisation_id: organisationId } = await tx
      .selectFrom('posts')
      .select('organisation_id')
      .where('id', '=', who.postId)
      .executeTakeFirstOrThrow()
    return sendNotes(
      tx,
      [{ organisationId: organisationId!, kind: 'inventory', subject, words, basis, href: '/desk/inventory' }],
      new Date(room.now()),
    )
  })
const soon = () => sql`update letters set due_at = now() where sent_at is null and given_up_at is null`.execute(room.database.db)

describe('邮件提醒（choice:mail）', () => {
  test('不是一个邮箱地址的不收，夹带换行的也不收', async () => {
    for (const address of ['name', 'a@b', 'a b@example.test', 'a@example.test,b@example.test', 'a@example.test\r\nbcc: b@example.test'])
      expect([address, (await name(address)).statusCode]).toEqual([address, 422])
  })

  test('邮箱以发去的验证码确认，之后提醒同时发到邮箱；地址只显示一部分，库中加密', async () => {
    expect(await (await name('lin.rong@example.test')).json()).toMatchObject({ address: 'li***@example.test', confirmedAt: null })
    await tell('before')
    expect(await send()).toBe(1)
    expect(mail.taken.at(-1)).toMatchObject({ to: ['lin.rong@example.test'], subject: expect.stringContaining('验证码') })
    const code = codeIn(mail.taken.at(-1)!.text)
    expect((await confirm(code === '000000' ? '000001' : '000000')).statusCode).toBe(422)
    expect((await confirm(code)).statusCode).toBe(200)
    expect(await read()).toMatchObject({ address: 'li***@example.test', confirmedAt: expect.any(String) })
    await tell('after')
    expect(await tell('after')).toBe(0)
    expect(await send()).toBe(1)
    expect(mail.taken.at(-1)).toMatchObject({
      subject: '榕数提醒：年度盘点还没有开始 · This year’s inventory has not begun',
      text: expect.stringContaining('/desk/inventory'),
    })
    for (const line of [
      /^\S+（岗位：经办）：$/m,
      /^To: \S+, as Public Security \(经办\)$/m,
      /^依据：§3\.9 \S+$/m,
      /^Basis: §3\.9 \w.*$/m,
      /^办理：http\S+\/desk\/inventory$/m,
      /^Open: http\S+\/desk\/inventory$/m,
    ])
      expect(mail.taken.at(-1)!.text).toMatch(line)
    expect(await send()).toBe(0)
    await tell('long', { zh: '长'.repeat(70), en: 'Long' }, 'choice:mail')
    expect(await send()).toBe(1)
    expect(mail.taken.at(-1)).toMatchObject({
      subject: `榕数提醒：${'长'.repeat(39)}… · Long`,
      text: expect.stringContaining('依据：暂行做法：邮件提醒'),
    })
    expect(mail.taken.at(-1)!.text).toContain('Basis: Choice: Notes by e-mail')
    await tell('left')
    await sql`update posts set until_on = '2020-01-01' where officer_id = (select officer_id from mail_addresses)`.execute(room.database.db)
    expect(await send()).toBe(1)
    expect(mail.taken.at(-1)!.text).toMatch(/^[^（：]+：\r?\n/)
    await sql`update posts set until_on = null where officer_id = (select officer_id from mail_addresses)`.execute(room.database.db)
    const { rows } = await sql<{ sealed: Buffer }>`select sealed from mail_addresses`.execute(room.database.db)
    expect(rows[0]!.sealed.includes('lin.rong')).toBe(false)
    expect(await room.lines(who)).toEqual(expect.arrayContaining(['set-mail done', 'confirm-mail done']))
  })

  test('邮件服务器不收的隔一会儿再发，仍是同一封；试过五次仍不收的注明原因，原因里没有地址', async () => {
    await tell('later')
    expect(await send('smtp://rongshu:wrong@127.0.0.1:1')).toBe(0)
    expect(await send()).toBe(0)
    await soon()
    expect(await send()).toBe(1)
    await name('nobody@example.test')
    for (let i = 0; i < 6; i++) {
      expect(await send()).toBe(0)
      await soon()
    }
    const { failed } = await read()
    expect(failed).toEqual([{ at: expect.any(String), problem: expect.stringContaining('550') }])
    expect(JSON.stringify(failed)).not.toContain('nobody@')
  })

  test('邮箱换过而没有确认的，换邮箱时排进来的提醒不发往新邮箱', async () => {
    await name('new.one@example.test')
    await sql`insert into letters (officer_id, note_id, queued_at, due_at) select m.officer_id, n.id, n.at, now() from mail_addresses m, notes n where n.subject = 'before'`.execute(
      room.database.db,
    )
    expect(await send()).toBe(1)
    expect(mail.taken.at(-1)).toMatchObject({ to: ['new.one@example.test'], subject: expect.stringContaining('验证码') })
    expect((await confirm(codeIn(mail.taken.at(-1)!.text))).statusCode).toBe(200)
    expect(await send()).toBe(1)
    expect(mail.taken.at(-1)).toMatchObject({ to: ['new.one@example.test'], subject: expect.stringContaining('年度盘点还没有开始') })
  })

  test('任期或代班已经届满的，不再收到该单位的提醒', async () => {
    const untilOn = (day: string | null) =>
      room.database.db.updateTable('posts').set({ until_on: day }).where('id', '=', who.postId).execute()
    const dayOf = (ago: number) => new Date(room.now() - ago * 86_400_000).toISOString().slice(0, 10)
    await untilOn(dayOf(2))
    expect(await tell('over')).toBe(1)
    expect(await send()).toBe(0)
    await untilOn(dayOf(-2))
    await tell('held')
    expect(await send()).toBe(1)
    await untilOn(null)
  })

  test('给三员之一的提醒，只发给在任的那一员，信上写明哪一员', async () => {
    for (const role of ['security-administrator', 'audit-administrator'] as const) {
      const { guest: one } = await room.enter(await room.hire(role))
      await one.ask('PUT', own, { address: `${role}@example.test` })
      expect(await send()).toBe(1)
      expect((await one.ask('POST', mailRoutes.confirmMail.path, { code: codeIn(mail.taken.at(-1)!.text) })).statusCode).toBe(200)
    }
    await asSystem(room.database.db, (tx) =>
      sendNotes(
        tx,
        [
          {
            forRole: 'security-administrator',
            kind: 'account-request',
            subject: 'one',
            words: { zh: '等待批准', en: 'Waits for approval' },
            basis: 'choice:account-approval',
            href: '/desk/administration',
          },
        ],
        new Date(room.now()),
      ),
    )
    expect(await send()).toBe(1)
    expect(mail.taken.at(-1)).toMatchObject({
      to: ['security-administrator@example.test'],
      subject: '榕数提醒：等待批准 · Waits for approval',
      text: expect.stringMatching(/^安全管理员：\r?\n/),
    })
    expect(mail.taken.at(-1)!.text).toMatch(/^To: Security administrator \(经办\)$/m)
  })

  test('打不开的一个邮箱不耽误别人：记为没有发出，稍后再试，其余照发', async () => {
    const broken = await room.hire('police')
    await sql`insert into mail_addresses (officer_id, sealed, asked_at, confirmed_at) values (${broken.officerId}, '\\x00', now(), now())`.execute(
      room.database.db,
    )
    const {
      rows: [post],
    } = await sql<{ organisationId: string }>`select organisation_id as "organisationId" from posts where id = ${broken.postId}`.execute(
      room.database.db,
    )
    await asSystem(room.database.db, (tx) =>
      sendNotes(
        tx,
        [
          {
            organisationId: post!.organisationId,
            kind: 'inventory',
            subject: 'broken',
            words: { zh: '年度盘点', en: 'Inventory' },
            basis: '§3.9',
            href: '/desk/inventory',
          },
        ],
        new Date(room.now()),
      ),
    )
    await tell('behind it')
    expect(await send()).toBe(1)
    const { rows } = await sql<{
      tries: number
      problem: string
    }>`select tries, problem from letters where officer_id = ${broken.officerId} and sent_at is null and given_up_at is null and due_at > now()`.execute(
      room.database.db,
    )
    expect(rows).toEqual([{ tries: 1, problem: expect.stringMatching(/^the address cannot be opened: /) }])
    await sql`delete from letters where officer_id = ${broken.officerId}`.execute(room.database.db)
  })

  test('邮件服务器接了连接而不作声的，到时作为没有收下，稍后再发', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const post = openPost({ server: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`, from: 'rongshu@example.test' }, 200)
    await expect(post.send({ to: 'new.one@example.test', subject: 's', text: 't', messageId: '<m@example.test>' })).rejects.toThrow(
      /greeting|timeout/i,
    )
    post.close()
    silent.close()
  })

  test('验证码三十分钟后失效；停用后不再发', async () => {
    await name('lin.rong@example.test')
    await send()
    // The session lives on by being used meanwhile.
    room.wait(20 * 60_000)
    await read()
    room.wait(11 * 60_000)
    expect((await confirm(codeIn(mail.taken.at(-1)!.text))).statusCode).toBe(422)
    expect((await guest.ask('DELETE', own)).statusCode).toBe(200)
    expect((await guest.ask('DELETE', own)).statusCode).toBe(404)
    await tell('never')
    expect(await send()).toBe(0)
  })
})
