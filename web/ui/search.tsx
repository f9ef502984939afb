import { Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import { supervisionRoutes, type Hit } from '#contract/supervision.ts'
import type { Words } from '#law/words.ts'
import { useAsk } from './api.ts'
import { basisShown } from './basis.tsx'
import { useGo } from './go.ts'
import { useWords } from './language.tsx'

const kinds: Record<Hit['kind'], Words> = {
  asset: { zh: '资产', en: 'Asset' },
  case: { zh: '办件', en: 'Case' },
  organisation: { zh: '机构', en: 'Organisation' },
  certificate: { zh: '凭证', en: 'Certificate' },
  clause: { zh: '条款', en: 'Clause' },
  page: { zh: '页面', en: 'Page' },
}

/** Search over everything one may read; arrows choose, Enter opens. */
export function Search({ onClose }: { onClose: () => void }) {
  const { w } = useWords()
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const q = useDeferredValue(typed.trim())
  const found = useAsk(supervisionRoutes.search, { query: { q } }, { enabled: q.length > 0, keep: true })
  const hits = q ? (found.data?.hits ?? []) : []
  const open = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    if (hit.kind === 'clause') basisShown.set(hit.id.startsWith('§') || hit.id.startsWith('choice:') ? hit.id : `§${hit.id}`)
    else go(hit.href)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((i) => Math.min(i + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt((i) => Math.max(i - 1, 0))
    else if (event.key === 'Enter') open(hits[at])
    else return
    event.preventDefault()
  }
  return (
    <Modal open onCancel={onClose} footer={null} title={w({ zh: '搜索', en: 'Search' })} width={640} destroyOnHidden>
      <input
        className="search-line"
        autoFocus
        type="search"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={hits[at] ? `hit-${at}` : undefined}
        aria-label={w({ zh: '搜索', en: 'Search' })}
        maxLength={100}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
        placeholder={w({ zh: '名称、编号、拼音首字母，如 gjwz', en: 'Name, number or pinyin initials' })}
      />
      <ul id="search-hits" role="listbox" className="search-hits" aria-label={w({ zh: '结果', en: 'Results' })}>
        {hits.map((hit, i) => (
          <li
            key={`${hit.kind}-${hit.id}`}
            id={`hit-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseEnter={() => setAt(i)}
            onClick={() => open(hit)}
          >
            <span className="search-kind">{w(kinds[hit.kind])}</span>
            <span>
              {hit.title}
              <small>{hit.note}</small>
            </span>
          </li>
        ))}
      </ul>
      {q && found.isSuccess && hits.length === 0 && (
        <p className="quiet">{w({ zh: '没有找到您可以查看的内容', en: 'Nothing found that you may see' })}</p>
      )}
    </Modal>
  )
}
