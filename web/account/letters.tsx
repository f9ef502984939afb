import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { type MailAddress, mailRoutes } from '#contract/mail.ts'
import { signs } from '#law/words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf, minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

/** Where one’s notes go by e-mail: named, confirmed by a code, and ended here. */
export function Letters() {
  const { w } = useWords()
  const found = useAsk(mailRoutes.readMail)
  return (
    <section className="card" aria-labelledby="letters">
      <h2 id="letters">
        {w({ zh: '邮件提醒', en: 'Notes by e-mail' })} <Basis of="choice:mail" />
      </h2>
      <Loaded query={found}>
        {(mail) =>
          mail.isOffered || mail.address ? (
            <LettersOf mail={mail} />
          ) : (
            <p className="quiet">
              {w({
                zh: '本平台没有配置邮件服务器；提醒在站内“提醒”中查看。',
                en: 'No mail server is set up here; notes are read on the platform.',
              })}
            </p>
          )
        }
      </Loaded>
    </section>
  )
}

function LettersOf({ mail }: { mail: MailAddress }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState('')
  const go = (work: () => Promise<unknown>) =>
    void send(async () => {
      await work()
      setTyped('')
      setCode('')
      await refresh('/api/session/mail')
    })
  const name = (event: FormEvent) => {
    event.preventDefault()
    go(() => ask(mailRoutes.setMail, { body: { address: typed.trim() } }))
  }
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    go(() => ask(mailRoutes.confirmMail, { body: { code: code.trim() } }))
  }
  return (
    <>
      {mail.address && (
        <p>
          <strong className="number">{mail.address}</strong>{' '}
          <span className="quiet">
            {mail.confirmedAt
              ? w({ zh: `自 ${dayOf(mail.confirmedAt)} 启用`, en: `in use since ${dayOf(mail.confirmedAt)}` })
              : w({ zh: '验证码已发往该邮箱，30分钟内有效', en: 'a code was sent there, good for 30 minutes' })}
          </span>
        </p>
      )}
      {mail.address && !mail.confirmedAt && (
        <form className="row" onSubmit={confirm}>
          <Input
            aria-label={w({ zh: '邮箱验证码', en: 'Code from the letter' })}
            placeholder={w({ zh: '6位验证码', en: 'Six digits' })}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(e) => setCode(e.target.value)}
            style={{ maxWidth: '10rem' }}
          />
          <Button type="primary" htmlType="submit" loading={isBusy} disabled={!/^\d{6}$/.test(code.trim())}>
            {w({ zh: '确认邮箱', en: 'Confirm' })}
          </Button>
        </form>
      )}
      {mail.isOffered && (
        <form className="row" onSubmit={name}>
          <Input
            type="email"
            aria-label={w({ zh: '提醒邮箱', en: 'E-mail address' })}
            placeholder="name@example.gov.cn"
            autoComplete="email"
            maxLength={254}
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
            style={{ maxWidth: '22rem' }}
          />
          <Button htmlType="submit" loading={isBusy} disabled={!typed.includes('@')}>
            {mail.address ? w({ zh: '更换邮箱', en: 'Change' }) : w({ zh: '发送验证码', en: 'Send a code' })}
          </Button>
        </form>
      )}
      {mail.address && (
        <Button danger loading={isBusy} onClick={() => go(() => ask(mailRoutes.removeMail))}>
          {w({ zh: '停用邮件提醒', en: 'End letters' })}
        </Button>
      )}
      {mail.failed.length > 0 && (
        <p className="quiet">
          {w({ zh: '未能发出：', en: 'Could not be sent: ' })}
          {mail.failed.map((each) => `${minuteOf(each.at)} ${each.problem}`).join(w(signs.semicolon))}
        </p>
      )}
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}
