import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { makePdf, type City } from '#server/test/city.ts'
import { inventedUscc } from '#server/test/uscc.ts'

/** An objector by real name, with what they say. */
export const objector = {
  name: '榕城第一康复门诊部',
  identity: inventedUscc(77),
  contact: '0591-00000001',
  ground: 'untrue',
  argument: '登记内容与事实不符，请更正后再登记。',
  remedy: '更正后重新公示',
}

/** An objection as the form without sign-in sends it, with evidence unless that is left out. */
export function objectionForm(
  answers: Record<string, unknown> = {},
  { key = randomUUID(), evidence = true }: { key?: string; evidence?: boolean } = {},
): FormData {
  const body = new FormData()
  body.set('answers', JSON.stringify({ ...objector, ...answers }))
  body.set('key', key)
  if (evidence) body.set('evidence', new Blob([new Uint8Array(makePdf(key))], { type: 'application/pdf' }), '证据.pdf')
  return body
}

/** Sends an objection to a notice through the door. */
export const sendObjection = (city: City, noticeId: string, body: FormData, address?: string) =>
  fetch(`${city.base}/api/notices/${noticeId}/objections`, {
    method: 'POST',
    body,
    ...(address ? { headers: { 'x-forwarded-for': address } } : {}),
  })

/** Objects to a notice and answers the id of the side case. */
export async function objectTo(city: City, noticeId: string, answers: Record<string, unknown> = {}): Promise<string> {
  expect((await sendObjection(city, noticeId, objectionForm(answers))).status).toBe(200)
  return (await city.see('林初审', noticeId)).sideCases.at(-1)!.id
}

/** Asks the unit about an objection and lets its time run out, so that it may be upheld. */
export async function hearUnit(city: City, side: string): Promise<void> {
  await city.act('叶受理', side, 'submit', { summary: '认为登记内容与采集的事实不符，请核对记录。' })
  await city.pass(10)
}
