import { bureau, bureauAndCentre, type ChoiceShape, practice, since } from './choice.ts'
import { notMeasured } from '../readings.ts'

/** What the guideline leaves open about the platform itself. */
export const platformChoices = {
  administrators: {
    title: { zh: '三员分立，不办业务', en: 'Three administrators, who decide nothing' },
    leaves: ['2.1', '7.1', '7.4'],
    we: {
      zh: '系统管理员管机构、账号的申请和运行参数；安全管理员批准账号和授权、重置口令、终止会话；审计管理员只查阅和导出审计日志。一人至多任其中一员，三员都不得兼任办理岗位，不能参与任何办件，也看不到本单位的业务内容；三员各须始终有人。',
      en: 'The system administrator keeps organisations, requests for accounts and parameters of operation; the security administrator approves accounts and grants, resets passwords and ends sessions; the audit administrator reads the log and its exports alone. One person is at most one of them and none of them holds a post that acts in a case, takes part in one, or reads what the own organisation holds; each of the three always has somebody.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：安全管理中心（系统、审计、安全管理），管理用户权限分离',
      en: 'GB/T 22239-2019 level 3: management centre (system, audit, security), separation of managing users’ rights',
    },
    confirmBy: bureau,
    since: '2026-11-27',
  },
  'account-approval': {
    title: { zh: '账号和岗位须经批准', en: 'Accounts and posts are approved' },
    leaves: ['7.1', '7.4'],
    we: {
      zh: '账号、岗位和恢复使用由系统管理员申请，安全管理员批准后才生效，任何人不得批准自己提出的或给自己的申请；账号依次为待批准、已批准、使用中、停用、注销，每一步记明事由、经办人和时间。收回（免职、停用、注销）由系统管理员或安全管理员即时办理，不等批准，并告知其任职单位；岗位因此无人可办的，写明有多少在办事项等待，同时告知系统管理员另行任命；口令重置、解锁、终止会话由安全管理员办理。停用的账号凭正确口令登录时告知原因和办法。',
      en: 'Accounts, posts and restorations are asked for by the system administrator and in force once the security administrator approves; nobody approves what they asked for or what is for themselves. An account is requested, approved, active, suspended, closed, each step with reason, by whom and when. Taking away (ending a post, suspending, closing) is done at once by the system or the security administrator, without approval, and told to the organisations concerned; where nobody can act at a post any more they are told how many open cases wait there, and the system administrator is told to appoint somebody; resetting passwords, unlocking and ending sessions by the security administrator. Whoever signs in to a suspended account with the right password is told why and what helps.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：账户管理、重要操作逐级审批',
      en: 'GB/T 22239-2019 level 3: accounts, step-wise approval of important operations',
    },
    confirmBy: bureau,
    since: '2026-11-27',
  },
  'first-account': {
    title: { zh: '没有账号的单位怎么开通账号', en: 'How a unit without an account gets one' },
    leaves: ['4.1', '7.1'],
    we: {
      zh: '账号不在网上自助注册，以便单位和经办人都先经核实：单位向市大数据服务中心书面提出，写明单位全称、统一社会信用代码、类型、所属行业，以及经办人的姓名和岗位；系统管理员登记机构、申请账号，安全管理员批准后即可登录。复核和审批须由不同的人办理，单位至少要有两名经办人。初始密码由管理员交给本人，第一次登录时换成自己的；须用第二因素的岗位随后启用。忘记密码、丢了第二因素的，由本单位同样提出，由安全管理员重置。',
      en: 'Nobody registers an account online, so that unit and officers are known first: the unit writes to the Big Data Service Centre with its full name, unified social credit code, kind and sector, and the names and posts of its officers. The system administrator enters the unit and asks for the accounts; once the security administrator approves, they sign in. Reviews are done by somebody else than the writer, so a unit needs two officers at least. The first password is handed over by the administrator and replaced at the first sign-in, and posts that need a second factor enrol it then. Whoever forgot the password or lost the second factor has the unit ask in the same way; the security administrator resets it.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since: '2026-11-30',
  },
  'two-resets': {
    title: { zh: '密码、第二因素、统一身份绑定不由同一人连续重设', en: 'Password, factors and binding not set anew by one person' },
    leaves: ['7.1', '7.4'],
    we: {
      zh: '同一名安全管理员重设了某账号的密码、第二因素或统一身份绑定之一后，在其本人完成登录之前，不能再重设另一项，由另一名安全管理员办理；由他人绑定统一身份的，在其本人用密码或自己的第二因素登录之前，统一身份认证所作的第二因素验证不算，绑定以后才启用的第二因素也不作为本人登录的证明；账号已经使用过或者由本人绑定过、本人又没有启用动态验证码或通行密钥的，任何一名安全管理员都不能单独绑定或改绑（恢复刚解除的同一绑定除外），由本人先启用，已不能登录的另行申请账号；尚未使用、也没有由本人绑定的账号可由一人绑定、改绑。没有自己第二因素的账号，一人重设密码后仍能以新密码登录，平台不阻止，靠即时告知和日志发现；每次重设即时告知其任职单位，并发到本人已确认的邮箱。',
      en: 'A security administrator who set one of password, second factors and binding at the identity provider of an account anew does not set another of them until its owner has signed in; another security administrator does. Of an account that somebody else bound, a factor the provider saw does not count until its owner signed in by the password or a factor of their own, and one enrolled after the binding is no proof of that. An account that was used, or bound by its owner, before and has neither codes nor a passkey is bound by no security administrator alone, unless to the same person whose binding was ended: its owner enrols first, and who cannot sign in any more gets another account; one nobody used yet, nor bound themselves, may be bound by one, and anew. Where an account has no factor of its own, whoever resets its password alone can still sign in by it: the platform does not prevent that, being told and the log show it. Each reset is told to the organisations concerned at once, and to the address the officer confirmed.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：身份鉴别、管理员权限分离；凭据恢复不应由一人独自取得他人账号',
      en: 'GB/T 22239-2019 level 3: authentication and separated privileges of administrators; recovery gives nobody another’s account alone',
    },
    confirmBy: bureau,
    since: '2026-11-29',
  },
  'first-administrators': {
    title: { zh: '首任三员', en: 'The first three administrators' },
    leaves: ['7.1'],
    we: {
      zh: '首次启动设立第一名系统管理员；此前从未有过安全管理员、审计管理员的，由系统管理员各设立一名，只此一次，不经批准，记入审计；此后一律须经批准。',
      en: 'The first start makes the first system administrator, who appoints one security and one audit administrator without approval, each once and only as long as there never was one; the log says so. Everything after is approved.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since: '2026-11-27',
  },
  'dormant-accounts': {
    title: { zh: '休眠账号', en: 'Dormant accounts' },
    leaves: ['7.1', '7.4'],
    we: {
      zh: '60天没有登录的账号列入休眠，通知其单位；再过30天仍未登录的自动停用。三员的账号只列出、不自动停用，以免无人可管；演示城市只列出。没有岗位、机构已终止、授权期满的账号列为无主，由安全管理员处理。天数按实际时间计算。',
      en: 'An account without a sign-in for 60 days is listed as dormant and its organisation told; after another 30 days it is suspended. Accounts of the three administrators are listed and never suspended by themselves, so that nobody is locked out; the demonstration lists alone. Accounts without a post, with an organisation that ended, or with a grant that is over are listed as orphaned for the security administrator. Days are of real time.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：及时停用多余、过期的账号；天数为通行做法（待核）',
      en: 'GB/T 22239-2019 level 3: unneeded and expired accounts are disabled in time; the days are general practice (to be checked)',
    },
    confirmBy: bureau,
    since: '2026-11-27',
    value: 60,
    reads: 'idle-accounts',
    unit: { zh: '天', en: 'days' },
  },
  'dormant-suspension': {
    title: { zh: '休眠账号停用', en: 'Suspending dormant accounts' },
    leaves: ['7.1', '7.4'],
    we: {
      zh: '列入休眠30天后仍未登录的，自动停用。',
      en: 'Thirty days after it was listed as dormant an account that is still not used is suspended.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：及时停用多余、过期的账号；天数为通行做法（待核）',
      en: 'GB/T 22239-2019 level 3: unneeded and expired accounts are disabled in time; the days are general practice (to be checked)',
    },
    confirmBy: bureau,
    since: '2026-11-27',
    value: 30,
    reads: 'dormant-accounts',
    unit: { zh: '天', en: 'days' },
  },
  'granted-posts': {
    title: { zh: '按需授权', en: 'Grants on request' },
    leaves: ['2.1', '7.1'],
    we: {
      zh: '经办人可以申请本单位的另一岗位，写明事由和期限，最长365天；由安全管理员批准或者写明理由不批准；期满当日之后即不能再用，以办理时核对为准，延长须重新申请。',
      en: 'An officer may ask for another post of the own organisation, with a reason and a last day, 365 days at most; the security administrator approves, or refuses with a reason. After the last day it can no longer be used, which is looked at with every request; a longer term is asked for anew.',
    },
    suggestedBy: { zh: 'GB/T 22239-2019 三级：最小权限', en: 'GB/T 22239-2019 level 3: least privilege' },
    confirmBy: bureau,
    since: '2026-11-27',
    value: 365,
    reads: 'grants',
    unit: { zh: '天', en: 'days' },
  },
  'organisation-changes': {
    title: { zh: '机构变更', en: 'Changes of an organisation' },
    leaves: ['1.6', '2.4', '4.3'],
    we: {
      zh: '机构更名，改变类型、职责、行业、执业许可证号或登记要素，由系统管理员写明理由办理，变更前后都留存并可查；还有人任职或还有在办事项用着的职责不能取消；已发的登记凭证和文书保留发放时的名称，已建账套沿用建立时的会计制度；监督范围随类型和行业改变。',
      en: 'An administrator renames an organisation, or changes its kind, parts, sector, licence number or registered particulars, with a reason; what was before is kept and shown. A part that somebody holds a post in, or an open case needs, is not taken away. Certificates and papers issued keep the name they were issued with, books the accounting rules they were opened under; supervision follows kind and sector.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
  },
  'organisation-end': {
    title: { zh: '机构撤销、合并、注销', en: 'The end of an organisation' },
    leaves: ['2.1', '4.1', '4.7', '7.1'],
    we: {
      zh: '单位撤并、企业注销的，由系统管理员写明日期、依据（文号或者登记机关的登记）、承受单位（有的）和最后一日，安全管理员批准后记录；记录前列明它名下还有什么、怎样了结。自记录之日起，它不再开办新的事项、任职和申请，也不能被指定为受理、受让、受托或者承受的一方；对它的争议、与它的委托的提前终止、在其交易所的挂牌变更照常可以提出；为了结名下资产、运营、产品、收益和争议所需的事项仍可办理，已在办的照常办理。它的岗位可以用到最后一日，最长180天，此后自动免去、机构停用；期限不延长。登记、凭证、卡片、合同不因此改变，须经转移或者注销；到最后一日仍有登记的，告知登记机构，可以依职权注销。机构名录、登记簿和核验页标明已撤销、日期和承受单位；本单位、承受单位和登记机构即时告知。三员所在的机构，先由其他机构任命三员。记录后不能撤回，记录有误的，由系统管理员另行新增机构。',
      en: 'When a unit is abolished or merged, or a firm struck off, the system administrator states the day, the paper (document or entry of the registry), who takes over if anybody, and a last day; it is recorded once the security administrator approves, after what still hangs on it was shown with what to do about each. From then on it opens nothing new, gets no new posts or requests, and cannot be named as receiving office, new holder, commissioned firm or successor; disputes with it, the early end of entrustments to it and changes of listings at it are still brought; what winds up its assets, operation, products, income and disputes may still be opened, and what is under way goes on. Its posts can be used until the last day, at most 180 days on, and then end by themselves with the organisation closed; the term is not extended. Registrations, certificates, cards and agreements do not change by this: they are transferred or deregistered, and where registrations are left after the last day the registrar is told and may deregister them of its own motion. The list of organisations, the register and the check page say that it ended, when, and who took over; itself, its successor and the registrars are told at once. Where one of the three administrators has a post, another organisation appoints them first. It is not taken back: where it was recorded by mistake, the organisation is added anew.',
    },
    suggestedBy: {
      zh: '机构改革和企业注销的通行做法；职权由承受机关继续行使，参照《行政诉讼法》第二十六条第六款',
      en: 'Practice at reforms of organs and deregistration of firms; that who takes over goes on with its powers follows art. 26 of the Administrative Litigation Law',
    },
    confirmBy: bureauAndCentre,
    since: '2026-11-30',
    value: 180,
    reads: 'organisation-ends',
    unit: { zh: '天', en: 'days' },
  },
  'hand-over': {
    title: { zh: '离岗交接', en: 'Handing over when absent' },
    leaves: ['2.1', '7.1'],
    we: {
      zh: '经办人离岗时把自己的岗位交给本单位在岗的同事代理，写明事由和最后一日，最长90天，期满自动收回，随时可以提前结束；突然离岗、本人无法交接的，由系统管理员写明事由按同样的条件申请代为交接，经安全管理员批准（给出的须经两人），本人回来登录即收回；交接和提前结束都提醒本单位，原岗位免去、原任职人停用或代理人本人岗位免去的一并结束；代理人按原岗位的权限办理，记录写明代谁办理；代理不能再交接，须由两人办理的环节仍须两人。',
      en: 'Whoever is away hands the own post to a colleague in office, with a reason and a last day, 90 days at most; it comes back by itself or earlier. Where somebody fell ill and cannot, the system administrator asks for it with a reason on the same terms and the security administrator approves it, since what is given takes two; it ends as soon as the officer signs in again. The organisation is told of it and of its early end; it ends also when either post ends or the absent officer’s account is disabled. The stand-in acts with the rights of the post, and the record says for whom; it is not handed on, and what takes two people still takes two.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since: '2026-11-26',
    value: 90,
    reads: 'hand-overs',
    unit: { zh: '天', en: 'days' },
  },
  clock: {
    title: { zh: '到期由系统办理', en: 'The clock acts' },
    leaves: ['4.7'],
    we: {
      zh: '期限届满由系统自动办理并留下记录；期限按北京时间的工作日计算，次日起算，末日终了届满；补正、公示、异议期间暂停的期限可以重算核对。',
      en: 'When time is over the platform acts and leaves an entry; working days are of Beijing time, counted from the next day, and end with the last day; pauses can be replayed.',
    },
    suggestedBy: {
      zh: '《民法典》第二百零一条至第二百零三条；《行政许可法》第八十二条（条号待核）',
      en: 'Civil Code, arts. 201–203; Administrative Licensing Law, art. 82 (to be checked)',
    },
    confirmBy: bureau,
    since,
  },
  'date-bounds': {
    title: { zh: '日期的界限', en: 'How far a day may lie' },
    leaves: ['1.6'],
    we: {
      zh: '表单的日期不早于今天之前100年、不晚于今天之后30年，更远的视为笔误；已经发生的不晚于今天，拟定的起止、检查、整改、报名等按字段所写的年数，数据内容和形成的日期可以更早。超出界限的，在字段旁写明到哪一天为止。',
      en: 'A day in a form lies from 100 years back to 30 years on: what is farther is taken for a slip. What has happened is not after today; planned terms, inspections, corrections and calls lie within the years their field says; days of the data and of their making may be earlier. Beyond them the field says which day the bound is.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since: '2026-11-28',
  },
  'calendar-horizon': {
    title: { zh: '日历未公布的年度', en: 'Beyond the published calendar' },
    leaves: ['4.7'],
    we: {
      zh: '期限跨入放假安排未公布的年度时提示，暂按周末推算、另加8天余量并注明“暂定”；公布后由系统管理员在服务器上载入并记入日志，平台随即分批重算；期限只会晚、不会早，不猜测节假日。',
      en: 'A deadline in a year without a published calendar is warned of, shown as provisional by weekends only with eight days added; once published, the calendar is loaded by the system administrator on the machine, noted in the log, and the days are computed again; a period may end late, never early, and holidays are never guessed.',
    },
    suggestedBy: {
      zh: '国办发明电〔2025〕7号只公布2026年；2027年尚未公布',
      en: 'The State Council notice 国办发明电〔2025〕7号 covers 2026 only; 2027 is not published',
    },
    confirmBy: bureauAndCentre,
    since,
    value: 2026,
    reads: 'due-years',
    unit: { zh: '年（随平台发布的最后一年）', en: 'last year that came with the platform' },
  },
  'seen-version': {
    title: { zh: '按看到的版本办理', en: 'Decided on what was seen' },
    leaves: ['3.5', '4.7'],
    we: {
      zh: '办理时须指明所看到的版本；此后有人办理过的，不予办理并提示先看最新内容，两人同时办理只有一人成功。保存和提交申请草稿同样指明所看到的那一次保存，同事保存过的不覆盖、不代交。同一请求重复提交只办理一次；用同一标识提交另一事项或另一动作的不予办理。',
      en: 'An act names the version it saw; when somebody acted since, it is refused and the latest shown first, so of two officers at once exactly one succeeds. Saving and submitting a draft name the save they saw in the same way: what a colleague saved is neither overwritten nor handed in unseen. A repeated request counts once; one that names another procedure, thing or act under its key is refused.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
  },
  'organisation-code': {
    title: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    leaves: ['1.6', '8.1'],
    we: {
      zh: '每个机构以统一社会信用代码识别，录入时校验两处校验位，一码一机构。',
      en: 'An organisation is known by its unified social credit code; both check characters are verified and one code is one organisation.',
    },
    suggestedBy: {
      zh: 'GB 32100；《数据产权登记工作指引（试行）》附件1',
      en: 'GB 32100; annex 1 of the Data Property Registration Guide (trial)',
    },
    confirmBy: bureau,
    since,
  },
  'read-scope': {
    title: { zh: '谁能看到什么', en: 'Who may read what' },
    leaves: ['2.1', '2.2', '2.3', '2.4', '6.8', '7.2'],
    we: {
      zh: '本单位看本单位；登记机构和市数据局看全市；国资、行业、财政、网信、公安按职责范围看；国资另看市属国有企业作为运营主体或者一方的收益共享协议和收益分配，逐笔收入和应缴财政款除外；受托机构只看受托的资产；公众看公示、登记簿和凭证核验。看不到的按不存在处理。',
      en: 'A unit reads its own; registrar and Data Bureau the whole city; SASAC, sectors, Finance, cyberspace and police by their duty; SASAC also the sharing agreements and distributions its enterprises operate or take part in, without the single incomes and what is due to the treasury; a firm the asset it is asked about; the public notices, register and certificate check. What may not be read does not exist.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：最小权限；各机关范围按本规程第二部分推定',
      en: 'GB/T 22239-2019 level 3: least privilege; each authority’s scope inferred from chapter 2',
    },
    confirmBy: bureau,
    since,
  },
  sealing: {
    title: { zh: '加密保存', en: 'Kept sealed' },
    leaves: ['7.1', '7.4'],
    we: {
      zh: '异议人、请求人的身份和联系方式，数据源的口令，所有材料文件，上传供扫描的数据文件，扫描结果里显示数据取值的部分（样例、最小最大、分位数、常见取值、时域、不符规则的例子，以及比较时说到的取值），以及摘要用的盐，一律加密保存；列表和统计用不到取值，只有打开一项结果和与上次比较时才解开；上传的文件边收边加密，扫描时才打开，打开的内容没有文件名，扫描结束即消失；密钥由数据库之外的主密钥包裹，备份不含主密钥；密钥可以更换，旧内容由系统逐批改用新密钥，用完的旧密钥销毁；缺密钥时照实告知，不影响其他办理。默认 AES-256-GCM，可设为 SM4。',
      en: 'The identity and contacts of objectors and of whoever asks for a correction, passwords of sources, every paper, files uploaded to be scanned, whatever of a finding shows values of the data (samples, ends, quantiles, frequent values, periods, examples of broken rules, and what a comparison told by them), and the salt of digests are kept sealed. Lists and figures need no values: they are opened for the page of one finding and for a comparison only. An upload is sealed as it comes in and opened for its scan only, where no name leads to it and nothing is left when the scan ends. The keys are wrapped by a master key outside of the database, which no backup holds. Keys are changed while the platform works: what is there is sealed anew in batches, and a key that seals nothing any more is destroyed. A missing key is told of and stops nothing else. AES-256-GCM, or SM4 by configuration.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：数据保密性；GB/T 39786-2021 三级：存储机密性（待核）',
      en: 'GB/T 22239-2019 level 3, confidentiality of data; GB/T 39786-2021 level 3, stored data (to be checked)',
    },
    confirmBy: bureau,
    since: '2026-11-27',
    value: 'aes-256-gcm',
    reads: notMeasured(
      '只决定此后保存的内容用哪种算法加密，已保存的不改、内容不变；用了哪种密钥只有平台知道',
      'It sets by which method what comes is sealed; what is sealed stays as it is, and by which key only the platform knows',
    ),
  },
  session: {
    title: { zh: '会话', en: 'Sessions' },
    leaves: ['7.1'],
    we: {
      zh: '闲置30分钟自动退出；一次只代表一个机构和一个岗位办理；本人可查看自己登录的设备并随时结束其中任何一个，岗位免去、账号停用或由管理员结束的，下一次请求起立即失效。',
      en: 'An idle session ends after 30 minutes; one acts for exactly one organisation and post at a time. Everybody sees the devices they are signed in on and may end any of them; when a post ends, an account is disabled or an administrator ends them, sessions are void from the next request on.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：身份鉴别（超时退出）；分钟数为通行做法',
      en: 'GB/T 22239-2019 level 3, identity (time-out); the minutes are general practice',
    },
    confirmBy: bureau,
    since,
    value: 30,
    reads: notMeasured('登录结束后不保存它闲置了多久', 'How long a session stood idle is not kept once it is over'),
    unit: { zh: '分钟', en: 'minutes' },
  },
  'lock-out': {
    title: { zh: '登录失败锁定', en: 'Lock-out' },
    leaves: ['7.1'],
    we: {
      zh: '连续5次口令或第二因素错误后锁定15分钟，并记入审计；口令正确而第二因素还没有通过的，不清零。登录、查询、导出、提交过于频繁的，一个地址（登录后一个账号）稍后再受理。',
      en: 'After 5 wrong passwords or second factors in a row the account is locked for 15 minutes, and the audit says so; the right password before a second step clears nothing. Whoever signs in, looks up, exports or sends too often from one address, or by one account, is asked to wait.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：登录失败处理；次数和分钟数为通行做法',
      en: 'GB/T 22239-2019 level 3, failed sign-in; the numbers are general practice',
    },
    confirmBy: bureau,
    since,
    value: 5,
    reads: 'failed-sign-ins',
    unit: { zh: '次', en: 'times' },
  },
  audit: {
    title: { zh: '审计日志', en: 'Audit log' },
    leaves: ['3.5', '7.1'],
    we: {
      zh: '每次办理、登录、拒绝和查看他人资产都记入一本只增不改的日志，逐条连成摘要链，可离线验证。查看他人资产指打开某一项资产及其办件、材料、扫描结果、导入表格、账务，或者导出其内容；盘点和清单中列出名称、数量的各行不逐条记。未登录者被要求登录或没有找到的（401、404），以及格式不符（400）、过于频繁（429）的拒绝，任何人可以无限制造，按来源地址、人员和种类每分钟合记一条，注明次数。',
      en: 'Every act, sign-in, denial and look at somebody else’s asset goes into one append-only log, chained by digests and verifiable. To look at an asset is to open it, its cases, papers, findings, imported tables or books, or to export what is in them; the lines of rounds and lists, which name and count, leave none each. What anybody can bring about without end (401 and 404 of whoever is not signed in, malformed requests 400, too many 429) is counted by address, person and kind, and written once a minute as one line with the number.',
    },
    suggestedBy: { zh: 'GB/T 22239-2019 三级：安全审计', en: 'GB/T 22239-2019 level 3: security audit' },
    confirmBy: bureau,
    since,
  },
  demonstration: {
    title: { zh: '演示', en: 'Demonstration' },
    leaves: ['8.4'],
    we: {
      zh: '演示城市的经办人和数据是虚构的，时钟可以拨动，界面始终注明；正式运行可以关闭。',
      en: 'The demonstration’s officers and data are invented and its clock can be moved, which the screen always says; it can be switched off.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
  },
} as const satisfies Record<string, ChoiceShape>
