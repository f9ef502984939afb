import { App, Button } from 'antd'
import { useState } from 'react'
import { type Factors as FactorsOfMine, identityRoutes } from '#contract/identity.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf, minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { becomeSession, useSession } from '../ui/session.ts'
import { CodeEnrolment } from './code-enrolment.tsx'
import type { Enrolled } from './enrolment.tsx'
import { PasskeyEnrolment } from './passkey-enrolment.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { whyFactor } from './why-factor.ts'

/** The own second factors: what there is, adding and removing. */
export function Factors() {
  const { w } = useWords()
  const session = useSession()
  const found = useAsk(identityRoutes.readFactors)
  const [codes, setCodes] = useState<readonly string[]>([])
  const enrolled = async ({ session: next, recovery }: Enrolled) => {
    setCodes(recovery)
    await becomeSession(next)
    await refresh('/api/factors')
  }
  return (
    <section className="card" aria-labelledby="factors">
      <h2 id="factors">
        {w({ zh: '第二因素', en: 'Second factor' })} <Basis of="choice:second-factor" />
      </h2>
      {session?.isDemonstration && (
        <p className="quiet">
          {w({
            zh: '这里是演示城市：切换演示身份即视为通过第二因素验证，不需要手机；正式运行须真正验证。',
            en: 'This is the demonstration city: becoming a person stands for the second factor, no phone is needed; outside it is asked for.',
          })}
        </p>
      )}
      <Loaded query={found}>
        {(factors) => (
          <>
            <p>
              {factors.isNeeded && w(whyFactor(session?.post?.role))}
              {w(
                factors.isNeeded
                  ? { zh: '，登录须用第二因素。', en: '; signing in needs a second factor.' }
                  : { zh: '您的岗位可以自愿启用第二因素。', en: 'Your post may use a second factor.' },
              )}
            </p>
            {codes.length > 0 ? (
              <RecoveryCodes codes={codes} onKept={() => setCodes([])} />
            ) : (
              <Kept factors={factors} onEnrolled={enrolled} onCodes={setCodes} />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Kept({
  factors,
  onEnrolled,
  onCodes,
}: {
  factors: FactorsOfMine
  onEnrolled: (enrolled: Enrolled) => Promise<void>
  onCodes: (codes: readonly string[]) => void
}) {
  const { w } = useWords()
  const { modal } = App.useApp()
  const { isBusy, error, send } = useSending()
  const change = (question: string, work: () => Promise<unknown>) =>
    void modal.confirm({
      title: question,
      okText: w({ zh: '确定', en: 'Yes' }),
      cancelText: w({ zh: '取消', en: 'Cancel' }),
      onOk: () =>
        void send(async () => {
          await work()
          await refresh('/api/factors', '/api/session')
        }),
    })
  return (
    <>
      <h3 className="small-head">{w({ zh: '动态验证码', en: 'One-time codes' })}</h3>
      {factors.codeSince ? (
        <CodeInUse since={factors.codeSince} isBusy={isBusy} onChange={change} />
      ) : (
        <CodeEnrolment onEnrolled={(enrolled) => void onEnrolled(enrolled)} />
      )}
      <h3 className="small-head">{w({ zh: '通行密钥', en: 'Passkeys' })}</h3>
      {factors.passkeys.length > 0 && (
        <ul className="plain account-list">
          {factors.passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} isBusy={isBusy} onChange={change} />
          ))}
        </ul>
      )}
      <PasskeyEnrolment onEnrolled={(enrolled) => void onEnrolled(enrolled)} />
      {error !== null && <ProblemNote error={error} />}
      {(factors.codeSince !== null || factors.passkeys.length > 0) && (
        <RecoveryLeft left={factors.recoveryLeft} isBusy={isBusy} onChange={change} onCodes={onCodes} />
      )}
    </>
  )
}

type ChangeProps = { isBusy: boolean; onChange: (question: string, work: () => Promise<unknown>) => void }

function CodeInUse({ since, isBusy, onChange }: ChangeProps & { since: string }) {
  const { w } = useWords()
  return (
    <p className="row">
      <span>{w({ zh: `已启用，自 ${dayOf(since)}`, en: `In use since ${dayOf(since)}` })}</span>
      <Button
        size="small"
        danger
        loading={isBusy}
        onClick={() => onChange(w({ zh: '停用动态验证码？', en: 'Remove one-time codes?' }), () => ask(identityRoutes.removeCode))}
      >
        {w({ zh: '停用动态验证码', en: 'Remove' })}
      </Button>
    </p>
  )
}

function PasskeyLine({
  passkey: { id, name, addedAt, usedAt },
  isBusy,
  onChange,
}: ChangeProps & { passkey: FactorsOfMine['passkeys'][number] }) {
  const { w } = useWords()
  return (
    <li>
      <strong>{name}</strong>
      <span className="quiet number">
        {w({ zh: `添加于 ${dayOf(addedAt)}`, en: `added ${dayOf(addedAt)}` })}
        {usedAt && w({ zh: `，上次使用 ${minuteOf(usedAt)}`, en: `, last used ${minuteOf(usedAt)}` })}
      </span>
      <Button
        size="small"
        danger
        loading={isBusy}
        aria-label={w({ zh: `移除通行密钥：${name}`, en: `Remove the passkey ${name}` })}
        onClick={() =>
          onChange(w({ zh: `移除通行密钥“${name}”？`, en: `Remove the passkey “${name}”?` }), () =>
            ask(identityRoutes.removePasskey, { params: { id } }),
          )
        }
      >
        {w({ zh: '移除', en: 'Remove' })}
      </Button>
    </li>
  )
}

/** How many recovery codes are left, and making new ones. */
function RecoveryLeft({ left, isBusy, onChange, onCodes }: ChangeProps & { left: number; onCodes: (codes: readonly string[]) => void }) {
  const { w } = useWords()
  return (
    <p className="row">
      <span>{w({ zh: `恢复码还有 ${left} 个可用`, en: `${left} recovery codes left` })}</span>
      <Button
        size="small"
        loading={isBusy}
        onClick={() =>
          onChange(w({ zh: '重新生成恢复码？以前的全部作废。', en: 'Make new recovery codes? Those before are void.' }), async () =>
            onCodes((await ask(identityRoutes.makeRecoveryCodes)).recovery),
          )
        }
      >
        {w({ zh: '重新生成恢复码', en: 'Make new ones' })}
      </Button>
    </p>
  )
}
