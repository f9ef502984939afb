import type { FastifyError } from 'fastify'
import type { Problem } from '#contract/route.ts'
import { unseenSigns } from '#contract/unseen-signs.ts'
import type { Words } from '#law/words.ts'
import { DatabaseBusy, DatabaseUnavailable } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { limitWords, type Unfit } from './limits.ts'

type Answer = { readonly status: number; readonly problem: Problem }
type ZodIssue = Unfit & { instancePath?: string; message?: string }

/** What the reader of multipart bodies says of one that is cut off or has no boundary; these words are its only mark. */
const brokenForm =
  /^Multipart: Boundary not found|^Unexpected end of multipart data|terminated early due to unexpected end of multipart data/

const busy: Answer = {
  status: 503,
  problem: {
    code: 'busy',
    message: {
      zh: '同时办理的人太多，平台一时忙不过来，您提交的内容没有保存，请稍后重试',
      en: 'Too many ask at once; nothing was saved, try again shortly',
    },
    remedy: { zh: '稍后重试', en: 'Try again shortly' },
  },
}
const databaseAway: Answer = {
  status: 503,
  problem: {
    code: 'database-away',
    message: {
      zh: '数据库暂时连接不上，您提交的内容没有保存，请稍后重试',
      en: 'The database cannot be reached; nothing was saved, try again shortly',
    },
    remedy: { zh: '稍后重试', en: 'Try again shortly' },
  },
}
const diskFull: Answer = {
  status: 507,
  problem: {
    code: 'disk-full',
    message: {
      zh: '服务器磁盘已满，您提交的内容没有保存，请通知系统管理员',
      en: 'The disk of the server is full; nothing was saved. Tell the administrator',
    },
  },
}
const unstorable: Answer = {
  status: 400,
  problem: { code: 'malformed', message: { zh: '内容含有不能保存的字符', en: 'The text holds a character that cannot be stored' } },
}
const cutOff: Answer = {
  status: 400,
  problem: { code: 'malformed', message: { zh: '表单没有完整收到，请重新提交', en: 'The form did not arrive whole; send it again' } },
}
const unseen: Words = {
  zh: '含有看不见的控制符，请删去后重新填写（从别处粘贴的，可先贴到记事本）',
  en: 'It holds signs that nobody sees; take them out (what was copied may go through a plain editor first)',
}
const tooMany: Answer = {
  status: 429,
  problem: {
    code: 'too-many',
    message: { zh: '请求过于频繁，请稍后再试', en: 'Too many requests; wait a moment' },
    remedy: { zh: '一分钟以后再试', en: 'Try again in a minute' },
    basis: 'choice:lock-out',
  },
}
const tooLarge: Answer = {
  status: 413,
  problem: {
    code: 'too-large',
    message: { zh: '提交的内容过大', en: 'What was sent is too large' },
    remedy: {
      zh: '一次填写的内容不超过2 MB，一份材料不超过20 MB，一个数据文件不超过4 GB；分几次提交',
      en: 'Forms of 2 MB, papers of 20 MB and data files of 4 GB at most; send it in parts',
    },
  },
}
const bug: Answer = {
  status: 500,
  problem: {
    code: 'bug',
    message: {
      zh: '平台出错了，已记录；请把请求编号告诉管理员',
      en: 'The platform failed and has noted it; tell the administrator the request id',
    },
  },
}

/** What the database and the disk say by codes of their own. */
const byCode = new Map<string | undefined, Answer>([
  ['22021', unstorable],
  ['22P05', unstorable],
  ['ENOSPC', diskFull],
  ['53100', diskFull],
])

/** Turns whatever was thrown into the one shape of answer; a bug keeps its words to the log. */
export function toProblem(thrown: unknown): Answer {
  if (thrown instanceof Denied) return { status: thrown.status, problem: thrown.problem }
  if (thrown instanceof DatabaseBusy) return busy
  if (thrown instanceof DatabaseUnavailable) return databaseAway
  const error = thrown as FastifyError & { validation?: ZodIssue[]; validationContext?: string; code?: string }
  if (error.validation) return { status: 400, problem: malformed(error.validation, error.validationContext ?? '') }
  const known = byCode.get(error.code) ?? (brokenForm.test(error.message) ? cutOff : null)
  return known ?? byStatus(error.statusCode)
}

/** The answer to what only its status tells. */
function byStatus(status: number | undefined): Answer {
  if (status === 429) return tooMany
  if (status === 413) return tooLarge
  if (status && status >= 400 && status < 500)
    return { status, problem: { code: 'malformed', message: { zh: '请求的格式不正确', en: 'The request is malformed' } } }
  return bug
}

function malformed(issues: ZodIssue[], where: string): Problem {
  const fields = issues.slice(0, 50).map((issue) => {
    const path = (issue.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.')
    if (issue.message === unseenSigns) return { field: path || where, message: unseen }
    const limit = limitWords(issue)
    return {
      field: path || where,
      message: {
        zh: `格式或长度不符合要求：${path || where}${limit && `（${limit}）`}`,
        en: `${path || where}: ${issue.message ?? 'does not fit'}`,
      },
    }
  })
  return { code: 'malformed', message: { zh: '有内容不符合格式', en: 'Something does not fit the expected form' }, fields }
}
