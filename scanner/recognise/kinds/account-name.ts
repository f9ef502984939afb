import { FIT, byForm } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import { email } from '#scanner/recognise/kinds/email.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Names people sign in with. */
export const accountName: Kind = {
  type: 'account_name',
  headings: {
    chinese: '账号 帐号 用户名 登录名 登陆名 账户名 登录账号 登录帐号 用户账号 用户帐号 登录用户 系统账号 创建者 创建人账号 操作账号',
    pinyin: 'yhm dlm dlzh yhzhm yhzh dlyh',
    english:
      'login loginname loginid username account accountname createuser updateuser operator createby updateby createdby updatedby creator userid uid useraccount',
  },
  length: [2, 64],
  fit: byForm(/^[A-Za-z0-9_.@-]{2,64}$/),
  form: { zh: '登录名格式', en: 'the form of a sign-in name' },
  by: 'form',
  needsHeading: true,
  unless: (view) =>
    (view.heading.hints.has('bank_card') && share(view.values, (value) => /^[\d\s*]+$/.test(value)) > 0.5) ||
    share(view.values, (value) => email.fit!(value) === FIT.checked) > 0.5 ||
    view.physical === 'integer' ||
    view.physical === 'decimal' ||
    /^(?:user_?id|uid)$/i.test(view.name) ||
    share(view.values, (value) => /[A-Za-z]/.test(value)) < 0.3,
}
