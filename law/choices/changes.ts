import { bureau, bureauAndCentre, type ChoiceShape, practice, workingDays } from './choice.ts'

const since = '2026-11-26'
const measures = (zh: string, en: string) => ({ zh: `《公共数据资源登记管理暂行办法》${zh}`, en: `Interim Measures for Public Data Resource Registration, ${en}` })

/** What the text leaves open about changing, ending and taking back a registration. */
export const changeChoices = {
  'kinds-of-change': {
    title: { zh: '变动登记的类型', en: 'Kinds of change' }, leaves: ['4.7'],
    we: { zh: '变动登记分变更、更正、续展、转移四类。前三类同一程序；转移另有受让单位同意的环节，单列程序。变动内容在生效前只在办件中，登记簿和资产卡不变。持有单位的变更、更正一并带入申请时已核定、卡片还没有载明的分类分级，和最近一次再次盘点测得的字段、规模；变动后的卡片须与新建卡片一样能够成立。', en: 'A change is an amendment, a correction, a renewal or a transfer. The first three share a procedure; a transfer has the new holder’s consent and a procedure of its own. Until it takes effect a change stands in its case only. The holder’s amendment or correction brings with it class and grade that were approved, and what the last count measured, as of its application; the card it leaves must stand like a new one.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第九条、第十五条；转移参照《数据产权登记工作指引（试行）》第三十二条', en: 'Interim Measures, arts. 9 and 15; transfer follows art. 32 of the Data Property Registration Guide (trial)' },
    confirmBy: bureauAndCentre, since,
  },
  correction: {
    title: { zh: '更正的证明', en: 'Proof of an error' }, leaves: ['4.7'],
    we: { zh: '更正须附登记有误的证明。利害关系人请求更正的，由登记机构录入其书面请求和证据（3个工作日内；不予办理的写明理由），持有单位5个工作日内答复；持有单位书面同意或者证据足以证明的，经两人审查予以更正，初审写明认定的事实和理由，持有单位不同意或者没有答复的提示审查人；审查通过即告知持有单位，不同意的可以在公示期内提出异议。请求人的身份和书面请求只有登记机构能看。', en: 'A correction comes with proof of the error. An interested party’s request is entered by the registrar with its evidence within 3 working days, or with reasons why it is not taken up, and the holder answers within 5 working days; it is corrected by two officers when the holder agrees in writing or the evidence proves it. The first states facts and reasons; reviewers are told when the holder did not agree or answer, and the holder is told as it passes and may object during the notice. Who asked, and the written request, are read by the registrar alone.' },
    suggestedBy: measures('第九条（三）', 'art. 9(3)'), confirmBy: bureauAndCentre, since, value: 5, reads: 'step-visits', unit: workingDays,
  },
  'correction-door': {
    title: { zh: '不登录请求更正', en: 'A correction asked for without an account' }, leaves: ['4.1', '4.7'],
    we: { zh: '凭证有效的，利害关系人可以在核验页不登录、实名请求更正：附署名的书面请求和登记有误的证据，每份不超过20 MB，同一地址10分钟内最多10次，取得回执。由不持有该资产的登记机构核对、录入更正内容，请求人的姓名、利害关系、联系方式和书面请求不能改写，此后与书面送交的一样；录入以前凭编号和查询码也能查到环节。', en: 'Of a certificate in force an interested party may ask for a correction on the check page, by real name and without an account: with a signed request and evidence of the error, 20 MB a file at most and ten times in ten minutes from one address, for a receipt. A registrar that does not hold the asset checks it and enters the correction; name, interest, contact and written request stay as they were sent; then it goes as one that came by letter. Until then number and code show the step too.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since: '2026-11-30',
  },
  'successor-certificate': {
    title: { zh: '变动后换发凭证', en: 'A change issues a successor' }, leaves: ['4.3', '4.7'],
    we: { zh: '凭证文件发放后不改一字，变动登记换发新编号的凭证，写明由哪张凭证换发；旧凭证状态改为“已变更”，核验页前后相连。', en: 'An issued certificate never changes: a change issues one with a new number that names its predecessor; the old one becomes “changed”, and the check page leads from one to the other.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
  'change-papers': {
    title: { zh: '变动登记的材料', en: 'Papers of a change' }, leaves: ['4.3', '4.4', '4.5'],
    we: { zh: '变更、更正沿用原登记所据的法律意见书和评估报告；续展、转移须有针对当前版本、仍在有效期内的意见书和评估报告。', en: 'Amendment and correction keep the opinion and valuation of the registration; renewal and transfer need valid ones on the current version.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
  'renewal-window': {
    title: { zh: '续展申请期', en: 'When a renewal may be asked for' }, leaves: ['4.3', '4.7'],
    we: { zh: '有效期届满前60日内申请续展。按时申请的，届满后仍办完；凭证自届满次日起“已过期”，续展后由新凭证接续。', en: 'A renewal is asked for in the 60 days before the end. One asked for in time is decided even after the end; the certificate is expired meanwhile and its successor takes up from the next day.' },
    suggestedBy: measures('第十五条', 'art. 15'), confirmBy: bureau, since, value: 60, reads: 'renewals', unit: { zh: '日', en: 'days' },
  },
  'renewal-held': {
    title: { zh: '他人办件占去的续展申请期', en: 'Days of the renewal that others took' }, leaves: ['4.3', '4.7'],
    we: { zh: '续展申请期内有利害关系人请求的更正或者依职权注销在办，持有单位因此不能申请续展的，在办的各日不计入申请期，届满后按这些日数顺延。凭证仍按期到期，顺延期内申请续展的照常办理；到期后信息卡改过的，登记的不是这一版，按首次登记办理。', en: 'While a correction that an interested party asked for, or a deregistration by the registrar, is open in the days of the renewal, its holder cannot ask for one: those days are not counted, and as many are given back after the end. The certificate expires as it does, and a renewal asked for in these days is dealt with as any other; a card that was revised after the end is not what is registered, and is registered anew.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since: '2026-11-30',
  },
  'renewal-term': {
    title: { zh: '续展期', en: 'Term of a renewal' }, leaves: ['4.3', '4.7'],
    we: { zh: '每次续展不超过3年，自原有效期届满次日起算。', en: 'Each renewal is for 3 years at most, counted from the day after the old term.' },
    suggestedBy: measures('第十五条', 'art. 15'), confirmBy: bureau, since, value: 3, reads: 'renewal-terms', unit: { zh: '年', en: 'years' },
  },
  'expiry-reminders': {
    title: { zh: '凭证到期提醒', en: 'Reminders before a certificate expires' }, leaves: ['4.3', '4.7'],
    we: { zh: '有效期届满前60、30、7日各提醒持有单位一次；未续展的，届满次日由系统注明“已过期”，持有单位和运营、使用该资产的单位（有使用标识、运营授权或者使用合同的）收到提醒。', en: 'The holder is told 60, 30 and 7 days before the end; what is not renewed is marked expired by the platform on the next day, and the holder and whoever operates or uses the asset by a mark, a mandate or an agreement are told.' },
    suggestedBy: measures('第十五条', 'art. 15'), confirmBy: bureauAndCentre, since, value: '60,30,7', reads: 'certificate-ends', unit: { zh: '日', en: 'days before' },
  },
  'transfer-consent': {
    title: { zh: '受让单位同意', en: 'Consent of the new holder' }, leaves: ['4.7', '1.6'],
    we: { zh: '受让单位是平台上另一个数据生产主体，收到提醒后须在15个工作日内同意，逾期视为撤回；补正后重新征求同意。公示写明受让单位；公示届满时已不能受让的，不予转移。', en: 'The new holder is another producer on the platform, is told by a note and consents within 15 working days, or the application lapses; after a correction it is asked again. The notice names it; a transfer is refused when the new holder cannot take it any more as the notice runs out.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since, value: 15, reads: 'step-visits', unit: workingDays,
  },
  'transfer-of-holding': {
    title: { zh: '转移后归谁', en: 'What a transfer moves' }, leaves: ['1.6', '3.10', '4.7'],
    we: { zh: '登记、信息卡、资产卡、意见书和评估报告、运营授权、使用合同和使用标识（没有依据而终止的除外）、血缘、备查和查看范围随新持有单位，产品的来源改列新持有单位；资产编码不变。盘点、办件记录、旧凭证、审计，以及账套中的卡片和记账凭证留在原单位；已入账的，原单位先在账套中办理处置，新持有单位另行入账。转移生效的，运营、使用该资产的单位（有使用标识、运营授权或者使用合同的）收到提醒。', en: 'Registration, cards, papers, mandates, use agreements and marks unless they lost their ground, lineage, memoranda and read scope follow the new holder, who stands as the source of products; the code stays. Rounds, cases, old certificates, the log, and card and vouchers in the books stay with the former holder, who books the disposal first; the new holder recognises it anew. Whoever operates or uses the asset by a mark, a mandate or an agreement is told of the transfer.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'use-after-transfer': {
    title: { zh: '转移后的运营和使用', en: 'Operation and use after a transfer' }, leaves: ['1.6', '5.2', '5.6', '5.10', '5.11'],
    we: { zh: '转移生效时，没有依据的运营授权随之终止：公用企业报备取得的只及于本单位的资产；委托取得的，受让单位是行政事业单位的终止，其数据由市数据局选取的运营主体运营。受让单位是行政事业单位或者公用企业的，约定以接口、数据集等带出原始数据的方式使用的合同终止。使用标识和只凭这些授权供给的产品随之终止、下架；经选取取得的授权和其他合同照旧。在办的使用需求、委托运营及其提前终止随转移终止，向新持有单位另行提出。申请时写明哪些将终止，各方得到告知。单位改为其他类型而使运营授权、使用合同或者在办使用需求没有依据的，管理员不办理业务、不能代为终止，须由该单位先终止，再变更类型。', en: 'As a transfer takes effect, mandates without a ground end with it: a utility’s own, which covers what it holds itself, and an entrusted one where the new holder is a public unit, whose data is operated by whom the bureau selected. Where the new holder is a public unit or a utility, agreements of use in a manner that carries raw data out end. Marks and products that rest on these end with them; selected mandates and other agreements go on. Open requests for use, entrustments and their early ends end with the transfer and are made anew with the new holder. The application says what will end, and all sides are told. Where another kind of a unit would leave mandates, agreements or open requests without a ground, the unit ends them first and the kind is changed afterwards: an administrator decides nothing and ends none of them.' },
    suggestedBy: practice, confirmBy: bureau, since: '2026-11-29',
  },
  'public-data-stays': {
    title: { zh: '取得时为公共数据', en: 'Public data when acquired' }, leaves: ['5.6', '6.2', '6.3', '6.10'],
    we: { zh: '行政事业单位持有的数据资产转给行政事业单位以外的单位，或者单位改为其他类型的，资产注明“取得时为公共数据”，以后再转移也不取消；资产页和此后的公示、凭证、登记簿、核验页注明。此后以它为来源的产品按使用公共数据审查、备案和定价，使用时原始数据不出域，不办理入境数据的探索登记。收益仍看由谁持有：非公共单位的份额不是非税收入。', en: 'What a public unit held and passed on to a unit of another kind, or held before it became one, is marked as public data when acquired, and no later transfer takes that back; the asset’s page says so, and later notices, certificates, register and check page. Products made from it from then on are reviewed, filed and priced as using public data, raw data stays in its domain, and it takes no trial registration as inbound. Income still follows the holder: the share of a unit that is not public is no non-tax revenue.' },
    suggestedBy: practice, confirmBy: bureau, since: '2026-11-28',
  },
  'utility-data-stays': {
    title: { zh: '取得时为公用企业数据', en: 'Utility data when acquired' }, leaves: ['5.6', '5.11', '6.10'],
    we: { zh: '公用企业持有的数据资产转给行政事业单位、公用企业以外的单位，或者公用企业改为其他类型的，资产注明“取得时为公用企业数据”，以后再转移也不取消；资产页和此后的公示、凭证、登记簿、核验页注明。此后使用时原始数据不出域，不办理入境数据的探索登记，与公用企业持有时一样。产品的备案和定价不变：第6.2条的备案只及行政事业单位的公共数据。', en: 'What a utility held and passed on to a unit that is neither public nor a utility, or held before it became one, is marked as utility data when acquired, and no later transfer takes that back; the asset’s page says so, and later notices, certificates, register and check page. From then on raw data stays in its domain and it takes no trial registration as inbound, as while the utility held it. Filing and price of products do not change: the filing of 6.2 is about public data of public units alone.' },
    suggestedBy: { zh: '《福建省公共数据资源开放开发管理办法（试行）》把供水、供气等公用企业的数据列入公共数据（条号待核）；没有条文说转移之后', en: 'Fujian’s Measures for Opening and Developing Public Data Resources (trial) count the data of waterworks, gas and other utilities as public data (article to be checked); no article speaks of what comes after a transfer' },
    confirmBy: bureau, since: '2026-11-29',
  },
  'marked-later': {
    title: { zh: '发证后加的标注', en: 'Marks added after issue' }, leaves: ['4.3', '8.1'],
    we: { zh: '发证之后才应当注明取得时为公共数据、公用企业数据的（单位改为其他类型的，以及本平台有这项标注之前发放的凭证），登记簿、核验页和统计在有效的凭证上补注，并写明是发证之后加的；凭证文件和登记内容不改一字，下次变动换发时写入新凭证。', en: 'What ought to be marked as public or utility data when acquired only after its certificate was issued (a holder that became a unit of another kind, or a certificate from before the platform knew the mark) is marked in register, check page and statistics on the certificate in force, which says that it was added later; file and facts of the certificate do not change, and the next successor bears the mark.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since: '2026-11-29',
  },
  'one-open-registration': {
    title: { zh: '一项资产一件登记在办', en: 'One open registration case an asset' }, leaves: ['4.7'],
    we: { zh: '一项资产同时只有一件首次、变动（含转移、更正）或注销（含依职权）登记在办；撤销由登记机构提起，不受此限，在办期间其他登记不能通过，公示届满的等待其决定；续展等变动照常提交、补正，不因此错过申请期。持有单位对一项资产的同一种登记同时只有一份草稿，由本单位经办人共同填写；再开办的，引到已有的草稿。资产已登记、登记已失效或者资产已转移，草稿因此不能再提交的，由系统终止并告知开办单位。', en: 'An asset has one open case of first registration, change, transfer or deregistration at a time; a revocation is the registrar’s and may be open beside it, and while it is, no other passes and one whose notice has run out waits for the decision; changes are handed in and corrected all the same, so that no renewal misses its days. A holder has one draft of a kind of registration about an asset at a time, which its officers write together; who opens another is led to it. A draft that can be submitted no more, since the asset was registered, its registration has fallen or it was transferred, is ended by the platform and its unit told.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
  'deregistration-deadline': {
    title: { zh: '注销登记期限', en: 'Deregistration within ten working days' }, leaves: ['4.7'],
    we: { zh: '自受理之日起10个工作日内办结，初审和复审合计计算；不公示，办结后在登记簿和状态公告公开。', en: 'It ends within 10 working days of acceptance, both reviews together; there is no notice, and the register and the status notes show it at once.' },
    suggestedBy: measures('第九条（四）', 'art. 9(4)'), confirmBy: bureauAndCentre, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'deregistration-grounds': {
    title: { zh: '注销事由', en: 'Grounds of deregistration' }, leaves: ['4.7'],
    we: { zh: '资源灭失或无法恢复；放弃或权利到期；持有单位终止；法定其他情形。', en: 'The data is lost; the holder gives it up or the right expired; the holder ended; other cases by law.' },
    suggestedBy: measures('第九条（四）', 'art. 9(4)'), confirmBy: bureauAndCentre, since,
  },
  'registrar-deregistration': {
    title: { zh: '依职权注销', en: 'Deregistration by the registrar' }, leaves: ['4.1', '4.7'],
    we: { zh: '持有单位已经解散、被撤销、破产或者其他原因终止，没有人能申请注销的，以及法律、法规规定由登记机构注销的，登记机构凭证明文件提出，写明查明的事实、征询了谁；告知持有单位，5个工作日内可以陈述，逾期不影响审查；由两人先后审查决定。有单位承受该资产的，办理转移，不予注销。注销的效力、公开和登记失效之后的处理与申请注销相同；持有单位已经终止的，没有人能终止它的使用标识，使用标识随登记终止。', en: 'Where the holder was dissolved, revoked, went bankrupt or ended otherwise and nobody is left to apply, or the law has the registrar do it, the registrar proposes the deregistration with proof, the facts, and who was asked; the holder is told and may answer within 5 working days, and silence does not stop the review; two officers decide one after the other. What somebody takes over is transferred instead. Effect, publication and what follows are those of a deregistration that was applied for; of a holder that has ended the use marks end with the registration, since nobody is left to end them.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since: '2026-11-29', value: 5, reads: 'step-visits', unit: workingDays,
  },
  'revocation-grounds': {
    title: { zh: '撤销事由', en: 'Grounds of revocation' }, leaves: ['4.7', '8.1'],
    we: { zh: '隐瞒、弄虚作假；篡改、伪造登记结果；非法使用或者牟利；其他违法违规。由登记机构查明后提起。', en: 'Concealment or fraud; tampering or forging; illegal use or improper gain; otherwise unlawful. The registrar opens it when the facts are found.' },
    suggestedBy: measures('第二十条', 'art. 20'), confirmBy: bureauAndCentre, since,
  },
  'revocation-hearing': {
    title: { zh: '陈述和申辩', en: 'Hearing of the holder' }, leaves: ['4.7', '8.1'],
    we: { zh: '拟撤销的事实、理由和证据告知持有单位，持有单位5个工作日内可以书面陈述和申辩、请求当面陈述，或者放弃；请求当面陈述的，登记机构听取并写明时间、地点、参加人和要点后才能决定撤销；逾期不影响审查。', en: 'The holder is told facts, grounds and evidence and within 5 working days may answer in writing, ask to be heard in person, or waive it; where it asks, there is no revocation before it was heard and when, where, who and what stands on record; silence does not stop the review.' },
    suggestedBy: { zh: '参照《行政处罚法》的告知和陈述申辩程序（条号和天数待核）', en: 'After the notice and statement of the Administrative Penalty Law; article and days to be checked' },
    confirmBy: bureauAndCentre, since, value: 5, reads: 'step-visits', unit: workingDays,
  },
  'revocation-decision': {
    title: { zh: '撤销由两人决定', en: 'Two decide a revocation' }, leaves: ['4.7', '8.1'],
    we: { zh: '初核和决定由不同的人作出；决定撤销的，凭证立即失效、资产转回备查簿、其他在办登记终止，持有单位、受托机构和运营、使用该资产的单位（有使用标识、运营授权或者使用合同的）收到提醒，理由公开。', en: 'Two different officers review and decide; the certificate is void at once, the asset comes back to the memorandum register, other open registrations of it end, the holder, commissioned firms and whoever operates or uses the asset by a mark, a mandate or an agreement are told, and the reason is public.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
  'after-falling': {
    title: { zh: '登记失效之后', en: 'After a registration has fallen' }, leaves: ['3.11', '4.6', '4.7'],
    we: { zh: '登记到期、注销或者撤销后，使用标识、其他登记、账套卡片和行业清单注明登记已失效；持有单位30日内处理：终止不应再有的使用标识和其他登记，账面金额不因此改变，由备查复核判断如何处理。撤销的，在办的法律意见书和评估委托一并终止，告知双方；转移的也终止，由受让单位另行委托。', en: 'Once a registration has expired, ended or been revoked, use marks, other registers, book cards and sector lists say so; within 30 days the holder ends marks and records that should not stand, while amounts in the books stay and the review of the memorandum says what to do. With a revocation open commissions of opinions and valuations end and both sides are told; with a transfer they end too, and the new holder commissions anew.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since, value: 30, reads: 'fallen-rests', unit: { zh: '天', en: 'days' },
  },
  'three-registers': {
    title: { zh: '三种登记分开', en: 'Three registers, kept apart' }, leaves: ['4.3', '4.7'],
    we: { zh: '本平台只办理数据资产登记。国家的公共数据资源登记（查询码）和数据产权登记（SJ 编码）各记一项，注明机构、日期和有效期，与本平台凭证分开显示；党政机关履职产生和采集的数据不办理数据产权登记，不能记录产权凭证，转移给其他单位后也一样；向党政机关转移的，先终止产权凭证的记录；事业单位的由其自行判断。', en: 'This platform keeps the city’s register of data assets alone. One standing in the national register of public data resources (query code) and one in data property registration (SJ code) may be recorded with body, dates and term, shown apart from our certificate; duty data of party and government organs is excluded from property registration and none is recorded, also once another unit holds it, and before a transfer to an organ such a record is ended; public institutions judge for themselves.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十三条、第十四条；《数据产权登记工作指引（试行）》第十五条', en: 'Interim Measures, arts. 13 and 14; Data Property Registration Guide (trial), art. 15' },
    confirmBy: bureau, since,
  },
  'certificate-states': {
    title: { zh: '凭证状态', en: 'States of a certificate' }, leaves: ['4.3', '4.7'],
    we: { zh: '凭证状态（有效、已变更、已过期、已注销、已撤销）只在一处变动，逐条只增不改，注明自何日起、事由和办件，向社会公开。凭证到期或者被撤销的，在办的变动、转移、更正和注销登记随之终止，草稿也终止并告知；按时申请的续展到期后仍办完。', en: 'The state of a certificate (valid, changed, expired, deregistered, revoked) changes in one place, line by line and append-only, with its day, ground and case, and is public. As a certificate expires or is revoked, open changes, transfers, corrections and deregistrations end with it, drafts too, and whose they are is told; a renewal asked for in time is decided after the expiry.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
} as const satisfies Record<string, ChoiceShape>
