import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { parties, type Party } from '#law/parties.ts'
import { listed, type Words } from '#law/words.ts'
import { basisWords, isBasis } from '#law/print/words.ts'
import type { MailSettings } from '#server/mail-settings.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { type DueLetter, noteSent, noteUnsent, takeLetter } from './mail.sql.ts'
import { openAddress } from './mail-address.ts'

type Ground = Pick<Platform, 'db' | 'vault' | 'log'> & { readonly config: Pick<Platform['config'], 'mail' | 'publicUrl'> }
/** Sends one letter; throws when the mail server does not take it. */
export type Post = { send(letter: { to: string; subject: string; text: string; messageId: string }): Promise<void>; close(): void }

/** After how many seconds a letter is tried again; then it is given up. */
const pauses = [60, 300, 1800, 7200, 43_200] as const

/** Sends what is due, one letter a transaction: whatever the mail server took is noted before the next. Answers how many were sent. */
export async function sendLetters(ground: Ground, post: Post): Promise<number> {
  // Without their key addresses cannot be opened: letters wait until it is back.
  if (await ground.vault.whyLocked()) return 0
  for (let sent = 0; ;) {
    const done = await asSystem(ground.db, async (tx) => {
      const letter = await takeLetter(tx)
      if (!letter) return 'none'
      const problem = await sendOne(ground, post, letter)
      if (problem === null) await noteSent(tx, letter.id)
      else await noteUnsent(tx, letter.id, problem, pauses[letter.tries] ?? null)
      return problem === null ? 'sent' : 'unsent'
    })
    if (done === 'none') return sent
    if (done === 'sent') sent += 1
  }
}

async function sendOne({ vault, config, log }: Ground, post: Post, letter: DueLetter): Promise<string | null> {
  let address = ''
  try {
    const { code, ...opened } = await openAddress(vault, letter.officerId, letter.sealed)
    address = opened.address
    await post.send({
      to: address,
      messageId: messageIdOf(letter, config.publicUrl),
      ...(letter.words ? noteText(letter, config.publicUrl) : codeText(code ?? '')),
    })
    return null
  } catch (problem) {
    const told = problem instanceof Error ? problem.message : String(problem)
    // What mail servers answer may repeat the address; of one that could not be opened nothing is known.
    const said = (address ? told.replaceAll(address, '…') : `the address cannot be opened: ${told}`).slice(0, 300)
    log.warn(`a letter was not sent: ${said}`)
    return said
  }
}

/** The same each time a letter is tried, so that a mail system that got it twice knows. */
const messageIdOf = ({ id, queuedAt }: DueLetter, url: string): string =>
  `<${createHash('sha256').update(`${id} ${queuedAt.toISOString()}`).digest('hex').slice(0, 32)}@${new URL(url).hostname}>`

/** How many characters of a note stand in the subject, in Chinese and in English. */
const subjectLengths = { zh: 40, en: 60 } as const

/**
 * A note as a letter, in both languages, Chinese first: to which organisation and post it comes, or to which administrator, what it says,
 * on what that rests, and where to go on.
 */
function noteText({ words, href, basis, organisation, posts }: DueLetter, url: string): { subject: string; text: string } {
  const [{ zh, en }, place] = [words!, `${url}${href ?? ''}`]
  const ground = basis && isBasis(basis) ? basisWords(basis) : null
  const held = posts.map(({ title, role }) => ({
    zh: (organisation !== null && title) || partyWords(role).zh,
    en: `${partyWords(role).en}${title ? ` (${title})` : ''}`,
  }))
  const to = (language: 'zh' | 'en', as: (posts: string) => string) => {
    const posts = listed(
      language,
      held.map((post) => post[language]),
    )
    return organisation === null ? posts : `${organisation}${posts && as(posts)}`
  }
  return {
    subject: `榕数提醒：${cut(zh, subjectLengths.zh)} · ${cut(en, subjectLengths.en)}`,
    text: `${to('zh', (posts) => `（岗位：${posts}）`)}：\n\n${zh}\n${ground ? `依据：${ground.zh}\n` : ''}办理：${place}\n\nTo: ${to('en', (posts) => `, as ${posts}`)}\n\n${en}\n${ground ? `Basis: ${ground.en}\n` : ''}Open: ${place}\n\n这封邮件由榕数按您在“我的账号”中的设定发送，请勿回复。可随时在那里停用。\nSent by Rongshu as set in your account; it can be ended there.\n`,
  }
}

const partyWords = (role: string): Words => parties[role as Party]?.title ?? { zh: role, en: role }

function cut(words: string, most: number): string {
  const told = [...words]
  return told.length > most ? `${told.slice(0, most - 1).join('')}…` : words
}

const codeText = (code: string): { subject: string; text: string } => ({
  subject: `榕数邮箱验证码 · Rongshu code ${code}`,
  text: `您的邮箱验证码：${code}\n在“我的账号”中填写以启用邮件提醒，30分钟内有效。若非本人操作，请忽略。\n\nThe code that confirms this address: ${code}. It is good for 30 minutes.\n`,
})

/** How long a mail server may keep silent, in milliseconds: well below the time a transaction may stand idle, which a letter is sent in. */
const patience = 20_000

/** The mail server of the city, reached anew for each run of the job; a letter fails when the server keeps silent for `wait` milliseconds. */
export function openPost({ server, from }: MailSettings, wait: number = patience): Post {
  const transport = createTransport({ url: server, connectionTimeout: wait, greetingTimeout: wait, socketTimeout: wait }, { from })
  return {
    send: async ({ to, subject, text, messageId }) => {
      await transport.sendMail({ to, subject, text, messageId, headers: { 'auto-submitted': 'auto-generated' } })
    },
    close: () => transport.close(),
  }
}

/** Sends letters each minute where a mail server is set up. */
export async function workOnLetters(platform: Platform): Promise<void> {
  const { mail } = platform.config
  await platform.jobs.work('send-letters', { atOnce: 1 }, async () => {
    if (!mail) return
    const post = openPost(mail)
    try {
      await sendLetters(platform, post)
    } finally {
      post.close()
    }
  })
}
