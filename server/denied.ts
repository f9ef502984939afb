import type { Pending, Problem } from '#contract/route.ts'
import { choices } from '#law/choices.ts'
import { several, type Words } from '#law/words.ts'

/** Expected refusals: rolls the transaction back; one place turns it into an answer with status 404, 403, 409 or 422. */
export class Denied extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503
  readonly problem: Problem
  constructor(status: Denied['status'], problem: Problem) {
    super(`${problem.code}: ${problem.message.en}`)
    this.status = status
    this.problem = problem
  }
}

/** What is hidden and what does not exist answer alike. */
export function notFound(): Denied {
  return new Denied(404, {
    code: 'not-found',
    message: { zh: '没有找到，或您无权查看', en: 'Not found, or not for you to see' },
    basis: 'choice:read-scope',
  })
}

/** Somebody else changed it since it was opened. */
export function stale(): Denied {
  return new Denied(409, {
    code: 'stale',
    message: { zh: '在您打开之后，已有人办理过；请查看最新内容后再办', en: 'Someone acted since you opened it; look at it again first' },
    basis: 'choice:seen-version',
    remedy: { zh: '刷新页面', en: 'Reload the page' },
  })
}

/** A key makes repeating the same request safe; it stands for no other. */
export function keyUsed(basis: string): Denied {
  return new Denied(409, {
    code: 'key-used',
    message: {
      zh: '这个请求标识（key）已用于内容不同的请求，本次没有办理',
      en: 'This key was used for a request with other content: nothing was done',
    },
    basis,
    remedy: {
      zh: '重复原请求的，内容须一致；另一请求换一个标识再提交',
      en: 'Repeat the former request unchanged, or send another one with a key of its own',
    },
  })
}

/** Somebody saved the draft since it was read. */
export function staleDraft(): Denied {
  return new Denied(409, {
    code: 'stale',
    message: {
      zh: '在您打开之后，同事（或您的另一页面）保存过这份申请；您这次的内容没有覆盖它',
      en: 'A colleague, or another page of yours, saved this application since you opened it; what you sent did not overwrite it',
    },
    basis: 'choice:seen-version',
    remedy: {
      zh: '重新载入，查看已保存的内容，再决定怎样合并',
      en: 'Reload, look at what was saved, then decide how to bring both together',
    },
  })
}

/** The answers of a form, or fields of a request, that cannot be taken as they are, and the rule behind it where one is. */
export function invalid(fields: NonNullable<Problem['fields']>, basis?: string): Denied {
  return new Denied(422, {
    code: 'invalid',
    message: { zh: `有 ${fields.length} 处需要修改`, en: `${several(fields.length, 'field needs', 'fields need')} attention` },
    ...(basis ? { basis } : {}),
    fields,
  })
}

const lacking: { readonly [P in Pending]: Problem } = {
  'second-factor': {
    code: 'second-factor',
    message: { zh: '登录还差第二步验证', en: 'The second step of signing in is still missing' },
    remedy: { zh: '输入动态验证码，或使用通行密钥', en: 'Give a one-time code, or use a passkey' },
    basis: 'choice:second-factor',
  },
  'new-password': {
    code: 'new-password',
    message: { zh: '须先修改密码', en: 'The password must be changed first' },
    remedy: { zh: '换成自己的新密码后继续', en: 'Choose one of your own and go on' },
    basis: 'choice:password',
  },
  enrolment: {
    code: 'enrolment',
    message: { zh: '您的岗位须先启用第二因素', en: 'Your post needs a second factor first' },
    remedy: { zh: '启用动态验证码或通行密钥后继续', en: 'Enrol one-time codes or a passkey and go on' },
    basis: 'choice:second-factor',
  },
}

/** A sign-in that is not whole yet opens nothing but what makes it whole. */
export function pendingSignIn(pending: Pending): Denied {
  return new Denied(403, lacking[pending])
}

/** What decides or weighs is done by people, whatever a token may otherwise do (choice:api-token). */
export function notByMachine(): Denied {
  return new Denied(403, {
    code: 'token-never',
    message: { zh: '接口令牌不能办理这一项，须由经办人本人登录办理', en: 'No token can do this; the officer does it, signed in' },
    remedy: { zh: '请经办人登录平台办理', en: 'Let the officer sign in and do it' },
    basis: 'choice:api-token',
  })
}

/**
 * Refuses a weighty act to whoever did not prove lately who acts, or of whom that is not known; the page asks for the proof and repeats
 * the act. A machine proves nothing, and is told who can. What the platform does by itself says so (choice:step-up).
 */
export function requireProof(
  {
    isProved,
    isMachine,
    token,
  }: { readonly isProved?: boolean | undefined; readonly isMachine?: boolean | undefined; readonly token?: object | undefined },
  what: Words,
): void {
  if (isMachine || token)
    throw new Denied(403, {
      code: 'token-never',
      message: {
        zh: `${what.zh}须再次验证身份，接口令牌不能办理`,
        en: `What ${what.en} asks for proof of who acts, which no token can give`,
      },
      remedy: {
        zh: '请本岗位的经办人登录平台，验证身份后办理；填写和上传材料仍可用令牌',
        en: 'Let the officer of the post sign in, prove who it is and do it; drafts and papers may still come by the token',
      },
      basis: 'choice:api-token',
    })
  if (isProved !== true) throw stepUpNeeded(what)
}

function stepUpNeeded(what: Words): Denied {
  const { value } = choices['step-up']
  return new Denied(403, {
    code: 'step-up',
    message: {
      zh: `请再次验证身份：${what.zh}须在${value}分钟内验证过`,
      en: `Prove again who you are: ${what.en} asks for it within ${value} minutes`,
    },
    remedy: {
      zh: '输入密码或动态验证码，或使用通行密钥；由统一身份认证登录的，也可到那里重新验证；然后继续',
      en: 'Give the password or a one-time code, or use a passkey; whoever came by the identity provider may prove it anew there; then go on',
    },
    basis: 'choice:step-up',
  })
}
