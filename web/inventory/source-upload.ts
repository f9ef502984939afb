import { Refused } from '#contract/call.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { type Problem, problem } from '#contract/route.ts'
import { csrfHeaders } from '../ui/api.ts'

/** What became of the files sent. */
export type Sent = ReturnType<typeof inventoryRoutes.addUploads.reply.parse>

/** What is sent up: data to be scanned, or findings made at the unit. */
export type Sending = 'data' | 'findings'
const paths = { data: inventoryRoutes.addUploads.path, findings: inventoryRoutes.addFindingsFile.path } as const

/** Sends a file to a round, or several that are one dataset, streamed, and reports bytes sent; throws `Refused` with the platform's problem. */
export function sendSource(
  roundId: string,
  sending: Sending,
  files: readonly File[],
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${paths[sending].replace(':id', encodeURIComponent(roundId))}${files.length > 1 ? '?together=yes' : ''}`)
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onerror = () => reject(new TypeError('network'))
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    request.onload = () => {
      const body = bodyOf(request.responseText)
      const sent = request.status < 300 ? inventoryRoutes.addUploads.reply.safeParse(body) : null
      if (sent?.success) resolve(sent.data)
      else reject(refusalOf(request.status, body))
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    for (const file of files) form.append('files', file)
    request.send(form)
  })
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function refusalOf(status: number, body: unknown): Error {
  const parsed = problem.safeParse(body)
  const unclear: Problem = {
    code: 'unreachable',
    message: { zh: `平台没有正常应答（${status}）`, en: `The platform did not answer properly (${status})` },
  }
  return new Refused(status, parsed.success ? parsed.data : unclear)
}
