import { Link } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { codingRoutes } from '#contract/coding-rule.ts'
import { signs } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'

/** Reads a code of the unit back, new or old: by which version it is made, whether its check character is right, and which asset it leads to. */
export function CodeReader() {
  const { w } = useWords()
  const [code, setCode] = useState('')
  const read = useAsk(codingRoutes.readCode, { query: { code } }, { enabled: code !== '' })
  return (
    <section className="card" aria-labelledby="read-code">
      <h2 id="read-code">{w({ zh: '读码', en: 'Read a code' })}</h2>
      <Input.Search
        allowClear
        maxLength={64}
        style={{ maxWidth: '32rem' }}
        aria-label={w({ zh: '资产编码或原编码', en: 'Asset code or old code' })}
        placeholder={w({ zh: '资产编码或原编码', en: 'Asset code or old code' })}
        enterButton={w({ zh: '读码', en: 'Read' })}
        onSearch={(text) => setCode(text.trim())}
      />
      {code !== '' && (
        <Loaded query={read} rows={2}>
          {(found) => (
            <p role="status">
              <Status tone={found.kind === 'unknown' && !found.isWellFormed ? 'bad' : 'done'}>{w(found.words)}</Status>{' '}
              {found.ruleVersion !== null && (
                <span>
                  {w(
                    found.ruleVersion === 0
                      ? { zh: '按城市默认规则', en: 'By the city’s default' }
                      : { zh: `按第 ${found.ruleVersion} 版规则`, en: `By version ${found.ruleVersion}` },
                  )}
                </span>
              )}{' '}
              {found.asset && (
                <Link to="/assets/$id" params={{ id: found.asset.id }}>
                  {found.asset.name}
                  {w(signs.open)}
                  {found.asset.code}
                  {w(signs.close)}
                </Link>
              )}
            </p>
          )}
        </Loaded>
      )}
    </section>
  )
}
