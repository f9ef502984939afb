import { bureau, type ChoiceShape } from './choice.ts'

/** What the guideline leaves open about signing in by the city’s identity provider. */
export const signOnChoices = {
  'single-sign-on': {
    title: { zh: '统一身份认证登录', en: 'Single sign-on' },
    leaves: ['7.1'],
    we: {
      zh: '部署时配置了统一身份认证（OpenID Connect）的，登录页可由它登录。平台只认已有的经办人：管理员绑定的，或认证方所给登录名与平台登录名一致的（第一次登录即绑定其永久标识，以后换人用同一登录名也进不来）；不自动开户。认证方按约定的 amr 或 acr 表明已验证第二因素的，视为第二因素；否则仍须平台自己的第二步。由它登录的不要求更换平台密码；重大办理前的再次验证以认证方所说的验证时间（auth_time）为准，没有说明的视为未验证，可到认证方重新验证。管理员解除绑定后，不再因登录名相同自动绑定；改绑他人的，原有登录一并结束。认证方连接不上时说明情况，密码登录照常，除非部署时关闭。登录、失败、绑定和解除都记入日志。',
      en: 'Where a provider of identity (OpenID Connect) is configured, the sign-in page offers it. Only officers there are come in: whom an administrator bound, or whose login the provider gives, who is bound by the provider’s lasting name at the first sign-in, so that a login given to another opens nothing; no account is made. A second factor counts when the provider’s amr or acr says so as configured; otherwise the platform’s own second step follows. Whoever enters so is not asked for a new password; before a weighty act the proof counts from when the provider says it was given (auth_time), never where it does not say, and may be given there anew. Once an administrator ended a binding the same login binds no more; binding another person ends the sessions. When the provider is away the page says it, and passwords go on working unless switched off. Sign-ins, failures, bindings and their ends are in the log.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：身份鉴别；OpenID Connect Core 1.0；OWASP ASVS 5 第10章',
      en: 'GB/T 22239-2019 level 3, identity; OpenID Connect Core 1.0; OWASP ASVS 5 chapter 10',
    },
    confirmBy: bureau,
    since: '2026-11-27',
  },
} as const satisfies Record<string, ChoiceShape>
