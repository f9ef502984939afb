import { App, Button } from 'antd'
import { useState } from 'react'
import { type StandIn, standInRoutes } from '#contract/stand-ins.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { WhyNot } from '../ui/why-not.tsx'
import { HandOverForm } from './hand-over-form.tsx'

/** Who of my organisation stands in for whom until when; my own post is handed over here. */
export function StandIns() {
  const { w } = useWords()
  const { modal } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const found = useAsk(standInRoutes.listStandIns, undefined)
  const { isBusy, error, send } = useSending()
  const end = (row: StandIn) =>
    send(async () => {
      await ask(standInRoutes.endStandIn, { params: { id: row.id } })
      await refresh('/api/stand-ins', '/api/organisations', '/api/session')
    })
  const sayWho = (row: StandIn) => w({ zh: `${row.officerName} 代 ${row.forName}`, en: `${row.officerName} for ${row.forName}` })
  const confirmEnd = (row: StandIn) =>
    void modal.confirm({
      title: w({ zh: `结束这次交接：${sayWho(row)}？`, en: `End this hand-over: ${sayWho(row)}?` }),
      content: w({ zh: '代理人不能再以这一岗位办理。', en: 'The stand-in can no longer act in this post.' }),
      okText: w({ zh: '确定', en: 'Yes' }),
      cancelText: w({ zh: '取消', en: 'Cancel' }),
      onOk: () => void end(row),
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
                <li key={row.id}>
                  <span>
                    {sayWho(row)} · {w(partyWords(row.role))}
                  </span>
                  <span className="number">{w({ zh: `至 ${row.untilOn}`, en: `until ${row.untilOn}` })}</span>
                  <small className="quiet">{row.reason}</small>
                  {row.mayEnd && (
                    <Button
                      size="small"
                      loading={isBusy}
                      disabled={row.whyNotEnd !== null}
                      aria-label={w({ zh: `结束交接：${sayWho(row)}`, en: `End: ${sayWho(row)}` })}
                      {...(row.whyNotEnd && { 'aria-describedby': `why-not-end-${row.id}` })}
                      onClick={() => confirmEnd(row)}
                    >
                      {w({ zh: '结束交接', en: 'End' })}
                    </Button>
                  )}
                  {row.whyNotEnd && <WhyNot id={`why-not-end-${row.id}`} denial={row.whyNotEnd} />}
                </li>
              ))}
            </ul>
            {error !== null && <ProblemNote error={error} />}
            {whyNotHandOver ? (
              <>
                <Button disabled aria-describedby="why-not-hand-over">
                  {w({ zh: '交出我的岗位', en: 'Hand my post over' })}
                </Button>
                <WhyNot id="why-not-hand-over" denial={whyNotHandOver} />
              </>
            ) : isOpen ? (
              <HandOverForm colleagues={colleagues} onDone={() => setOpen(false)} />
            ) : colleagues.length > 0 ? (
              <Button onClick={() => setOpen(true)}>{w({ zh: '交出我的岗位', en: 'Hand my post over' })}</Button>
            ) : (
              <p className="quiet">
                {w({
                  zh: '本单位没有其他在岗的同事；请系统管理员任命。',
                  en: 'Nobody else of your organisation is in office; ask an administrator to appoint somebody.',
                })}
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}
