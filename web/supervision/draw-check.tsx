import { Button } from 'antd'
import { useState } from 'react'
import { sha256, toHex, utf8 } from '#contract/proof/bytes.ts'
import { type DrawLine, inspectionRoutes, type Programme } from '#contract/supervision-inspections.ts'
import { ask } from '../ui/api.ts'
import { count, minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Status } from '../ui/status.tsx'

/** What computing a draw again came to: lines looked at, how many differ, and whether the digest of the list fits. */
type Checked = { readonly lines: number; readonly wrong: number; readonly isListRight: boolean }

const digestOf = async (text: string): Promise<string> => toHex(await sha256(utf8(text)))

/** Reads the whole list and computes every digest, the order, and the digest of the list again, in this browser. */
async function computeAgain({ id, seed, sample, listSha256 }: Programme): Promise<Checked> {
  const lines: DrawLine[] = []
  for (let cursor: string | undefined = undefined, more = true; more;) {
    const page: { items: DrawLine[]; next: string | null } = await ask(inspectionRoutes.listDraws, {
      params: { id },
      query: { limit: 100, ...(cursor ? { cursor } : {}) },
    })
    lines.push(...page.items)
    cursor = page.next ?? undefined
    more = page.next !== null
  }
  const digests = await Promise.all(lines.map((line) => digestOf(`${seed}:${line.organisationId}`)))
  const order = digests.toSorted()
  const wrong = lines.filter(
    (line, n) => line.digest !== digests[n] || order[line.place - 1] !== line.digest || line.isDrawn !== line.place <= sample,
  ).length
  return {
    lines: lines.length,
    wrong,
    isListRight:
      (await digestOf(
        lines
          .map((line) => line.organisationId)
          .toSorted()
          .join('\n'),
      )) === listSha256,
  }
}

/** The published draw: seed, digest of the list, and a button that computes it again. */
export function DrawCheck({ programme }: { programme: Programme }) {
  const { w } = useWords()
  const [checked, setChecked] = useState<Checked | null>(null)
  const { isBusy, error, send } = useSending()
  const isRight = checked !== null && checked.wrong === 0 && checked.isListRight
  return (
    <section className="card draw">
      <h2>{w({ zh: '公开的抽取', en: 'The published draw' })}</h2>
      <dl className="facts">
        <div className="fact-pair">
          <dt>{w({ zh: '随机种子', en: 'Seed' })}</dt>
          <dd className="number digest">{programme.seed}</dd>
        </div>
        <div className="fact-pair">
          <dt>{w({ zh: `名单摘要（${count(programme.listed ?? 0)} 家）`, en: `Digest of the list (${count(programme.listed ?? 0)})` })}</dt>
          <dd className="number digest">{programme.listSha256}</dd>
        </div>
        <div className="fact-pair">
          <dt>{w({ zh: '抽取', en: 'Drawn' })}</dt>
          <dd>
            {programme.drawnBy} <span className="number">{programme.drawnAt && minuteOf(programme.drawnAt)}</span>
          </dd>
        </div>
      </dl>
      <p className="quiet">
        {w({
          zh: '每家单位的摘要是“种子:机构编号”的SHA-256，从小到大排列，取前若干名；名单摘要是各机构编号按序逐行连接的SHA-256。',
          en: 'The digest of an organisation is the SHA-256 of “seed:id”; the lowest are drawn. The digest of the list is that of all ids in order, one a line.',
        })}
      </p>
      <div className="row">
        <a href={`/draws/${programme.id}`}>{w({ zh: '公开页面', en: 'Public page' })}</a>
        <Button loading={isBusy} onClick={() => void send(async () => setChecked(await computeAgain(programme)))}>
          {w({ zh: '在本机重新计算', en: 'Compute it again here' })}
        </Button>
        <span role="status">
          {checked && (
            <Status tone={isRight ? 'done' : 'bad'}>
              {w(
                isRight
                  ? { zh: `${count(checked.lines)} 家全部一致`, en: `All ${count(checked.lines)} agree` }
                  : {
                      zh: `${count(checked.wrong)} 家不一致${checked.isListRight ? '' : '，名单摘要不符'}`,
                      en: `${count(checked.wrong)} differ${checked.isListRight ? '' : '; the digest of the list does not fit'}`,
                    },
              )}
            </Status>
          )}
        </span>
      </div>
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}
