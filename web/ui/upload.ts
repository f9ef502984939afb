import { Refused } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { problem } from '#contract/route.ts'
import { addressOf, csrfHeaders } from './api.ts'

/** Sends one paper and reports the share sent (0–1); throws `Refused` as every other question does. */
export function upload(
  file: File,
  caseId: string | undefined,
  onShare: (share: number) => void,
): Promise<{ sha256: string; name: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(caseRoutes.addFile.path, { caseId }))
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onShare(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = () => reject(new TypeError('network'))
    request.onload = () => {
      if (request.status < 300) resolve(caseRoutes.addFile.reply.parse(JSON.parse(request.responseText)))
      else reject(refusalOf(request))
    }
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

function refusalOf(request: XMLHttpRequest): Error {
  try {
    return new Refused(request.status, problem.parse(JSON.parse(request.responseText)))
  } catch {
    return new TypeError('network')
  }
}
