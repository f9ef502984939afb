import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** A letter as the mail server took it: to whom, its subject and its text. */
export type Taken = { readonly to: readonly string[]; readonly subject: string; readonly text: string; readonly messageId: string }
/** A mail server that runs, its address for `RONGSHU_SMTP`, and what it took so far. */
export type MailProcess = { readonly server: string; readonly taken: Taken[]; stop(): Promise<void> }

/** Starts the mail server of the tests as a process of its own. */
export async function startMailServer(): Promise<MailProcess> {
  const child: ChildProcess = spawn(process.execPath, [path.join(import.meta.dirname, 'mail-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout!)
  const [port] = await Promise.race([
    once(lines, 'line') as Promise<[string]>,
    once(child, 'exit').then((): [string] => {
      throw new Error('the mail server did not start')
    }),
  ])
  const taken: Taken[] = []
  lines.on('line', (line) => taken.push(takenOf(JSON.parse(line) as { to: string[]; raw: string })))
  return {
    server: `smtp://rongshu:of-a-test@127.0.0.1:${port}`,
    taken,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

function takenOf({ to, raw }: { to: string[]; raw: string }): Taken {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const body = rest.join('\r\n\r\n')
  const text =
    headers.get('content-transfer-encoding') === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : headers.get('content-transfer-encoding') === 'quoted-printable'
        ? fromQuoted(body.replaceAll('=\r\n', ''))
        : body
  return {
    to,
    subject: (headers.get('subject') ?? '')
      .replaceAll('?= =?', '?==?')
      .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
        kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : fromQuoted(word.replaceAll('_', ' ')),
      ),
    text,
    messageId: headers.get('message-id') ?? '',
  }
}

const fromQuoted = (word: string): string =>
  Buffer.from(
    word.replace(/=([0-9A-F]{2})/gi, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16))),
    'latin1',
  ).toString('utf8')
