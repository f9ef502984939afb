import { isUscc } from '#contract/identifiers.ts'
import { organisationKinds, parties, thePlatform, type OrganisationKind, type Party } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { FirstAdministrator } from '#server/config.ts'
import { StartRefused } from '#server/db/embedded.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { byThePlatform, noteStep } from './account-states.sql.ts'
import { isLogin } from './logins.ts'
import { addOfficer, hasOfficers, waitForOtherStarts } from './officers.sql.ts'
import { addOrganisation, roleIsOfOrganisations } from './organisations.sql.ts'
import { hashPassword, whyNotPassword } from './passwords.ts'
import { addPost } from './posts.sql.ts'
import { findTerminal, type Terminal } from './terminal.ts'

type Key = keyof FirstAdministrator
type Question = {
  readonly key: Key
  readonly variable: string
  readonly asks: Words
  readonly isSecret?: true
  readonly whyNot: (answer: string, so: FirstAdministrator) => Words | null
}

const listOf = (text: string) => text.split(/[\s,，、]+/).filter(Boolean)
const isRole = (text: string): text is Party => text in parties && roleIsOfOrganisations(text as Party)
const rolesThere = Object.keys(parties).filter(isRole).join(' ')

const questions: readonly Question[] = [
  {
    key: 'organisation',
    variable: 'RONGSHU_ADMIN_ORGANISATION',
    asks: { zh: '管理单位全称', en: 'Full name of the administering organisation' },
    whyNot: (a) => (a.length >= 2 && a.length <= 100 ? null : { zh: '单位全称应为2至100个字', en: 'The name has 2 to 100 characters' }),
  },
  {
    key: 'uscc',
    variable: 'RONGSHU_ADMIN_USCC',
    asks: { zh: '统一社会信用代码', en: 'Its unified social credit code' },
    whyNot: (a) =>
      isUscc(a.toUpperCase())
        ? null
        : { zh: '统一社会信用代码的格式或校验位不正确', en: 'The form or a check character of the code is wrong' },
  },
  {
    key: 'kind',
    variable: 'RONGSHU_ADMIN_KIND',
    asks: { zh: `单位类型：${Object.keys(organisationKinds).join(' ')}`, en: 'Its kind' },
    whyNot: (a) =>
      a in organisationKinds
        ? null
        : { zh: `单位类型须为其中之一：${Object.keys(organisationKinds).join(' ')}`, en: 'The kind must be one of these' },
  },
  {
    key: 'roles',
    variable: 'RONGSHU_ADMIN_ROLES',
    asks: { zh: `该单位办理业务的身份（可留空）：${rolesThere}`, en: 'The parts it plays in procedures (may stay empty)' },
    whyNot: (a) => (listOf(a).every(isRole) ? null : { zh: `身份须出自：${rolesThere}`, en: 'The parts must be among these' }),
  },
  {
    key: 'name',
    variable: 'RONGSHU_ADMIN_NAME',
    asks: { zh: '管理员姓名', en: 'Name of the administrator' },
    whyNot: (a) => (a && a.length <= 60 ? null : { zh: '请填写姓名', en: 'A name is needed' }),
  },
  {
    key: 'login',
    variable: 'RONGSHU_ADMIN_LOGIN',
    asks: { zh: '登录名', en: 'Login name' },
    whyNot: (a) =>
      isLogin(a)
        ? null
        : {
            zh: '登录名用小写字母、数字、点、横线或下划线，2至60个字符',
            en: 'A login name has 2 to 60 small letters, digits, dots, hyphens or underscores',
          },
  },
  {
    key: 'password',
    variable: 'RONGSHU_ADMIN_PASSWORD',
    isSecret: true,
    asks: { zh: '密码（输入时不显示）', en: 'Password (not shown while you type)' },
    whyNot: (a, so) => whyNotPassword(a, { login: so.login, names: [so.name, so.organisation] }),
  },
]

