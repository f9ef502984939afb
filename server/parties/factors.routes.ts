import type { z } from 'zod'
import { type factors as factorsShape, identityRoutes } from '#contract/identity.ts'
import type { Session } from '#contract/session.ts'
import { needsSecondFactor } from '#law/deciding.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound, requireProof } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { codesOf } from '#server/vault/personal.ts'
import {
  addPasskey,
  beginCode,
  confirmCode,
  findCode,
  findPasskeys,
  removeCode,
  removeFactors,
  removePasskey,
  replaceRecoveryCodes,
} from './factors.sql.ts'
import { lockOfficer } from './officers.sql.ts'
import { codeAddress, newCodeSecret } from './one-time-code.ts'
import { type Own, requireOwn } from './own-session.ts'
import { askForNewPasskey, newPasskeyOf } from './passkeys.ts'
import { isCode } from './prove.ts'
import { digestOfRecovery, newRecoveryCodes } from './recovery-codes.ts'
import { lineOf, welcome } from './session.routes.ts'
import { type Factor, findPosts, keepChallenge, takeChallenge } from './sessions.sql.ts'
import { goOn, type Opened } from './sign-in.ts'

const mostPasskeys = 10
const changing = { zh: '增减第二因素', en: 'changing second factors' } as const
const taken = (message: Denied['problem']['message']) =>
  new Denied(409, {
    code: 'factor',
    message,
    remedy: { zh: '刷新“我的账号”，查看现有的验证方式', en: 'Reload “My account” and see the factors there are' },
    basis: 'choice:second-factor',
  })
const wrongAnswer = (field: string) =>
  invalid(
    [
      {
        field,
        message:
          field === 'code'
            ? {
                zh: '验证码不正确；请核对设备时间，等下一个再试',
                en: 'The code is not right; check the time of the device and try the next',
              }
            : { zh: '浏览器给出的通行密钥不能用', en: 'The passkey the browser gave cannot be used' },
      },
    ],
    'choice:second-factor',
  )

/** One’s own second factors: what there is, enrolling and removing (choice:second-factor). */
export function factorHandlings(platform: Platform): Handling[] {
  return [
    handle(identityRoutes.readFactors, async (ask) => factorsOfOwn(platform, ask, await requireOwn(platform, ask))),
    ...codeHandlings(platform),
    ...passkeyHandlings(platform),
    handle(identityRoutes.makeRecoveryCodes, async (ask) => {
      const so = await requireOwn(platform, ask)
      requireProof(ask.visitor, changing)
      if (!so.own.hasFactor) throw taken({ zh: '先启用动态验证码或通行密钥', en: 'Enrol codes or a passkey first' })
      return { recovery: await asSystem(platform.db, (tx) => makeRecovery(tx, ask, so)) }
    }),
  ]
}

