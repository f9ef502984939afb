import { socialAccount } from '#scanner/recognise/kinds/social-account.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(socialAccount, {
  fits: ['12345678', 'wxid_abcdef123', 'lin_xiaorong'],
  not: ['123', '林'],
})
proveHeadings(socialAccount, {
  headings: ['微信', 'QQ号', 'qq', 'openid', 'weixinhao'],
  otherHeadings: ['微信群类型', '关注数'],
})
