import { z } from 'zod'
import { instant, route, text } from './route.ts'

/** Where one's notes go by e-mail: covered, since when it is confirmed, and whether this platform sends any. */
export const mailAddress = z.object({
  isOffered: z.boolean(),
  address: z.string().nullable(),
  confirmedAt: instant.nullable(),
  /** Letters that could not be sent, the latest first. */
  failed: z.array(z.object({ at: instant, problem: z.string() })),
})
export type MailAddress = z.infer<typeof mailAddress>

const own = { access: 'signed-in' } as const

export const mailRoutes = {
  readMail: route({
    method: 'GET',
    path: '/api/session/mail',
    summary: { zh: '我的邮件提醒', en: 'Where my notes go by e-mail' },
    ...own,
    reply: mailAddress,
  }),
  setMail: route({
    method: 'PUT',
    path: '/api/session/mail',
    summary: { zh: '设定提醒邮箱，向它发送验证码', en: 'Name an address; a code is sent to it' },
    ...own,
    perMinute: 10,
    body: z.object({ address: text(254, 3) }),
    reply: mailAddress,
  }),
  confirmMail: route({
    method: 'POST',
    path: '/api/session/mail/code',
    summary: { zh: '用验证码确认邮箱', en: 'Confirm the address by its code' },
    ...own,
    perMinute: 30,
    body: z.object({ code: z.string().regex(/^\d{6}$/) }),
    reply: mailAddress,
  }),
  removeMail: route({
    method: 'DELETE',
    path: '/api/session/mail',
    summary: { zh: '停用邮件提醒', en: 'No more notes by e-mail' },
    ...own,
    reply: mailAddress,
  }),
} as const
