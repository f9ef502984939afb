import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { identityRoutes, type Proof } from '#contract/identity.ts'
import type { Session } from '#contract/session.ts'
import type { Words } from '#law/words.ts'
import { ask } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { problemAt } from '../ui/labelled.tsx'
import { ProblemNote, problemOf } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { signByPasskey } from './passkey.ts'
import './account.css'

/** A way to prove who one is. */
export type Way = Proof['by']

const fields: { readonly [W in Exclude<Way, 'passkey'>]: Words } = {
  code: { zh: '动态验证码', en: 'One-time code' },
  password: { zh: '密码', en: 'Password' },
  recovery: { zh: '恢复码', en: 'Recovery code' },
}
const instead: { readonly [W in Way]: Words } = {
  code: { zh: '改用动态验证码', en: 'Use a one-time code' },
  password: { zh: '改用密码', en: 'Use the password' },
  recovery: { zh: '设备不在身边，改用恢复码', en: 'No device at hand: use a recovery code' },
  passkey: { zh: '改用通行密钥', en: 'Use a passkey' },
}

/** Proves who one is by one of these ways, the first of them offered at once. */
export function ProofForm({
  ways,
  go,
  onProved,
}: {
  ways: readonly Way[]
  go: Words
  onProved: (session: Session) => void | Promise<void>
}) {
  const { w } = useWords()
  const [way, setWay] = useState<Way>(ways[0] ?? 'password')
  const [text, setText] = useState('')
  const { isBusy, error, send } = useSending()
  const prove = (make: () => Promise<Proof>) =>
    send(async () => {
      const proof = await make()
      await onProved(await ask(identityRoutes.proveIdentity, { body: { proof } }))
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void prove(
      way === 'passkey'
        ? signByPasskey
        : async () =>
            way === 'password' ? { by: way, password: text } : { by: way, code: way === 'code' ? text.replaceAll(/\D/g, '') : text },
    )
  }
  const choose = (next: Way) => {
    setWay(next)
    setText('')
  }
  const entry = {
    id: 'proof',
    value: text,
    required: true,
    autoFocus: true,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
  }
  const wrong = problemAt(error, 'proof')
  return (
    <form className="proof" onSubmit={submit}>
      {way === 'passkey' ? (
        <p>
          {w({
            zh: '按下面的按钮，再按浏览器的提示用指纹、面容、设备密码或安全密钥验证。',
            en: 'Press the button, then follow the browser: fingerprint, face, device code or security key.',
          })}
        </p>
      ) : (
        <label htmlFor="proof">{w(fields[way])}</label>
      )}
      {way === 'password' && <Input.Password {...entry} maxLength={200} autoComplete="current-password" />}
      {way === 'code' && <Input {...entry} maxLength={9} inputMode="numeric" autoComplete="one-time-code" placeholder="000000" />}
      {way === 'recovery' && <Input {...entry} maxLength={60} autoComplete="off" placeholder="ABCDEF-GHJKMN-PQRSTV-WXYZ23" />}
      {error !== null && <ProblemNote problem={wrong ? { ...problemOf(error), message: wrong, fields: undefined } : problemOf(error)} />}
      <Button type="primary" htmlType="submit" loading={isBusy} block>
        {way === 'passkey' ? w({ zh: '使用通行密钥', en: 'Use the passkey' }) : w(go)}
      </Button>
      {ways
        .filter((other) => other !== way)
        .map((other) => (
          <Button key={other} type="link" onClick={() => choose(other)}>
            {w(instead[other])}
          </Button>
        ))}
    </form>
  )
}
