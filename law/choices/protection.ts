import { bureau, type ChoiceShape } from './choice.ts'

/** What the guideline leaves open about who sees which part of what is held, and about where a change may come from. */
export const protectionChoices = {
  'covered-contacts': {
    title: { zh: '个人联系信息遮盖', en: 'Contacts are covered' },
    leaves: ['4.7', '7.1'],
    we: {
      zh: '联系人、电话、邮箱、证件号和异议人姓名，只对本单位和轮到办理的一方完整显示；其他看得到办件或卡片的人看到遮盖后的内容（如138****1234），写明理由后可以查看完整内容，记入日志，持有单位看得到；异议人和请求人的信息只有办理的登记机构能这样查看。',
      en: 'Contacts, telephones, mail and identity numbers and the names of objectors are shown whole to the own unit and to whoever’s move it is; other readers see them covered (138****1234) and may have them shown for a written reason, which is logged and seen by the holder. Those of objectors and requesters only the office that decides.',
    },
    suggestedBy: {
      zh: '《个人信息保护法》第六条、第五十一条（最小必要、去标识化；条号待核）',
      en: 'Personal Information Protection Law, arts. 6 and 51 (least necessary, de-identification; to be checked)',
    },
    confirmBy: bureau,
    since: '2026-11-27',
  },
  'public-texts': {
    title: { zh: '公开文字中的个人信息', en: 'Personal data in public texts' },
    leaves: ['4.7', '5.1', '6.2', '6.8', '7.1', '8.4'],
    we: {
      zh: '对公众公开的文字（登记数据名称、内容简介、限制范围、撤销公告的理由，产品说明书，运营主体选取公告，披露报告，规程解释的问题和答复），以及告知持有单位或者申请单位而不说明是谁提出的文字（请求更正的理由和核对说明、异议要点），含有身份证号、手机号、银行卡号或者电子邮箱的，不能提交，指明是哪一项、像是什么；座机、热线，政府域名（gov.cn）和以职能命名的公用邮箱，以及带有单位的金额、数量可以公开；姓名、地址等由填写人和审查人把关。',
      en: 'Texts shown to the public (name, summary and limits of a registration, the reason of a revocation, the specification of a product, calls for operators, disclosures, questions and answers about the guideline), and texts told to a unit that may not learn who is behind them (reasons and notes of a request for correction, what an objection says), cannot be handed in with an identity number, mobile number, bank card or mail address in them; the field and what it looks like are named. Landlines and hotlines, mailboxes under gov.cn or named after a function, and amounts that carry their unit may be made public; names and addresses are for whoever fills in and reviews.',
    },
    suggestedBy: {
      zh: '《个人信息保护法》第二十五条（不得公开所处理的个人信息；条号待核）；RFC 2142（职能邮箱名称）',
      en: 'Personal Information Protection Law, art. 25 (no publication of personal data; to be checked); RFC 2142 (names of mailboxes)',
    },
    confirmBy: bureau,
    since: '2026-11-29',
  },
  'security-labels': {
    title: { zh: '按级别显示', en: 'Shown by grade' },
    leaves: ['3.2', '7.1'],
    we: {
      zh: '三级以上、重要和核心数据的存放位置、安全措施、备份，只有持有单位、登记机构、市数据局、网信、公安和受托机构看得到；三级以上字段的取值（样例、最大最小、常见值、分布）只有持有单位看得到。其他读者看到该项已按级别隐藏。材料文件整份按办件决定谁能看，不在文件内遮盖。',
      en: 'Where data of grade 3 and above, important and core data are kept, how they are protected and backed up is shown to the holder, registrar, Data Bureau, cyberspace office, police and commissioned firms; values of columns of grade 3 and above to the holder alone. Others see that the item is hidden by grade. Papers are shown whole or not at all, by their case.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：安全标记与强制访问控制；GB/T 43697-2024 分级保护',
      en: 'GB/T 22239-2019 level 3: security marks and mandatory access control; GB/T 43697-2024 protection by grade',
    },
    confirmBy: bureau,
    since: '2026-11-27',
    value: 3,
    reads: 'grades-shown',
    unit: { zh: '级起', en: 'grade and above' },
  },
  'same-origin': {
    title: { zh: '只收本站页面发来的改动', en: 'Changes come from our own pages' },
    leaves: ['7.1'],
    we: {
      zh: '改动请求除页面令牌外，还按浏览器标明的来源核对：来自其他网站的一律拒绝，包括登录和公众提交；命令行等不标来源的程序不受影响。',
      en: 'Beside the token of its page, every change is checked for the site the browser says it comes from: what another site sends is refused, signing in and what the public sends included; programs that name no site are not concerned.',
    },
    suggestedBy: { zh: 'OWASP ASVS 5.0 第3章（浏览器来源）', en: 'OWASP ASVS 5.0, chapter 3 (origins)' },
    confirmBy: bureau,
    since: '2026-11-27',
  },
} as const satisfies Record<string, ChoiceShape>
