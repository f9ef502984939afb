import { readFile } from 'node:fs/promises'
import { areSame, type Bytes } from '#contract/proof/bytes.ts'
import { checkCheckpoint } from '#contract/proof/check-bundle.ts'
import { type Checkpoint, readCheckpoint } from '#contract/proof/checkpoint.ts'
import { areSound, type Finding, finding, subjects } from '#contract/proof/findings.ts'
import { keyHistory } from '#contract/proof/key-history.ts'
import { CommandDenied, reaching } from './denial.ts'
import { PublishedTree } from './tiles.ts'
import { lineOf } from './verify.ts'

const rebuilt = { zh: '由瓦片重算的根', en: 'Root from the tiles' }

/** Fetches the head and tiles of a log, and checks them against their signatures and a checkpoint kept from before; prints what holds and answers whether all of it does. */
export async function checkLog(base: string, options: { readonly since?: string; readonly keys?: string }): Promise<boolean> {
  const keyText = options.keys === undefined ? await reaching(base, () => fetchText(`${base}/keys.json`)) : await textOf(options.keys)
  const keys = keyHistory.safeParse(parsed(keyText))
  if (!keys.success) throw new CommandDenied({ zh: '公钥文件读不出来', en: 'The file of keys cannot be read' })
  const head = readCheckpoint(await reaching(base, () => fetchText(`${base}/log/checkpoint`)))
  if (!head) throw new CommandDenied({ zh: `${base}/log/checkpoint 不是检查点`, en: `${base}/log/checkpoint is no checkpoint` })
  const tree = new PublishedTree(head.size, (path) => fetchBytes(`${base}/log/tile/${path}`))
  const root = await tree.hashOf(0, head.size)
  const isSame = areSame(root, head.root)
  const findings: Finding[] = [
    ...(await checkCheckpoint(head, keys.data)),
    finding(isSame, rebuilt, isSame ? { zh: `与检查点相同，共 ${head.size} 条`, en: `as in the checkpoint, ${head.size} entries` } : { zh: '与检查点不同：瓦片被改动', en: 'not as in the checkpoint: a tile was changed' }),
    ...(options.since === undefined ? [] : [await since(options.since, head, tree)]),
  ]
  process.stdout.write(`${head.origin}\n${findings.map(lineOf).join('')}`)
  return areSound(findings)
}

/** The tiles give the present root; that they also give the earlier one shows that the log only grew. */
async function since(place: string, head: Checkpoint, tree: PublishedTree): Promise<Finding> {
  const noted = readCheckpoint(await textOf(place))
  if (!noted) throw new CommandDenied({ zh: `${place} 不是检查点`, en: `${place} is no checkpoint` })
  const what = subjects.noted
  if (noted.origin !== head.origin) return finding(false, what, { zh: '是另一本日志的检查点', en: 'that is of another log' })
  if (noted.size > head.size) return finding(false, what, { zh: `当时有 ${noted.size} 条，现在只有 ${head.size} 条：日志退回过`, en: `there were ${noted.size} entries and now ${head.size}: the log went back` })
  const holds = noted.size === 0 || areSame(await tree.hashOf(0, noted.size), noted.root)
  return finding(holds, what, holds ? { zh: `当时的 ${noted.size} 条原样都在开头`, en: `its ${noted.size} entries are the beginning of this log` } : { zh: '当时的条目已不是原样：日志被改写过', en: 'its entries are not what they were: the log was rewritten' })
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok) throw new CommandDenied({ zh: `${url} 答复 ${response.status}`, en: `${url} answered ${response.status}` })
  return response
}
const fetchText = async (url: string): Promise<string> => (await fetchOk(url)).text()
const fetchBytes = async (url: string): Promise<Bytes> => new Uint8Array(await (await fetchOk(url)).arrayBuffer())
const textOf = (place: string) => readFile(place, 'utf8').catch(() => { throw new CommandDenied({ zh: `读不到 ${place}`, en: `${place} cannot be read` }) })
function parsed(text: string): unknown { try { return JSON.parse(text) } catch { return null } }
