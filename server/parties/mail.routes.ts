import { timingSafeEqual } from 'node:crypto'
import { mailRoutes, type MailAddress } from '#contract/mail.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { askAddress, confirmAddress, countTry, findAddress, findGivenUp, type KeptAddress, removeAddress } from './mail.sql.ts'
import { coverAddress, isMailAddress, newMailCode, openAddress, sealAddress } from './mail-address.ts'
import { requireOwn } from './own-session.ts'
import { lineOf } from './session.routes.ts'

const basis = 'choice:mail'
const codeLastsMs = 30 * 60_000
const mostTries = 10
const wrongCode = () =>
  invalid(
    [
      {
        field: 'code',
        message: { zh: '验证码不正确或已失效；可以重新发送', en: 'The code is not right or no longer good; a new one can be sent' },
      },
    ],
    basis,
  )

/** Where an officer’s notes go by e-mail: shown covered, named, confirmed and ended by the officer alone (choice:mail). */
export function mailHandlings(platform: Platform): Handling[] {
  const { db, vault, config } = platform
  return [
    handle(mailRoutes.readMail, async (ask) => {
      const { account } = await requireOwn(platform, ask)
      return asSystem(db, (tx) => shown(platform, tx, account.id))
    }),
    handle(mailRoutes.setMail, async (ask, { body }) => {
      const { account, at } = await requireOwn(platform, ask)
      if (!config.mail) throw notOffered()
      const address = body.address.trim()
      if (!isMailAddress(address))
        throw invalid(
          [
            {
              field: 'address',
              message: { zh: '请填写一个邮箱地址，如 name@example.gov.cn', en: 'One e-mail address, such as name@example.gov.cn' },
            },
          ],
          basis,
        )
      const sealed = await sealAddress(vault, account.id, { address, code: newMailCode() })
      return asSystem(db, async (tx) => {
        await askAddress(tx, account.id, sealed, at)
        await recordAudit(tx, lineOf(ask, 'set-mail', 'officer', account.id), ask.now)
        await platform.jobs.enqueue(tx, 'send-letters', {})
        return shown(platform, tx, account.id)
      })
    }),
    handle(mailRoutes.confirmMail, async (ask, { body }) => {
      const { account, at } = await requireOwn(platform, ask)
      const done = await asSystem(db, async (tx) => {
        const kept = await findAddress(tx, account.id)
        if (!kept || kept.confirmedAt) throw notFound()
        if (!(await isRight(platform, account.id, kept, body.code, at))) {
          await countTry(tx, account.id)
          return null
        }
        const { address } = await openAddress(vault, account.id, kept.sealed)
        await confirmAddress(tx, account.id, await sealAddress(vault, account.id, { address }), at)
        await recordAudit(tx, lineOf(ask, 'confirm-mail', 'officer', account.id), ask.now)
        return shown(platform, tx, account.id)
      })
      if (!done) throw wrongCode()
      return done
    }),
    handle(mailRoutes.removeMail, async (ask) => {
      const { account } = await requireOwn(platform, ask)
      return asSystem(db, async (tx) => {
        if (!(await removeAddress(tx, account.id))) throw notFound()
        await recordAudit(tx, lineOf(ask, 'remove-mail', 'officer', account.id), ask.now)
        return shown(platform, tx, account.id)
      })
    }),
  ]
}

async function shown({ vault, config }: Pick<Platform, 'vault' | 'config'>, tx: Tx, officerId: string): Promise<MailAddress> {
  const kept = await findAddress(tx, officerId)
  const failed = (await findGivenUp(tx, officerId)).map(({ at, problem }) => ({ at: at.toISOString(), problem }))
  return {
    isOffered: config.mail !== null,
    address: kept ? coverAddress((await openAddress(vault, officerId, kept.sealed)).address) : null,
    confirmedAt: kept?.confirmedAt?.toISOString() ?? null,
    failed,
  }
}

async function isRight({ vault }: Pick<Platform, 'vault'>, officerId: string, kept: KeptAddress, code: string, at: Date): Promise<boolean> {
  if (kept.tries >= mostTries || at.getTime() - kept.askedAt.getTime() > codeLastsMs) return false
  const sent = (await openAddress(vault, officerId, kept.sealed)).code
  return sent !== undefined && timingSafeEqual(Buffer.from(sent), Buffer.from(code))
}

const notOffered = () =>
  new Denied(409, {
    code: 'no-mail',
    message: { zh: '本平台没有配置邮件服务器，不发送邮件提醒', en: 'No mail server is set up here, so that no notes go by e-mail' },
    basis,
    remedy: {
      zh: '请系统管理员设定 RONGSHU_SMTP（见运行手册“邮件提醒”）；站内提醒照常',
      en: 'The administrator sets RONGSHU_SMTP (operations manual, mail); notes on the platform work as always',
    },
  })
