import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { areSame, type Bytes } from '#contract/proof/bytes.ts'
import { checkCheckpoint, checkKeys, lostAfter } from '#contract/proof/check-bundle.ts'
import { type Checkpoint, readCheckpoint } from '#contract/proof/checkpoint.ts'
import { type Finding, finding, subjects } from '#contract/proof/findings.ts'
import { extended, type KeyHistory, keyHistory } from '#contract/proof/key-history.ts'
import { sharedSize } from '#contract/proof/log-name.ts'
import { problem } from '#contract/route.ts'
import type { Words } from '#law/words.ts'
import { CommandDenied, reaching } from './denial.ts'
import { rootsOf } from './log-entries.ts'
import { tell } from './verify.ts'

const rebuilt = { zh: '由条目重算的根', en: 'Root from the entries' }

/**
 * Fetches the head and every entry of a log, and checks them against their signatures and a checkpoint kept from before; prints what holds
 * and answers whether all of it does, by keys that did not come from the log itself.
 */
export async function checkLog(base: string, options: { readonly since?: string; readonly keys?: string }): Promise<boolean> {
  const shown = readKeys(await reaching(base, () => fetchText(`${base}/keys.json`)))
  const { keys, taken } =
    options.keys === undefined ? { keys: shown, taken: null } : await extended(readKeys(await textOf(options.keys)), shown)
  const head = readCheckpoint(await reaching(base, () => fetchText(`${base}/log/checkpoint`)))
  if (!head) throw new CommandDenied({ zh: `${base}/log/checkpoint 不是检查点`, en: `${base}/log/checkpoint is no checkpoint` })
  const noted = options.since === undefined ? null : await notedIn(options.since)
  const roots = await rootsOf([head.size, ...(noted && noted.size <= head.size ? [noted.size] : [])], (path) =>
    fetchBytes(`${base}/log/tile/${path}`),
  )
  const isSame = areSame(roots.get(head.size)!, head.root)
  const findings: Finding[] = [
    checkKeys(shown, taken),
    ...(await checkCheckpoint(head, keys)),
    finding(
      isSame,
      rebuilt,
      isSame
        ? { zh: `与检查点相同，共 ${head.size} 条`, en: `as in the checkpoint, ${head.size} entries` }
        : { zh: '与检查点不同：条目被改动', en: 'not as in the checkpoint: an entry was changed' },
    ),
    ...(noted ? [since(noted, head, roots.get(noted.size))] : []),
  ]
  return tell(head.origin, findings)
}

function readKeys(text: string): KeyHistory {
  const read = keyHistory.safeParse(parsed(text))
  if (!read.success) throw new CommandDenied({ zh: '公钥文件读不出来', en: 'The file of keys cannot be read' })
  return read.data
}

async function notedIn(place: string): Promise<Checkpoint> {
  const noted = readCheckpoint(await textOf(place))
  if (!noted) throw new CommandDenied({ zh: `${place} 不是检查点`, en: `${place} is no checkpoint` })
  return noted
}

/** The entries give the present root; that the first of them also give the earlier one shows that the log only grew. */
function since(noted: Checkpoint, head: Checkpoint, root: Bytes | undefined): Finding {
  const what = subjects.noted
  const shared = sharedSize(noted.origin, head.origin)
  if (shared === null) return finding(false, what, { zh: '是另一本日志的检查点', en: 'that is of another log' })
  if (noted.size > shared) return finding(false, what, lostAfter(shared, noted.size))
  if (!root)
    return finding(false, what, {
      zh: `当时有 ${noted.size} 条，现在只有 ${head.size} 条：日志退回过`,
      en: `there were ${noted.size} entries and now ${head.size}: the log went back`,
    })
  const holds = areSame(root, noted.root)
  return finding(
    holds,
    what,
    holds
      ? { zh: `当时的 ${noted.size} 条原样都在开头`, en: `its ${noted.size} entries are the beginning of this log` }
      : { zh: '当时的条目已不是原样：日志被改写过', en: 'its entries are not what they were: the log was rewritten' },
  )
}

/** How often one address is asked again when the platform says that it is asked too often. */
const mostTries = 10

async function fetchOk(url: string): Promise<Response> {
  let response = await fetch(url)
  for (let tries = 1; response.status === 429 && tries < mostTries; tries++) {
    await sleep(Math.min(60, Number(response.headers.get('retry-after')) || 1) * 1000)
    response = await fetch(url)
  }
  if (!response.ok) throw new CommandDenied(await whyNot(url, response))
  return response
}

/** What the platform says of its refusal; whatever else answers there is none, or not under this address. */
async function whyNot(url: string, response: Response): Promise<Words> {
  const said = problem.safeParse(parsed(await response.text()))
  const { zh, en } = said.success
    ? said.data.message
    : { zh: '那里没有榕数的公开日志，核对 --url 或 PORT', en: 'no log of Rongshu is there, check --url or PORT' }
  return { zh: `${url} 答复 ${response.status}：${zh}`, en: `${url} answered ${response.status}: ${en}` }
}

const fetchText = async (url: string): Promise<string> => (await fetchOk(url)).text()
const fetchBytes = async (url: string): Promise<Bytes> => new Uint8Array(await (await fetchOk(url)).arrayBuffer())
const textOf = (place: string) =>
  readFile(place, 'utf8').catch(() => {
    throw new CommandDenied({ zh: `读不到 ${place}`, en: `${place} cannot be read` })
  })
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
