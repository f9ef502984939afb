import { Button, Popover } from 'antd'
import { useState } from 'react'
import { inventoryRoutes, type SourceLine } from '#contract/inventory.ts'
import { ask, refresh } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'

/** Asks for another scan of a source; what stands against it is told beside the button. */
export function RescanButton({ source }: { source: SourceLine }) {
  const { w } = useWords()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  if (source.state === 'waiting' || source.state === 'scanning') return null
  const start = async () => {
    setBusy(true)
    setError(null)
    try {
      await ask(inventoryRoutes.rescan, { params: { id: source.id } })
      await refresh('/api/rounds')
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Popover open={error !== null} onOpenChange={isOpen => !isOpen && setError(null)} trigger="click" content={<div style={{ maxWidth: '22rem' }}><ProblemNote error={error} /></div>}>
      <Button size="small" loading={isBusy} aria-label={w({ zh: `重新扫描 ${source.name}`, en: `Scan ${source.name} again` })} onClick={() => void start()}>{w({ zh: '重新扫描', en: 'Scan again' })}</Button>
    </Popover>
  )
}
