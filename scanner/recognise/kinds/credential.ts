import { FIT } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

const KNOWN =
  /^(?:eyJ[\w-]{10,}\.|(?:AKIA|LTAI|AIza|sk-|ghp_|gho_|xox[bap]-|glpat-)[\w-]{12,}|\$2[abxy]\$\d\d\$.{20,}|\$argon2\w{1,2}\$.+|\$[156]\$.{8,}|\{(?:bcrypt|SSHA|MD5|noop)\}.+|pbkdf2[_:].+|-----BEGIN (?!CERTIFICATE|X509|[A-Z ]{0,20}PUBLIC)[A-Z ]{3,30}-----|ssh-(?:rsa|ed25519) .+|Bearer .{8,})/
/** Of a long value, such as a token or a key, the beginning is enough. */
const BEGINNING = 400
const SECRET = /^[\x21-\x7e]{6,}$/

/** Passwords, their digests, tokens and keys. */
export const credential: Kind = {
  type: 'credential',
  headings: {
    chinese: '密码 口令 密钥 令牌 私钥 登录密码 支付密码 密码哈希 访问令牌 授权码 验证码 盐值 用户密码',
    pinyin: 'mm mima kl dlmm yhmm miyao',
    english:
      'password passwd pwd token accesstoken refreshtoken secret secretkey apikey privatekey credential sessionid salt passwordhash userpassword appsecret accesskey authtoken jwt cookie passphrase pin userpwd loginpwd',
  },
  length: [4, 1_000_000],
  fit: (value) => {
    const text = value.slice(0, BEGINNING)
    return /^\*{4,}$/.test(text) ? FIT.masked : KNOWN.test(text) ? FIT.checked : SECRET.test(text) ? FIT.form : FIT.no
  },
  form: { zh: '口令、摘要或令牌的形式', en: 'the form of a password, digest or token' },
  by: 'form',
  telling: true,
  unless: (view, hint) =>
    hint > 0
      ? view.physical === 'decimal' ||
        view.physical === 'date' ||
        view.physical === 'datetime' ||
        view.physical === 'boolean' ||
        /类型|状态|是否|次数|时间|强度/.test(view.name)
      : false,
}
