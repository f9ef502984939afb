import { checkAlone, checkBundle } from '#contract/proof/check-bundle.ts'
import { subjectOf } from '#contract/proof/check-credential.ts'
import { checkEvidence } from '#contract/proof/check-evidence.ts'
import { type Finding, type Verdict, verdictOf, verdictSaid } from '#contract/proof/findings.ts'
import { keyHistory } from '#contract/proof/key-history.ts'
import { isBesideSeveral, isOfSeveral, readGiven } from './given.ts'

const chooser = document.querySelector<HTMLInputElement>('#files')!
const box = document.querySelector<HTMLElement>('#verdict')!
const list = document.querySelector<HTMLElement>('#findings')!
/** The keys of the platform this page was served by; null in one that came another way. */
const ownKeys = keyHistory.nullable().parse(JSON.parse(document.querySelector('#known-keys')!.textContent))

type Look = 'good' | 'bad' | 'plain'
const looks: { readonly [V in Verdict]: Look } = { sound: 'good', unsure: 'plain', unsound: 'bad' }

function say(text: string, look: Look): void {
  box.textContent = text
  box.dataset['look'] = look
}

function show(findings: readonly Finding[]): void {
  list.replaceChildren(
    ...findings.map(({ holds, what, found }) => {
      const item = document.createElement('li')
      const title = document.createElement('b')
      title.textContent = `${holds === null ? '○ 未核对' : holds ? '✓ 相符' : '✗ 不符'} · ${what.zh} ${what.en}`
      const words = document.createElement('span')
      words.textContent = `${found.zh} · ${found.en}`
      item.append(title, document.createElement('br'), words)
      return item
    }),
  )
}

const alteredWords =
  '不符：PDF 所带的证明被改动、截断过，或其后又加了内容。 Not sound: the proof inside the PDF was changed or cut, or something was added after it.'

async function check(): Promise<void> {
  show([])
  say('正在核对…… Checking…', 'plain')
  const chosen = await readGiven([...(chooser.files ?? [])])
  if (isOfSeveral(chosen)) {
    say(
      '选了几份不同的凭证或证据包（或同一份凭证的两种内容）：请一次核对一份，只选它自己的文件。 Files of several certificates or evidence packs, or of one with two contents, were chosen: check one at a time, with its own files.',
      'plain',
    )
    return
  }
  if (isBesideSeveral(chosen)) {
    say(
      '选了几份不同的状态清单、公钥、检查点或国密签名：每种只选一份，状态清单和公钥选最新的。 Several status lists, keys, checkpoints or SM2 signatures were chosen: take one of each, of status lists and keys the newest.',
      'plain',
    )
    return
  }
  const { bundle, evidence, credential: alone, unknown, isAltered, ...given } = chosen
  const strange = unknown.length > 0 ? `（看不懂的文件：${unknown.join('、')}）` : ''
  const grounds = { ...(ownKeys ? { keys: ownKeys } : {}), ...given, at: new Date() }
  if (evidence && (given.noted || given.status || given.sm2)) {
    say(
      '证据包只连同公钥文件核对；与先前记下的检查点核对，用 rongshu log check --since。 An evidence pack is checked by keys alone; to compare with a checkpoint noted earlier, take rongshu log check --since.',
      'plain',
    )
    return
  }
  if (evidence) return tell(await checkEvidence(evidence, grounds.keys), `${evidence.case.number} ${evidence.case.title}${strange}`)
  const credential = bundle?.credential ?? alone
  if (!credential) {
    say(
      isAltered
        ? alteredWords
        : `请选择带证明的凭证（PDF）、捆绑文件（….bundle.json）或凭据，在凭证核验页可以下载；或选择办件的证据包。原件 PDF 本身不含签名。${strange} Choose a certificate with its proof (PDF), a bundle or a credential, from the check page; or the evidence pack of a case. The PDF as issued holds no signature.`,
      'bad',
    )
    return
  }
  if (!bundle && !grounds.keys) {
    say(
      '单独的凭据要连同公钥文件（平台的 /keys.json）一起选择，或改用捆绑文件。 A credential alone needs the keys (/keys.json of the platform) chosen with it; or take the bundle.',
      'bad',
    )
    return
  }
  const findings = bundle ? await checkBundle(bundle, grounds) : await checkAlone(credential, { ...grounds, keys: grounds.keys! })
  const { number, assetName, registrant } = subjectOf(credential)
  tell(findings, `${String(number)} ${String(assetName)} · ${String(registrant)}${strange}`)
}

/** Shows findings, and what they come to with what they are about. */
function tell(findings: readonly Finding[], about: string): void {
  show(findings)
  const { zh, en } = verdictSaid(findings)
  say(`${zh} ${en}：${about}`, looks[verdictOf(findings)])
}

if (globalThis.isSecureContext) {
  chooser.addEventListener('change', () => {
    void check().catch(() =>
      say(
        '核对没有完成，请换一个较新的浏览器，或用 rongshu verify。 The check did not finish; take a newer browser, or rongshu verify.',
        'bad',
      ),
    )
  })
} else {
  chooser.disabled = true
  say(
    '请把本页另存到本机再打开：浏览器只在安全环境中提供密码算法。 Save this page and open it from disk: browsers offer cryptography only in a secure context.',
    'plain',
  )
}
