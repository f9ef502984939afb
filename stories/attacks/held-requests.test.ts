import { connect, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, type City } from '#server/test/city.ts'
import { enter, tablesWith, type Session } from './attackers.ts'

let city: City
let port: number
beforeAll(async () => {
  city = await openCity()
  port = (city.app.server.address() as AddressInfo).port
})
afterAll(() => city.close())

/** Sends the head of a request and what of the body is given first; the rest later, when its answer is read. */
function hold({ cookie, 'x-csrf-token': csrf }: Session, url: string, type: string, body: string, first: number) {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (some) => {
    answer += some.toString()
  })
  socket.write(
    `POST ${url} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\nx-csrf-token: ${csrf}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body.slice(0, first)}`,
  )
  const closed = new Promise<void>((done) => {
    socket.on('close', () => done())
  })
  return async () => {
    socket.write(body.slice(first))
    await closed
    return Number(answer.split(' ')[1])
  }
}

const form = (content: string) =>
  `--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7 ${content}\r\n--x--\r\n`
const paper = 'multipart/form-data; boundary=x'
const opening = (key: string) => JSON.stringify({ procedure: 'inventory-round', answers: {}, key })
/** Longer than what the door said holds. */
const longer = 1200

describe('先发头部、压着正文不发：会话结束、账号停用以后再发，什么也办不成（§7.1，choice:session）', () => {
  test('没有结束的照常办理', async () => {
    const su = await enter(city, 'su')
    const [opened, sent] = [
      hold(su, '/api/cases', 'application/json', opening('held-for-a-while'), 5),
      hold(su, '/api/files', paper, form('kept-one'), 20),
    ]
    await wait(longer)
    expect([await opened(), await sent()]).toEqual([200, 200])
    expect(await tablesWith(city, 'held-for-a-while')).not.toEqual([])
  })

  test('退出以后的，401，没有留下', async () => {
    const su = await enter(city, 'su')
    const [opened, sent] = [
      hold(su, '/api/cases', 'application/json', opening('held-past-the-end'), 5),
      hold(su, '/api/files', paper, form('kept-two'), 20),
    ]
    await wait(longer)
    expect((await city.app.inject({ method: 'DELETE', url: '/api/session', headers: { ...su } })).statusCode).toBe(200)
    const papers = await filesThere()
    expect([await opened(), await sent()]).toEqual([401, 401])
    expect([await tablesWith(city, 'held-past-the-end'), await filesThere()]).toEqual([[], papers])
  })

  test('停用以后的也是一样', async () => {
    const bai = await enter(city, 'bai')
    const opened = hold(bai, '/api/cases', 'application/json', opening('held-while-suspended'), 5)
    await wait(longer)
    await city.database.pool.query(`update officers set state = 'suspended' where login = 'bai'`)
    expect(await opened()).toBe(401)
    expect(await tablesWith(city, 'held-while-suspended')).toEqual([])
  })
})

const filesThere = async () => (await city.database.pool.query<{ n: string }>('select count(*) as n from files')).rows[0]!.n
