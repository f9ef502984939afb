import { Button } from 'antd'
import { useState } from 'react'
import { inventoryRoutes } from '#contract/inventory.ts'
import { ask } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { CopyBlock } from './copy-block.tsx'
import { SourceDrop } from './source-drop.tsx'
import { UnitKeys } from './unit-keys.tsx'
import './adding.css'

const commands = `# 一、生成本单位的签名密钥（只做一次）：unit-key.pem 留在本单位，unit-key.pub 的内容贴到本页“登记公钥”
npm run -s rongshu -- unit-key create unit-key.pem > unit-key.pub
# 二、扫描；--kit 为从平台下载的扫描参数。中断后再运行同一命令即可继续
npm run -s rongshu -- scan /data/2026 --kit scan-kit.json --sign unit-key.pem --out findings.json
# 三、带走之前先自己看一遍
npm run -s rongshu -- findings check findings.json --public-key unit-key.pub
# 扫描数据库；口令放在环境变量里，不写进地址
RONGSHU_SCAN_PASSWORD=<口令> npm run -s rongshu -- scan postgresql://reader@10.1.2.3/bus --kit scan-kit.json --sign unit-key.pem --out findings.json`

/** Takes in findings made at the unit without the platform: how to make them, the parameters to fetch, the keys, and the place to drop them. */
export function FindingsForm({ roundId }: { roundId: string }) {
  const { w } = useWords()
  return (
    <div className="adding">
      <div className="adding-form">
        <SourceDrop roundId={roundId} sending="findings" />
        <UnitKeys />
      </div>
      <aside className="adding-help" aria-label={w({ zh: '在本单位扫描', en: 'Scanning at the unit' })}>
        <h3>{w({ zh: '数据不出单位：在本单位扫描', en: 'Data stays in the unit: scan there' })}</h3>
        <ol className="adding-steps">
          <li>
            {w({
              zh: '准备一台能读数据的 Linux 机器，把平台管理员提供的榕数程序文件夹拷过去；先在能联网的机器上、在这个文件夹里运行一次 npm run -s rongshu -- --help，此后不再需要网络。',
              en: 'Take a Linux machine that can read the data, and the folder of the program from the administrator of the platform. Run npm run -s rongshu -- --help in it once on a machine with a network; none is needed after that.',
            })}
          </li>
          <li>
            {w({
              zh: '下载扫描参数，拷到能读数据的机器上。',
              en: 'Fetch the parameters and take them to the machine that can read the data.',
            })}{' '}
            <KitButton />
          </li>
          <li>
            {w({
              zh: '在那台机器的程序文件夹里运行下面的命令；结果里没有一行原始数据。',
              en: 'Run the commands below there, in the folder of the program; the result holds no row of data.',
            })}
          </li>
          <li>
            {w({
              zh: '在本页登记公钥，再把 findings.json 拖进来。',
              en: 'Register the public key on this page, then drop findings.json there.',
            })}
          </li>
        </ol>
        <CopyBlock text={commands} label={w({ zh: '扫描命令', en: 'Commands' })} />
      </aside>
    </div>
  )
}

function KitButton() {
  const { w } = useWords()
  const [error, setError] = useState<unknown>(null)
  const fetchKit = async () => {
    setError(null)
    try {
      const kit = await ask(inventoryRoutes.scanKit)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([JSON.stringify(kit, null, 2)], { type: 'application/json' }))
      link.download = 'scan-kit.json'
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (e) {
      setError(e)
    }
  }
  return (
    <>
      <Button size="small" onClick={() => void fetchKit()}>
        {w({ zh: '下载扫描参数', en: 'Fetch the parameters' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}
