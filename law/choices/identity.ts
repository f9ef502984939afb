import { bureau, type ChoiceShape } from './choice.ts'
import { notMeasured } from '../readings.ts'

const since = '2026-11-27'
const minutes = { zh: '分钟', en: 'minutes' } as const
const mlps = {
  zh: 'GB/T 22239-2019 三级：身份鉴别；数值为通行做法，待核',
  en: 'GB/T 22239-2019 level 3, identity; the numbers are general practice, to be checked',
} as const

/** What the guideline leaves open about who somebody is. */
export const identityChoices = {
  password: {
    title: { zh: '密码要求', en: 'Passwords' },
    leaves: ['7.1'],
    we: {
      zh: '密码至少12个字符；或至少8个字符，并含大写、小写、数字、符号中的三类。不能是常用密码、键盘或数字顺序，不能含登录名、本人姓名和单位名称。管理员给的密码首次登录必须修改。',
      en: 'At least 12 characters, or 8 with three of: capitals, small letters, digits, signs. No common word, no row of keys or digits, and neither the login nor the name of the officer or organisation in it. A password an administrator gave is changed at the first sign-in.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：身份鉴别（复杂度）；OWASP ASVS 5 第6章（长度、常用密码）',
      en: 'GB/T 22239-2019 level 3, identity (complexity); OWASP ASVS 5 chapter 6 (length, common passwords)',
    },
    confirmBy: bureau,
    since,
    value: 12,
    reads: notMeasured('密码只保存摘要，看不出长短', 'Only digests of passwords are kept, which do not tell their length'),
    unit: { zh: '个字符', en: 'characters' },
  },
  'password-history': {
    title: { zh: '密码不重复', en: 'Passwords are not used again' },
    leaves: ['7.1'],
    we: {
      zh: '新密码不能与最近5个密码相同，正在用的算一个；只保存摘要。',
      en: 'A new password is none of the last 5, the one in use among them; digests alone are kept.',
    },
    suggestedBy: mlps,
    confirmBy: bureau,
    since,
    value: 5,
    reads: notMeasured('旧密码只保存摘要，被拒绝的新密码不留', 'Only digests are kept, and a password that was refused leaves nothing'),
    unit: { zh: '个', en: 'passwords' },
  },
  'password-age': {
    title: { zh: '定期更换密码', en: 'Passwords grow old' },
    leaves: ['7.1'],
    we: { zh: '密码用满90天，下次登录须先修改。', en: 'A password that is 90 days old is changed at the next sign-in.' },
    suggestedBy: mlps,
    confirmBy: bureau,
    since,
    value: 90,
    reads: 'passwords',
    unit: { zh: '天', en: 'days' },
  },
  mail: {
    title: { zh: '邮件提醒', en: 'Notes by e-mail' },
    leaves: ['2.1', '3.9', '4.2'],
    we: {
      zh: '站内提醒同时发到本人登记并以验证码确认的邮箱；邮件只写事项、依据和链接，不含个人信息和材料内容；邮箱加密保存，随时可停用。发不出去的隔1分钟至12小时重试5次，仍不成的注明原因，站内提醒照常。',
      en: 'Notes also go to an address the officer named and confirmed by a code; a letter holds the matter, its basis and a link, no personal data and nothing of a paper. Addresses are kept sealed and end whenever the officer says so. What cannot be sent is tried five times within half a day and then shown with its reason; notes on the platform work as always.',
    },
    suggestedBy: { zh: '通行做法，没有条文依据', en: 'General practice; no article' },
    confirmBy: bureau,
    since,
    value: 5,
    reads: notMeasured(
      '邮件投递的次数随个人邮箱保存，只有平台读得到',
      'How often a letter was tried is kept with the address of a person, which only the platform reads',
    ),
    unit: { zh: '次', en: 'tries' },
  },
  'note-readings': {
    title: { zh: '提醒由各人自己阅', en: 'Everybody reads notes for themselves' },
    leaves: ['2.1', '3.9', '4.2'],
    we: {
      zh: '站内提醒发给单位，各人自己标为已阅，同事阅过的，本人仍列为未读；所提醒的事已办的，平台代全单位标为已阅。180天前的提醒不再列为未读，在提醒页仍可查到。',
      en: 'Notes on the platform go to an organisation, and each officer marks them as read for themselves: what a colleague read stays unread for the others. When what a note asked for is done the platform marks it for all. Notes of more than 180 days ago count as unread no more; they are still found on the page of notes.',
    },
    suggestedBy: { zh: '通行做法，没有条文依据', en: 'General practice; no article' },
    confirmBy: bureau,
    since: '2026-11-30',
    value: 180,
    reads: notMeasured('谁阅过哪条提醒只有本人读得到', 'Who read which note only they themselves can read'),
    unit: { zh: '天', en: 'days' },
  },
  'second-factor': {
    title: { zh: '第二因素', en: 'Second factor' },
    leaves: ['7.1'],
    we: {
      zh: '凡按程序作决定的岗位和管理账号的岗位，登录须在密码之外再用动态验证码或通行密钥，没有启用的登录后只能启用，其他一概不能办理；其余岗位可自愿启用，启用后登录同样须用。动态验证码一码只用一次；恢复码一码一次，只显示一回，只存摘要。在演示城市，切换演示身份即视为第二因素，界面注明；正式运行一律强制。',
      en: 'Posts that decide in a procedure, and those that administer accounts, sign in with a one-time code or a passkey beside the password; who has none enrols one first, and nothing else answers until then. Others may enrol and are then asked as well. A code counts once; recovery codes count once, are shown once and kept as digests. In the demonstration city becoming a person stands for the second factor, which the screen says; outside it is forced.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：两种或两种以上组合的鉴别技术，其中一种使用密码技术；GB/T 39786-2021 三级',
      en: 'GB/T 22239-2019 level 3: two or more factors, one by cryptography; GB/T 39786-2021 level 3',
    },
    confirmBy: bureau,
    since,
  },
  'session-limit': {
    title: { zh: '登录最长时间', en: 'The longest session' },
    leaves: ['7.1'],
    we: { zh: '一次登录最长12小时，无论是否一直在用，到时须重新登录。', en: 'A session lasts 12 hours at most, in use or not.' },
    suggestedBy: {
      zh: 'OWASP ASVS 5 第7章（会话最长时间）；小时数为通行做法',
      en: 'OWASP ASVS 5 chapter 7 (absolute session time); the hours are general practice',
    },
    confirmBy: bureau,
    since,
    value: 12,
    reads: notMeasured('登录结束后不保存它用了多久', 'How long a session lasted is not kept once it is over'),
    unit: { zh: '小时', en: 'hours' },
  },
  'step-up': {
    title: { zh: '重大办理前再次验证', en: 'Proving it anew' },
    leaves: ['4.3', '4.8', '7.1'],
    we: {
      zh: '发放或换发凭证、登记交易凭证、撤销或注销登记、批准和确认销毁、清除数据、对外发布（含产品上架）的办理，以及增减本人的第二因素、管理员重设他人密码和第二因素，须在10分钟内用密码、动态验证码或通行密钥验证过身份。演示城市里切换身份即视为验证。',
      en: 'Acts that issue, record a trade certificate, end a registration, approve or confirm a destruction, erase or release, a listing included, and changes of one’s own second factors or an administrator’s of others’, need a password, code or passkey given within ten minutes. In the demonstration becoming a person counts as that.',
    },
    suggestedBy: {
      zh: 'OWASP ASVS 5 第7章（敏感操作前重新鉴别）；GB/T 22239-2019 三级：重要操作',
      en: 'OWASP ASVS 5 chapter 7 (re-authentication before sensitive acts); GB/T 22239-2019 level 3, important operations',
    },
    confirmBy: bureau,
    since,
    value: 10,
    reads: notMeasured('办理时只记下已验证身份，不记验证距办理多久', 'An act records that identity was proved, not how long before'),
    unit: minutes,
  },
} as const satisfies Record<string, ChoiceShape>
