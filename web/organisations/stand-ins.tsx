import { App, Button } from 'antd'
import { useState } from 'react'
import { type StandIn, standInRoutes } from '#contract/stand-ins.ts'
import { type Answer, ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { WhyNot } from '../ui/why-not.tsx'
import { HandOverForm } from './hand-over-form.tsx'

type StandInPage = Answer<typeof standInRoutes.listStandIns>

/** Who of my organisation stands in for whom until when; my own post is handed over here. */
export function StandIns() {
  const { w } = useWords()
  const found = useAsk(standInRoutes.listStandIns, undefined)
  const { isBusy, error, send } = useSending()
  const end = (row: StandIn) =>
    send(async () => {
      await ask(standInRoutes.endStandIn, { params: { id: row.id } })
      await refresh('/api/stand-ins', '/api/organisations', '/api/session')
    })
  return (
    <section className="card" aria-labelledby="stand-ins">
      <h2 id="stand-ins">
        {w({ zh: '离岗交接', en: 'Hand-over' })} <Basis of="choice:hand-over" />
      </h2>
      <Loaded query={found}>
        {({ items, colleagues, whyNotHandOver }) => (
          <>
            {items.length === 0 && (
              <p className="quiet">
                {w({
                  zh: '目前没有交接中的岗位。离岗时可以把自己的岗位交给本单位的同事代理，期满自动收回。',
                  en: 'Nobody stands in for anybody at present. While you are away a colleague can act in your post; it comes back by itself.',
                })}
              </p>
            )}
            <ul className="plain affiliations">
              {items.map((row) => (
                <StandInLine key={row.id} row={row} isBusy={isBusy} onEnd={() => void end(row)} />
              ))}
            </ul>
            {error !== null && <ProblemNote error={error} />}
            <HandOver colleagues={colleagues} whyNot={whyNotHandOver} />
          </>
        )}
      </Loaded>
    </section>
  )
}

function StandInLine({ row, isBusy, onEnd }: { row: StandIn; isBusy: boolean; onEnd: () => void }) {
  const { w } = useWords()
  const { modal } = App.useApp()
  const who = w({ zh: `${row.officerName} 代 ${row.forName}`, en: `${row.officerName} for ${row.forName}` })
  const confirmEnd = () =>
    void modal.confirm({
      title: w({ zh: `结束这次交接：${who}？`, en: `End this hand-over: ${who}?` }),
      content: w({ zh: '代理人不能再以这一岗位办理。', en: 'The stand-in can no longer act in this post.' }),
      okText: w({ zh: '确定', en: 'Yes' }),
      cancelText: w({ zh: '取消', en: 'Cancel' }),
      onOk: onEnd,
    })
  return (
    <li>
      <span>
        {who} · {w(partyWords(row.role))}
      </span>
      <span className="number">{w({ zh: `至 ${row.untilOn}`, en: `until ${row.untilOn}` })}</span>
      <small className="quiet">{row.reason}</small>
      {row.mayEnd && (
        <Button
          size="small"
          loading={isBusy}
          disabled={row.whyNotEnd !== null}
          aria-label={w({ zh: `结束交接：${who}`, en: `End: ${who}` })}
          {...(row.whyNotEnd && { 'aria-describedby': `why-not-end-${row.id}` })}
          onClick={confirmEnd}
        >
          {w({ zh: '结束交接', en: 'End' })}
        </Button>
      )}
      {row.whyNotEnd && <WhyNot id={`why-not-end-${row.id}`} denial={row.whyNotEnd} />}
    </li>
  )
}

/** Handing the own post over to a colleague, or why that cannot be. */
function HandOver({ colleagues, whyNot }: { colleagues: StandInPage['colleagues']; whyNot: StandInPage['whyNotHandOver'] }) {
  const { w } = useWords()
  const [isOpen, setOpen] = useState(false)
  const label = w({ zh: '交出我的岗位', en: 'Hand my post over' })
  if (whyNot)
    return (
      <>
        <Button disabled aria-describedby="why-not-hand-over">
          {label}
        </Button>
        <WhyNot id="why-not-hand-over" denial={whyNot} />
      </>
    )
  if (isOpen) return <HandOverForm colleagues={colleagues} onDone={() => setOpen(false)} />
  if (colleagues.length > 0) return <Button onClick={() => setOpen(true)}>{label}</Button>
  return (
    <p className="quiet">
      {w({
        zh: '本单位没有其他在岗的同事；请系统管理员任命。',
        en: 'Nobody else of your organisation is in office; ask an administrator to appoint somebody.',
      })}
    </p>
  )
}
