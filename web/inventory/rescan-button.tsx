import { Button, Popover } from 'antd'
import { useState } from 'react'
import { inventoryRoutes, type SourceLine } from '#contract/inventory.ts'
import { several } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'

/** Asks for another scan of a source; what stands against it is told beside the button. */
export function RescanButton({ source }: { source: SourceLine }) {
  const { w } = useWords()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [besides, setBesides] = useState<readonly string[]>([])
  const isUnder = source.state === 'waiting' || source.state === 'scanning'
  if (isUnder && besides.length === 0) return null
  const start = async () => {
    setBusy(true)
    setError(null)
    try {
      setBesides((await ask(inventoryRoutes.rescan, { params: { id: source.id } })).besides)
      await refresh('/api/rounds')
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  const close = () => {
    setError(null)
    setBesides([])
  }
  return (
    <Popover
      open={error !== null || besides.length > 0}
      onOpenChange={(isOpen) => !isOpen && close()}
      trigger="click"
      placement="topRight"
      content={
        <div style={{ maxWidth: '24rem' }}>
          {error !== null && <ProblemNote error={error} />}
          {besides.length > 0 && <BesidesNote names={besides} />}
        </div>
      }
    >
      <Button
        size="small"
        disabled={isUnder}
        loading={isBusy}
        aria-label={w({ zh: `重新扫描 ${source.name}`, en: `Scan ${source.name} again` })}
        onClick={() => void start()}
      >
        {w({ zh: '重新扫描', en: 'Scan again' })}
      </Button>
    </Popover>
  )
}

/** Which files of the folder are called like those of the source and were left out, and what would help. */
function BesidesNote({ names }: { names: readonly string[] }) {
  const { w, list } = useWords()
  const named = list(names.slice(0, 5)) + (names.length > 5 ? '…' : '')
  return (
    <p role="status">
      {w({
        zh: `目录中有 ${names.length} 个文件名称相似，但字段不同或者读不出字段，没有并入：${named}。确是同一份数据的，请核对文件和表头后重新扫描；是另一份数据的，再次添加该目录，各成一个数据集。`,
        en: `${several(names.length, 'file')} of the folder called alike ${names.length === 1 ? 'has' : 'have'} other columns, or none that could be read, and ${names.length === 1 ? 'was' : 'were'} left out: ${named}. Where it is the same data, check file and header and scan again; where it is other data, add the folder again.`,
      })}
    </p>
  )
}