function codeHandlings(platform: Platform): Handling[] {
  return [
    handle(identityRoutes.beginCode, async (ask) => {
      const so = await requireOwn(platform, ask)
      requireProof(ask.visitor, changing)
      const { account, at } = so
      const secret = newCodeSecret()
      const sealed = await platform.vault.seal(codesOf(account.id), secret)
      if (!(await asSystem(platform.db, (tx) => beginCode(tx, account.id, sealed, at))))
        throw taken({ zh: '已启用动态验证码；换设备请先停用', en: 'Codes are in use; remove them first to change the device' })
      const address = codeAddress(secret, account.login)
      const { toString } = await import('qrcode')
      return { secret, address, picture: await toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
    }),
    handle(identityRoutes.confirmCode, async (ask, { body }) => {
      const so = await requireOwn(platform, ask)
      requireProof(ask.visitor, changing)
      return enrol(platform, ask, so, 'code', async (tx) => {
        const kept = await findCode(tx, so.account.id)
        if (!kept || kept.confirmedAt)
          throw taken({ zh: '没有待确认的动态验证码，请重新开始', en: 'No codes wait to be confirmed; begin anew' })
        if (!(await isCode(tx, platform, so.account.id, body.code, so.at))) throw wrongAnswer('code')
        await confirmCode(tx, so.account.id, so.at)
        await recordAudit(tx, lineOf(ask, 'enrol-code', 'officer', so.account.id), ask.now)
      })
    }),
    handle(identityRoutes.removeCode, async (ask) => {
      const so = await requireOwn(platform, ask)
      requireProof(ask.visitor, changing)
      await remove(platform, ask, so, async (tx) => {
        if (!so.account.hasCode || !(await removeCode(tx, so.account.id))) throw notFound()
        await recordAudit(tx, lineOf(ask, 'remove-code', 'officer', so.account.id), ask.now)
      })
      return factorsOfOwn(platform, ask, await requireOwn(platform, ask))
    }),
  ]
}

function passkeyHandlings(platform: Platform): Handling[] {
  return [
    handle(identityRoutes.beginPasskey, async (ask) => {
      const so = await requireOwn(platform, ask)
      requireProof(ask.visitor, changing)
      return asSystem(platform.db, async (tx) => {
        const known = await findPasskeys(tx, so.account.id)
        if (known.length >= mostPasskeys)
          throw taken({ zh: `最多${mostPasskeys}个通行密钥，先移除不用的`, en: `Ten passkeys at most; remove one that is not used` })
        const asked = await askForNewPasskey(platform.config, so.account, known)
        await keepChallenge(tx, so.digest, asked.challenge)
        return asked
      })
    }),
    handle(identityRoutes.addPasskey, async (ask, { body }) => {
      const so = await requireOwn(platform, ask)
      requireProof(ask.visitor, changing)
      // The challenge is used up whatever comes of it.
      const challenge = await asSystem(platform.db, (tx) => takeChallenge(tx, so.digest))
      const made = challenge ? await newPasskeyOf(platform.config, challenge, body.answer) : null
      if (!made) throw wrongAnswer('answer')
      return enrol(platform, ask, so, 'passkey', async (tx) => {
        const name = body.name.trim() || '通行密钥'
        const id = await addPasskey(tx, so.account.id, { ...made, name }, so.at)
        if (!id) throw wrongAnswer('answer')
        await recordAudit(tx, lineOf(ask, 'enrol-passkey', 'passkey', id, { name }), ask.now)
      })
    }),
    handle(identityRoutes.removePasskey, async (ask, { params }) => {
      const so = await requireOwn(platform, ask)
      requireProof(ask.visitor, changing)
      await remove(platform, ask, so, async (tx) => {
        const name = await removePasskey(tx, so.account.id, params.id)
        if (name === undefined) throw notFound()
        await recordAudit(tx, lineOf(ask, 'remove-passkey', 'passkey', params.id, { name }), ask.now)
      })
      return factorsOfOwn(platform, ask, await requireOwn(platform, ask))
    }),
  ]
}

/** Enrols in the session that goes on under a new token as entered by that factor; the first factor brings recovery codes with it. */
async function enrol(
  platform: Platform,
  ask: Ask,
  so: Own,
  factor: Factor,
  work: (tx: Tx) => Promise<void>,
): Promise<{ session: Session; recovery: string[] }> {
  const { own } = so
  const { opened, recovery } = await asSystem(platform.db, async (tx): Promise<{ opened: Opened; recovery: string[] }> => {
    await work(tx)
    const recovery = own.hasFactor ? [] : await makeRecovery(tx, ask, so)
    return {
      recovery,
      opened: await goOn(tx, platform, ask, own, {
        csrf: own.csrf,
        expiresAt: own.expiresAt,
        begunAt: own.begunAt,
        provedAt: own.provedAt,
        factor: own.factor === 'none' ? factor : own.factor,
      }),
    }
  })
  return { session: await welcome(platform, ask, opened), recovery }
}

/** Removes a factor; the last one of a post that needs one stays, and with the last of all the recovery codes go. */
async function remove(platform: Platform, ask: Ask, { account }: Own, work: (tx: Tx) => Promise<void>): Promise<void> {
  await asSystem(platform.db, async (tx) => {
    // Of two that are removed at once neither is the last to the other.
    await lockOfficer(tx, account.id)
    await work(tx)
    const left = Boolean((await findCode(tx, account.id))?.confirmedAt) || (await findPasskeys(tx, account.id)).length > 0
    if (left) return
    if (platform.config.forcesIdentity && (await isNeeded(tx, account.id, ask.today)))
      throw new Denied(409, {
        code: 'last-factor',
        message: { zh: '这是最后一个第二因素，您的岗位不能没有', en: 'This is the last second factor, and your post needs one' },
        remedy: { zh: '先启用另一个', en: 'Enrol another one first' },
        basis: 'choice:second-factor',
      })
    await removeFactors(tx, account.id)
  })
}

async function makeRecovery(tx: Tx, ask: Ask, { account, at }: Own): Promise<string[]> {
  const codes = newRecoveryCodes()
  await replaceRecoveryCodes(tx, account.id, codes.map(digestOfRecovery), at)
  await recordAudit(tx, lineOf(ask, 'make-recovery-codes', 'officer', account.id, { many: codes.length }), ask.now)
  return codes
}

async function isNeeded(tx: Tx, officerId: string, today: string): Promise<boolean> {
  return (await findPosts(tx, officerId, today)).some((post) => needsSecondFactor(post.role))
}

async function factorsOfOwn(platform: Platform, ask: Ask, { account }: Own): Promise<z.input<typeof factorsShape>> {
  return asSystem(platform.db, async (tx) => ({
    codeSince: (await findCode(tx, account.id))?.confirmedAt?.toISOString() ?? null,
    passkeys: (await findPasskeys(tx, account.id)).map(({ id, name, addedAt, usedAt }) => ({
      id,
      name,
      addedAt: addedAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    })),
    recoveryLeft: account.recoveryLeft,
    isNeeded: await isNeeded(tx, account.id, ask.today),
    passwordSince: account.passwordHash === '' ? null : account.passwordSetAt.toISOString(),
  }))
}
