import { App, Button } from 'antd'
import { useState } from 'react'
import { type ApiToken, tokenRoutes } from '#contract/tokens.ts'
import { scopes } from '#law/scopes.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf, minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Status } from '../ui/status.tsx'
import { TokenForm } from './token-form.tsx'
import { TokenShown } from './token-shown.tsx'

const stateWords = {
  live: { zh: '有效', en: 'Counts' },
  expired: { zh: '已到期', en: 'Expired' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  ended: { zh: '岗位已不在任', en: 'Post not held' },
} as const

/** The last day on which a token counts, as it was chosen: it ends with that day. */
const lastDayOf = ({ expiresAt }: ApiToken) => dayOf(new Date(Date.parse(expiresAt) - 1).toISOString())

/** The own tokens for machines: making one, which is shown this once, looking after them, revoking. */
export function Tokens() {
  const { w } = useWords()
  const { modal } = App.useApp()
  const [after, setAfter] = useState<string[]>([])
  const [secret, setSecret] = useState<string | null>(null)
  const cursor = after.at(-1)
  const found = useAsk(tokenRoutes.listTokens, { query: { limit: 20, ...(cursor ? { cursor } : {}) } }, { keep: true })
  const { isBusy, error, send } = useSending()
  const revoke = ({ id, name }: ApiToken) =>
    void modal.confirm({
      title: w({
        zh: `撤销接口令牌“${name}”？用它的系统会立即断开。`,
        en: `Revoke the token “${name}”? The system that uses it is cut off at once.`,
      }),
      okText: w({ zh: '撤销', en: 'Revoke' }),
      cancelText: w({ zh: '取消', en: 'Cancel' }),
      onOk: () =>
        void send(async () => {
          await ask(tokenRoutes.revokeToken, { params: { id } })
          await refresh('/api/tokens')
        }),
    })
  const made = async (given: string) => {
    setSecret(given)
    setAfter([])
    await refresh('/api/tokens')
  }
  return (
    <section className="card" aria-labelledby="tokens">
      <h2 id="tokens">
        {w({ zh: '接口令牌', en: 'Tokens for machines' })} <Basis of="choice:api-token" /> <Basis of="choice:api-token-pace" />
      </h2>
      <p className="quiet">
        {w({
          zh: '供本单位的系统代您查阅和录入；办理都记在您名下，并注明令牌。',
          en: 'For systems of your organisation that read and enter for you; what they do is written down as yours, with the token.',
        })}
      </p>
      <Loaded query={found}>
        {({ items, next, offered, today, whyNot }) => (
          <>
            {items.length > 0 && (
              <ul className="plain account-list">
                {items.map((token) => (
                  <TokenLine key={token.id} token={token} isBusy={isBusy} onRevoke={() => revoke(token)} />
                ))}
              </ul>
            )}
            {error !== null && <ProblemNote error={error} />}
            <div className="row">
              {after.length > 0 && <Button onClick={() => setAfter(after.slice(0, -1))}>{w({ zh: '上一页', en: 'Back' })}</Button>}
              {next && <Button onClick={() => setAfter([...after, next])}>{w({ zh: '下一页', en: 'Next' })}</Button>}
            </div>
            {secret !== null ? (
              <TokenShown secret={secret} onKept={() => setSecret(null)} />
            ) : whyNot ? (
              <p>{w(whyNot)}</p>
            ) : (
              <TokenForm offered={offered} today={today} onMade={made} />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function TokenLine({ token, isBusy, onRevoke }: { token: ApiToken; isBusy: boolean; onRevoke: () => void }) {
  const { w } = useWords()
  const { name, prefix, state, organisationName, addressRange, usedAt, usedFrom } = token
  return (
    <li>
      <strong>{name}</strong>
      <Status tone={state === 'live' ? 'done' : 'plain'}>{w(stateWords[state])}</Status>
      <span className="quiet">
        <code>{prefix}…</code> · {organisationName} · {token.scopes.map((scope) => w(scopes[scope])).join(w({ zh: '、', en: ', ' }))}
        {addressRange && ` · ${addressRange}`}
      </span>
      <span className="quiet number">
        {w({
          zh: `生成于 ${dayOf(token.madeAt)}，最后一天 ${lastDayOf(token)}`,
          en: `made ${dayOf(token.madeAt)}, last day ${lastDayOf(token)}`,
        })}
        {w(
          usedAt
            ? { zh: `，最近使用 ${minuteOf(usedAt)}（${usedFrom ?? ''}）`, en: `, last used ${minuteOf(usedAt)} (${usedFrom ?? ''})` }
            : { zh: '，还没有用过', en: ', not used yet' },
        )}
      </span>
      {state !== 'revoked' && (
        <Button
          size="small"
          danger
          loading={isBusy}
          aria-label={w({ zh: `撤销接口令牌：${name}`, en: `Revoke the token ${name}` })}
          onClick={onRevoke}
        >
          {w({ zh: '撤销', en: 'Revoke' })}
        </Button>
      )}
    </li>
  )
}
