import { bureau, bureauAndCentre, type ChoiceShape, practice, since } from './choice.ts'

/** What the guideline leaves open about the platform itself. */
export const platformChoices = {
  administrators: {
    title: { zh: '管理员不办业务', en: 'Administrators decide nothing' }, leaves: ['2.1', '7.1'],
    we: { zh: '系统管理员只管理机构和账号，不能办理任何环节，也看不到业务内容。', en: 'Administrators manage organisations and accounts; they take no step of any case and read no content.' },
    suggestedBy: { zh: 'GB/T 22239-2019 三级：管理用户权限分离', en: 'GB/T 22239-2019 level 3: separation of managing users’ rights' },
    confirmBy: bureau, since,
  },
  'organisation-changes': {
    title: { zh: '机构变更', en: 'Changes of an organisation' }, leaves: ['1.6', '2.4', '4.3'],
    we: { zh: '机构更名，改变类型、职责或行业，由系统管理员写明理由办理，变更前后都留存并可查；还有人任职或还有在办事项用着的职责不能取消；已发的登记凭证和文书保留发放时的名称，已建账套沿用建立时的会计制度；监督范围随类型和行业改变。', en: 'An administrator renames an organisation, or changes its kind, parts or sector, with a reason; what was before is kept and shown. A part that somebody holds a post in, or an open case needs, is not taken away. Certificates and papers issued keep the name they were issued with, books the accounting rules they were opened under; supervision follows kind and sector.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'hand-over': {
    title: { zh: '离岗交接', en: 'Handing over when absent' }, leaves: ['2.1', '7.1'],
    we: { zh: '经办人离岗时把自己的岗位交给本单位在岗的同事代理，写明事由和最后一日，最长90天，期满自动收回，随时可以提前结束，原岗位免去、原任职人停用或代理人本人岗位免去的一并结束；代理人按原岗位的权限办理，记录写明代谁办理；代理不能再交接，须由两人办理的环节仍须两人。', en: 'Whoever is away hands the own post to a colleague in office, with a reason and a last day, 90 days at most; it comes back by itself or earlier, also when either post ends or the absent officer’s account is disabled. The stand-in acts with the rights of the post, and the record says for whom; it is not handed on, and what takes two people still takes two.' },
    suggestedBy: practice, confirmBy: bureau, since: '2026-11-26', value: 90, unit: { zh: '天', en: 'days' },
  },
  clock: {
    title: { zh: '到期由系统办理', en: 'The clock acts' }, leaves: ['4.7'],
    we: { zh: '期限届满由系统自动办理并留下记录；期限按北京时间的工作日计算，次日起算，末日终了届满；补正、公示、异议期间暂停的期限可以重算核对。', en: 'When time is over the platform acts and leaves an entry; working days are of Beijing time, counted from the next day, and end with the last day; pauses can be replayed.' },
    suggestedBy: { zh: '《民法典》第二百零一条至第二百零三条；《行政许可法》第八十二条（条号待核）', en: 'Civil Code, arts. 201–203; Administrative Licensing Law, art. 82 (to be checked)' },
    confirmBy: bureau, since,
  },
  'calendar-horizon': {
    title: { zh: '日历未公布的年度', en: 'Beyond the published calendar' }, leaves: ['4.7'],
    we: { zh: '期限跨入放假安排未公布的年度时提示，暂按周末推算、另加8天余量并注明“暂定”，日历载入后重算；期限只会晚、不会早，不猜测节假日。', en: 'A deadline in a year without a published calendar is warned of, shown as provisional by weekends only with eight days added, and computed again once the calendar is loaded; a period may end late, never early, and holidays are never guessed.' },
    suggestedBy: { zh: '国办发明电〔2025〕7号只公布2026年；2027年尚未公布', en: 'The State Council notice 国办发明电〔2025〕7号 covers 2026 only; 2027 is not published' },
    confirmBy: bureauAndCentre, since, value: 2026, unit: { zh: '年（已载入的最后一年）', en: 'last year loaded' },
  },
  'seen-version': {
    title: { zh: '按看到的版本办理', en: 'Decided on what was seen' }, leaves: ['3.5', '4.7'],
    we: { zh: '办理时须指明所看到的版本；此后有人办理过的，不予办理并提示先看最新内容，两人同时办理只有一人成功。保存和提交申请草稿同样指明所看到的那一次保存，同事保存过的不覆盖、不代交。', en: 'An act names the version it saw; when somebody acted since, it is refused and the latest shown first, so of two officers at once exactly one succeeds. Saving and submitting a draft name the save they saw in the same way: what a colleague saved is neither overwritten nor handed in unseen.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
  'organisation-code': {
    title: { zh: '统一社会信用代码', en: 'Unified social credit code' }, leaves: ['1.6', '8.1'],
    we: { zh: '每个机构以统一社会信用代码识别，录入时校验两处校验位，一码一机构。', en: 'An organisation is known by its unified social credit code; both check characters are verified and one code is one organisation.' },
    suggestedBy: { zh: 'GB 32100；《数据产权登记工作指引（试行）》附件1', en: 'GB 32100; annex 1 of the Data Property Registration Guide (trial)' },
    confirmBy: bureau, since,
  },
  'read-scope': {
    title: { zh: '谁能看到什么', en: 'Who may read what' }, leaves: ['2.1', '2.2', '2.3', '2.4', '6.8', '7.2'],
    we: { zh: '本单位看本单位；登记机构和市数据局看全市；国资、行业、财政、网信、公安按职责范围看；受托机构只看受托的资产；公众看公示、登记簿和凭证核验。看不到的按不存在处理。', en: 'A unit reads its own; registrar and Data Bureau the whole city; SASAC, sectors, Finance, cyberspace and police by their duty; a firm the asset it is asked about; the public notices, register and certificate check. What may not be read does not exist.' },
    suggestedBy: { zh: 'GB/T 22239-2019 三级：最小权限；各机关范围按本规程第二部分推定', en: 'GB/T 22239-2019 level 3: least privilege; each authority’s scope inferred from chapter 2' },
    confirmBy: bureau, since,
  },
  session: {
    title: { zh: '会话', en: 'Sessions' }, leaves: ['7.1'],
    we: { zh: '闲置30分钟自动退出；一次只代表一个机构和一个岗位办理；本人可查看自己登录的设备并随时结束其中任何一个，岗位免去、账号停用或由管理员结束的，下一次请求起立即失效。', en: 'An idle session ends after 30 minutes; one acts for exactly one organisation and post at a time. Everybody sees the devices they are signed in on and may end any of them; when a post ends, an account is disabled or an administrator ends them, sessions are void from the next request on.' },
    suggestedBy: { zh: 'GB/T 22239-2019 三级：身份鉴别（超时退出）；分钟数为通行做法', en: 'GB/T 22239-2019 level 3, identity (time-out); the minutes are general practice' },
    confirmBy: bureau, since, value: 30, unit: { zh: '分钟', en: 'minutes' },
  },
  'lock-out': {
    title: { zh: '登录失败锁定', en: 'Lock-out' }, leaves: ['7.1'],
    we: { zh: '连续5次口令或第二因素错误后锁定15分钟，并记入审计；口令正确而第二因素还没有通过的，不清零。', en: 'After 5 wrong passwords or second factors in a row the account is locked for 15 minutes, and the audit says so; the right password before a second step clears nothing.' },
    suggestedBy: { zh: 'GB/T 22239-2019 三级：登录失败处理；次数和分钟数为通行做法', en: 'GB/T 22239-2019 level 3, failed sign-in; the numbers are general practice' },
    confirmBy: bureau, since, value: 5, unit: { zh: '次', en: 'times' },
  },
  audit: {
    title: { zh: '审计日志', en: 'Audit log' }, leaves: ['3.5', '7.1'],
    we: { zh: '每次办理、登录、拒绝和查看他人资产都记入一本只增不改的日志，逐条连成摘要链，可离线验证。查看他人资产指打开某一项资产及其办件、材料、扫描结果、导入表格、账务，或者导出其内容；盘点和清单中列出名称、数量的各行不逐条记。未登录者被要求登录或没有找到的（401、404），以及格式不符（400）、过于频繁（429）的拒绝，任何人可以无限制造，按来源地址、人员和种类每分钟合记一条，注明次数。', en: 'Every act, sign-in, denial and look at somebody else’s asset goes into one append-only log, chained by digests and verifiable. To look at an asset is to open it, its cases, papers, findings, imported tables or books, or to export what is in them; the lines of rounds and lists, which name and count, leave none each. What anybody can bring about without end (401 and 404 of whoever is not signed in, malformed requests 400, too many 429) is counted by address, person and kind, and written once a minute as one line with the number.' },
    suggestedBy: { zh: 'GB/T 22239-2019 三级：安全审计', en: 'GB/T 22239-2019 level 3: security audit' },
    confirmBy: bureau, since,
  },
  demonstration: {
    title: { zh: '演示', en: 'Demonstration' }, leaves: ['8.4'],
    we: { zh: '演示城市的经办人和数据是虚构的，时钟可以拨动，界面始终注明；正式运行可以关闭。', en: 'The demonstration’s officers and data are invented and its clock can be moved, which the screen always says; it can be switched off.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
} as const satisfies Record<string, ChoiceShape>
