import { Button, Popover } from 'antd'
import { useState } from 'react'
import { inventoryRoutes, type SourceLine } from '#contract/inventory.ts'
import { several } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'

/** Takes the files of a source apart, or puts them together again, after a word on what that does; what stands against it is told in the same place. */
export function ApartButton({ source }: { source: SourceLine }) {
  const { w } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  if ((source.files < 2 && !source.isApart) || source.state === 'waiting' || source.state === 'scanning') return null
  const act = source.isApart ? { zh: '合成一个数据集', en: 'Put together' } : { zh: '拆成各个文件', en: 'Take apart' }
  const start = async () => {
    setBusy(true)
    setError(null)
    try {
      await ask(inventoryRoutes.rescan, { params: { id: source.id }, query: { each: source.isApart ? 'no' : 'yes' } })
      setOpen(false)
      await refresh('/api/rounds')
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  const opened = (open: boolean) => {
    setOpen(open)
    setError(null)
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={opened}
      trigger="click"
      placement="topRight"
      content={
        <div style={{ maxWidth: '22rem' }}>
          {error === null ? (
            <p>
              {source.isApart
                ? w({
                    zh: `${source.files} 个文件重新扫描，格式和字段相同的合成一个数据集；各文件未确认的扫描结果由新的代替，已填的卡片内容不带过去。`,
                    en: `The ${several(source.files, 'file')} are scanned again, and those of one shape become one dataset; findings of theirs that are not decided are replaced, and what was typed into their cards is not carried over.`,
                  })
                : w({
                    zh: `${source.files} 个文件重新扫描，各成一个数据集、各建一张卡，不用再上传；合成的扫描结果由它们代替，已填的卡片内容不带过去。`,
                    en: `The ${several(source.files, 'file')} are scanned again, a dataset and a card each, without being uploaded again; they take the place of the finding of the whole, and what was typed into its card is not carried over.`,
                  })}
            </p>
          ) : (
            <ProblemNote error={error} />
          )}
          {error === null && (
            <Button type="primary" size="small" loading={isBusy} onClick={() => void start()}>
              {w(act)}
            </Button>
          )}
        </div>
      }
    >
      <Button size="small" aria-label={w({ zh: `${act.zh} ${source.name}`, en: `${act.en} ${source.name}` })}>
        {w(act)}
      </Button>
    </Popover>
  )
}
