import { Refused } from '#contract/call.ts'
import { identityRoutes, type Proof } from '#contract/identity.ts'
import { ask, type Answer } from '../ui/api.ts'

type Signed = Extract<Proof, { by: 'passkey' }>['answer']

/** What the browser said instead of an answer, in words people can act on. */
function failed(error: unknown): Refused {
  const name = error instanceof Error ? error.name : ''
  const known =
    name === 'InvalidStateError'
      ? { zh: '这个设备已经添加过了', en: 'This device is enrolled already' }
      : { zh: '通行密钥没有完成验证', en: 'The passkey was not used' }
  const remedy = window.isSecureContext
    ? { zh: '请按浏览器的提示再试一次，或改用别的方式', en: 'Follow what the browser asks and try again, or use another way' }
    : {
        zh: '通行密钥只在 https 或 localhost 地址下可用；请改用动态验证码',
        en: 'Passkeys work at https or localhost addresses only; use one-time codes',
      }
  return new Refused(422, { code: 'passkey', message: known, remedy, basis: 'choice:second-factor' })
}

/** Has the browser sign with one of my passkeys; throws `Refused` when it does not. */
export async function signByPasskey(): Promise<Proof> {
  const [options, { startAuthentication }] = await Promise.all([ask(identityRoutes.askPasskey), import('@simplewebauthn/browser')])
  const answer = await startAuthentication({ optionsJSON: options as never }).catch((error: unknown) => {
    throw failed(error)
  })
  return { by: 'passkey', answer: answer as Signed }
}

/** Has the browser make a passkey and enrols it under a name; throws `Refused` when it does not. */
export async function enrolPasskey(name: string): Promise<Answer<typeof identityRoutes.addPasskey>> {
  const [options, { startRegistration }] = await Promise.all([ask(identityRoutes.beginPasskey), import('@simplewebauthn/browser')])
  const answer = await startRegistration({ optionsJSON: options as never }).catch((error: unknown) => {
    throw failed(error)
  })
  return ask(identityRoutes.addPasskey, { body: { name, answer: answer as never } })
}
