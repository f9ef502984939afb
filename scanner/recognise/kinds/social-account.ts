import { byForm } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Accounts of messengers and social networks. */
export const socialAccount: Kind = {
  type: 'social_account',
  headings: {
    chinese: '微信号? QQ号?码? 微博 抖音号 支付宝账?号? 微信账号 微信昵称 微博账号 公众号 小红书号 快手号',
    pinyin: 'wx wxh weixin zfb zfbzh',
    english: 'wechat weixin qq weibo openid unionid qqno qqnumber wechatid wechatno wxid douyin alipay facebook twitter',
  },
  length: [5, 40],
  fit: byForm(/^[1-9]\d{4,11}$|^[A-Za-z][\w-]{4,30}$|^o[\w-]{27}$|^wxid_\w{6,20}$/),
  form: { zh: '社交账号格式', en: 'the form of a social account' },
  by: 'form',
  needsHeading: true,
}