/**
 * Sees to it that somebody can administer an empty registry outside the demonstration: from the environment, or asked in
 * the terminal (the one the process was started in, unless another is given). Throws StartRefused, saying which variables to set, when
 * there is neither: no password is ever a default.
 */
export async function ensureFirstAdministrator(
  platform: Pick<Platform, 'db' | 'clock' | 'config'>,
  { ask }: { ask?: Terminal | null } = {},
): Promise<'there' | 'made'> {
  const { config, db, clock } = platform
  if (config.isDemonstration || (await asSystem(db, hasOfficers))) return 'there'
  const given = config.firstAdministrator
    ? fromEnvironment(config.firstAdministrator)
    : await fromTerminal(ask === undefined ? findTerminal() : ask)
  const passwordHash = await hashPassword(given.password)
  return asSystem(db, async (tx) => {
    await waitForOtherStarts(tx)
    if (await hasOfficers(tx)) return 'there'
    const organisation = await addOrganisation(tx, {
      uscc: given.uscc,
      name: given.organisation,
      kind: given.kind as OrganisationKind,
      roles: listOf(given.roles) as Party[],
    })
    const officerId = await addOfficer(tx, { login: given.login, name: given.name, passwordHash })
    await noteStep(tx, officerId, { state: 'approved', reason: '首次启动设立', by: byThePlatform, at: clock.now() })
    await addPost(tx, officerId, { organisationId: organisation.id, role: 'system-administrator', title: '系统管理员' })
    await recordAudit(
      tx,
      {
        officerId: null,
        organisationId: null,
        role: thePlatform,
        action: 'first-administrator',
        objectKind: 'officer',
        objectId: officerId,
        outcome: 'done',
        detail: { login: given.login, organisation: organisation.id },
      },
      clock.now(),
    )
    return 'made'
  })
}

function fromEnvironment(given: FirstAdministrator): FirstAdministrator {
  const wrong = questions.flatMap(({ key, variable, whyNot }) => {
    const why = whyNot(given[key], given)
    return why ? [`${variable}: ${why.zh} / ${why.en}`] : []
  })
  return wrong.length > 0 ? refuse(wrong) : given
}

function refuse(wrong: string[]): never {
  const variables = questions.map((question) => question.variable).join(' ')
  const detail = wrong.length > 0 ? `\n  ${wrong.join('\n  ')}` : ''
  throw new StartRefused(
    `还没有任何账号，需要第一名系统管理员。请在终端中启动后按提示填写，或设置环境变量：${variables}（RONGSHU_DEMO=on 可先看演示）。\n` +
      `There is no account yet; a first administrator is needed. Start in a terminal and answer the questions, or set: ${variables} (RONGSHU_DEMO=on shows the demonstration).${detail}`,
  )
}

async function fromTerminal(terminal: Terminal | null): Promise<FirstAdministrator> {
  if (!terminal) return refuse([])
  terminal.say({
    zh: '首次启动：请建立第一名系统管理员；安全管理员、审计管理员由其登录后在“管理”页各设立一名',
    en: 'First start: please set up the first system administrator, who names a security and an audit administrator on the page Administration',
  })
  let so: FirstAdministrator = { organisation: '', uscc: '', kind: 'public-institution', roles: '', name: '', login: '', password: '' }
  try {
    for (const question of questions) so = { ...so, [question.key]: await askUntilRight(terminal, question, so) }
    return so
  } finally {
    terminal.close()
  }
}

async function askUntilRight(terminal: Terminal, { key, asks, isSecret, whyNot }: Question, so: FirstAdministrator): Promise<string> {
  for (;;) {
    const answer = isSecret ? await terminal.secret(asks) : (await terminal.question(asks, so[key])).trim() || so[key]
    const why = whyNot(answer, so)
    if (why) terminal.say(why)
    else if (isSecret && (await terminal.secret({ zh: '请再输入一次', en: 'Once more' })) !== answer)
      terminal.say({ zh: '两次输入不一致', en: 'The two are not the same' })
    else return answer
  }
}
