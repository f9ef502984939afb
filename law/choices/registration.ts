import { bureau, bureauAndCentre, bureaux, type ChoiceShape, practice, since, workingDays } from './choice.ts'

/** What the chapter on registration leaves open. */
export const registrationChoices = {
  'acceptance-deadline': {
    title: { zh: '受理期限', en: 'Acceptance within three working days' }, leaves: ['4.7'],
    we: { zh: '收到申请后3个工作日内受理、一次告知补正或说明理由不予受理；补正后重新计算。', en: 'Within 3 working days an application is accepted, returned once, or declined with reasons; after a correction the days start anew.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十条', en: 'Interim Measures for Public Data Resource Registration, art. 10' },
    confirmBy: bureauAndCentre, since, value: 3, reads: 'step-visits', unit: workingDays,
  },
  'review-deadline': {
    title: { zh: '审查期限', en: 'Both reviews within twenty working days' }, leaves: ['4.7'],
    we: { zh: '初审和复审合计20个工作日；补正、公示和异议处理期间不计入，补正后接着计算。', en: 'First and second review take 20 working days together; correction, notice and objection do not count, and after a correction the count goes on.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十一条；中止计算参照《数据产权登记工作指引（试行）》第二十八条', en: 'Interim Measures, art. 11; the pausing follows art. 28 of the Data Property Registration Guide (trial)' },
    confirmBy: bureauAndCentre, since, value: 20, reads: 'step-visits', unit: workingDays,
  },
  'one-correction': {
    title: { zh: '一次性告知补正', en: 'One correction' }, leaves: ['4.7'],
    we: { zh: '整个办理过程只退回补正一次，逐项钉在字段或材料上，只解锁被钉的部分。', en: 'A case is returned for correction once in its life, item by item at fields or papers; only the pinned parts unlock.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十条（受理时一次性告知）；扩展到初审、复审是我们的做法', en: 'Interim Measures, art. 10 (one notice at acceptance); extending it to both reviews is ours' },
    confirmBy: bureauAndCentre, since, value: 1, reads: 'corrections', unit: { zh: '次', en: 'time' },
  },
  'supplement-deadline': {
    title: { zh: '补正期限', en: 'Thirty working days to correct' }, leaves: ['4.7'],
    we: { zh: '退回后30个工作日内未补正的，视为撤回，可以重新申请。', en: 'Uncorrected after 30 working days, the application counts as withdrawn and may be made again.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since, value: 30, reads: 'step-visits', unit: workingDays,
  },
  'four-eyes': {
    title: { zh: '初审、复审不同人', en: 'Two reviewers' }, leaves: ['4.7'],
    we: { zh: '作出初审决定的人不得复审；对所有人适用，没有例外。', en: 'Whoever decided the first review may not decide the second; this holds for everybody, without exception.' },
    suggestedBy: { zh: '参照 GB/T 22239-2019 三级的权限分离要求推定，没有直接条文', en: 'Inferred from the separation of rights in GB/T 22239-2019 level 3; no direct article' },
    confirmBy: bureauAndCentre, since,
  },
  'reviewer-conflict': {
    title: { zh: '审查人员回避', en: 'Reviewers with an interest keep out' }, leaves: ['4.1', '4.7'],
    we: { zh: '登记岗位所在单位与持有单位之间有申报的控制关系、或同受一方控制的，与本单位事项一样回避；行政隶属不是控制关系。经办人与办件有其他利害关系的，写明理由申明回避：该办件和对其公示提出的异议由同事办理，申明不能收回；审查岗位没有同事可办的，列入运行体检。', en: 'An office that controls the holder, is controlled by it or has a controller in common with it, as declared, keeps out as from its own unit’s cases; administrative subordination is no control. An officer with another interest steps aside from a case with a reason that is recorded and not taken back: a colleague decides it and the objections to its notice, and when nobody of the post is left the health page says so.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since: '2026-11-26',
  },
  'late-review': {
    title: { zh: '逾期说明', en: 'A late review is explained' }, leaves: ['4.2', '4.7'],
    we: { zh: '环节逾期的，轮到办理的人写明原因，记入全程记录并显示在办件页，申请单位看得到；说明不延长期限，仍计为逾期。', en: 'Whoever is late at a step states why; it is recorded and shown on the case page, to the applicant too. It grants no extension: the step stays overdue.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十一条', en: 'Interim Measures, art. 11' }, confirmBy: bureauAndCentre, since: '2026-11-26',
  },
  'own-unit': {
    title: { zh: '本单位事项回避', en: 'No deciding in one’s own case' }, leaves: ['4.1', '4.7'],
    we: { zh: '登记机构自身持有或者受让的数据资产，由市数据局的登记岗位受理和审查，本单位经办人一律回避。', en: 'What the registrar itself holds or takes over is accepted and reviewed by the registrar post of the Data Bureau; its own officers keep out.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'notice-period': {
    title: { zh: '公示期', en: 'Ten working days of notice' }, leaves: ['4.7'],
    we: { zh: '公示10个工作日，只公布登记主体、登记类型、登记数据名称、数据内容简介四项；转移另公布受让单位。', en: 'The notice stands 10 working days and shows registrant, type, name and summary, nothing else; that of a transfer names the new holder too.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十二条', en: 'Interim Measures for Public Data Resource Registration, art. 12' },
    confirmBy: bureau, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  objection: {
    title: { zh: '公示异议', en: 'Objections' }, leaves: ['4.7'],
    we: { zh: '公示期内任何人可实名并附证据提出异议；由没有办过该登记初审、复审的人复核，没有这样的人的列入运行体检；决定前公示期停止计算、不发凭证；听取申请单位意见后才能认定成立，成立则终止登记，认定的情形和理由写入登记办件告知申请单位，异议人的身份、原话和证据只有登记机构能看；不成立则恢复公示并补足期限；登记因其他原因先行终止的，未决定的异议随之终止，凭回执可见原因，已作出的决定不变。', en: 'During the notice anyone may object by real name with evidence; whoever reviewed the registration, first or second, does not decide it, and where nobody else is left that is shown as stuck; until it is decided the notice stands still and nothing is issued; it is upheld only after the unit was heard, and then the registration ends, its ground and reasons standing in the record the unit reads, while identity, words and evidence of the objector are the registrar’s alone; dismissed, the notice resumes for the days left. When the registration ends otherwise first, an undecided objection ends with it and its receipt shows why; what was decided stays.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十二条；停止计算参照《数据产权登记工作指引（试行）》第二十八条', en: 'Interim Measures, art. 12; the standing still follows art. 28 of the Data Property Registration Guide (trial)' },
    confirmBy: bureau, since,
  },
  'objection-deadline': {
    title: { zh: '异议处理期限', en: 'Ten working days to decide an objection' }, leaves: ['4.7'],
    we: { zh: '收到异议后10个工作日内作出决定。', en: 'An objection is decided within 10 working days.' },
    suggestedBy: { zh: '《数据产权登记工作指引（试行）》的异议处理期限（条号待核）', en: 'The objection period of the Data Property Registration Guide (trial); article to be checked' },
    confirmBy: bureauAndCentre, since, value: 10, reads: 'step-visits', unit: workingDays,
  },
  'objection-hearing': {
    title: { zh: '异议成立前听取申请单位意见', en: 'The unit is heard before an objection is upheld' }, leaves: ['4.7'],
    we: { zh: '登记机构拟认定异议成立的，先把自己归纳的要点告知持有单位；5个工作日内答复，不答复的不影响决定；没有征求过意见的不得认定成立，不成立的可以直接决定。对转移公示的异议，同时告知受让单位，受让单位可以在决定以前在转移办件中陈述意见，登记机构决定时一并考虑。征求意见的时间计入异议处理期限。2026年12月版本以前提出的异议照原程序办完。', en: 'Before it upholds an objection the registrar puts what is objected, in words of its own, to the holder, which answers within 5 working days; silence does not hinder the decision. Nothing is upheld without that; it may be dismissed without. Where the notice is of a transfer the new holder is told too and may answer in the case of the transfer until it is decided, which the registrar weighs. The days count within the time of deciding. Objections made under the edition before 2026-12 end as they began.' },
    suggestedBy: { zh: '比照撤销登记的陈述和申辩、利害关系人更正的答复；没有直接条文', en: 'As in revocation and in the correction at an interested party’s request; no direct article' },
    confirmBy: bureauAndCentre, since: '2026-11-30', value: 5, reads: 'step-visits', unit: workingDays,
  },
  'legal-remedies': {
    title: { zh: '告知救济途径', en: 'Remedies of law are told' }, leaves: ['4.7', '8.1', '8.2'],
    we: { zh: '不予受理、不予登记、撤销登记、依职权注销、处理决定等不利的决定，一律同时告知：自知道之日起60日内可以申请行政复议，6个月内可以提起行政诉讼；按办结结果自动显示在办件页、通知和凭编号的进度里。规程没有写明哪些决定属于可以复议、诉讼的行政行为，平台不作判断，由复议机关、人民法院认定。', en: 'Every decision against somebody (not accepted, refused, revoked, deregistered by the registrar, sanctioned) tells with it that reconsideration may be asked for within 60 days of learning of it and an action brought within 6 months. It is derived from how the case ended and shown on its page, in the note and with the progress by number. The guideline does not say which decisions are acts open to either; the platform does not judge that, the reconsideration body or the court does.' },
    suggestedBy: { zh: '《行政复议法》第二十条（60日）、《行政诉讼法》第四十六条（6个月）', en: 'Administrative Reconsideration Law, art. 20 (60 days); Administrative Litigation Law, art. 46 (6 months)' },
    confirmBy: bureauAndCentre, since: '2026-11-30',
  },
  withdrawal: {
    title: { zh: '撤回', en: 'Withdrawal' }, leaves: ['3.5', '4.4', '4.5', '4.6', '4.7'],
    we: { zh: '提交前和补正期间可以撤回，不需要理由；已撤回的可以重新提出。', en: 'Before submitting and while correcting, a case may be withdrawn without a reason and made again.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
  'certificate-number': {
    title: { zh: '凭证编号', en: 'Certificate number' }, leaves: ['4.3'],
    we: { zh: 'FZDA + 区划6位 + 年4位 + 流水6位 + 校验1位（ISO 7064 MOD 37,36）；不以 SJ 开头，以免与数据产权登记凭证混同。', en: 'FZDA, 6 digits of region, 4 of year, 6 of serial and a check character (ISO 7064 MOD 37,36); never beginning with SJ, the mark of the national property certificate.' },
    suggestedBy: { zh: '没有条文；为与《数据产权登记工作指引（试行）》的 SJ 编码区分而定', en: 'No article; made to differ from the SJ codes of the Data Property Registration Guide (trial)' },
    confirmBy: bureauAndCentre, since, value: 'FZDA', reads: 'numbers',
  },
  'certificate-validity': {
    title: { zh: '凭证有效期', en: 'Certificate valid for three years' }, leaves: ['4.3'],
    we: { zh: '自发证之日起3年有效；信息卡载明的权利到期日更早的，到该日为止，续展、变更后也不晚于该日；权利已经到期的不予登记。', en: 'A certificate is valid for 3 years from its issue, or until the day the card says the rights end when that is earlier, after renewals and changes too; what rests on rights that are over is not registered.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十五条；授权期限更短的从其期限是通行做法', en: 'Interim Measures for Public Data Resource Registration, art. 15; that a shorter agreement governs is common practice' },
    confirmBy: bureau, since, value: 3, reads: 'certificates', unit: { zh: '年', en: 'years' },
  },
  'registration-number': {
    title: { zh: '办件和回执编号', en: 'Case and receipt numbers' }, leaves: ['4.7'],
    we: { zh: '每个办件、每份异议回执有唯一编号，由数据库序列产生，不重复、不复用。', en: 'Every case and every receipt of an objection has a number from a database sequence, never repeated or reused.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
  'legacy-registration': {
    title: { zh: '存量登记', en: 'Taking over earlier registrations' }, leaves: ['4.1', '4.3', '4.7'],
    we: { zh: '平台启用（2026年11月23日）前由本市登记机构发放、凭证仍在有效期内的，由持有单位持原凭证、无保留法律意见书和评估报告申请转入；材料的编号、机构、结论、金额照录，针对转入时的资产版本。受理3个工作日，初审、复审由两人核验。发放标注“存量”的凭证，写明原凭证编号，有效期到原凭证届满日为止，不延长；一个原凭证编号只转入一次：全半角、大小写和括号、连接符、空格的写法不同的是同一编号，去掉分隔符后才相同的提示审查人员核对；原有效期长于本平台凭证的也予提示。在本平台登记过的资产不转入。', en: 'What the city certified before the platform began (2026-11-23) and is within its term is taken over at its holder’s request, with certificate, unqualified opinion and valuation, whose number, firm, conclusion and amount are recorded on the version then current. Acceptance in 3 working days, two reviewers verify. The certificate is marked, names the earlier number and ends on the day the earlier one ends; a number is taken over once, whatever its width, case and kind of brackets, dashes and blanks; reviewers are told of one that is equal but for its separators, and of a term longer than ours. An asset that was registered here is not taken over.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since: '2026-11-26', value: '2026-11-23', reads: 'legacy-days', unit: { zh: '（平台启用日）', en: 'the day the platform began' },
  },
  'legacy-sheet': {
    title: { zh: '存量登记整表开办', en: 'Earlier registrations as a table' }, leaves: ['4.1', '4.7'],
    we: { zh: '本单位目录中的资产有多项原登记的，可以用模板整表开办存量登记，一次不超过500行；有一处错误一件也不开办，错误逐格列出；同一单位一次读取一份。开办的是草稿，原凭证、意见书、评估报告的文件和真实性承诺由经办人在各件中补齐后提交，此后与单件申请一样审查。', en: 'Where many assets of a unit were registered before, cases to take them over may be opened by the template, 500 lines at most; with one error none is opened and every error is listed at its cell, and a unit’s tables are read one at a time. They are drafts: certificate, opinion and report as files and the undertaking are brought into each before it is submitted, and each is reviewed like any other.' },
    suggestedBy: practice, confirmBy: bureau, since: '2026-11-26', value: 500, reads: 'legacy-tables', unit: { zh: '行', en: 'lines' },
  },
  'legacy-notice': {
    title: { zh: '存量登记的公示', en: 'Notice of an earlier registration' }, leaves: ['4.7'],
    we: { zh: '原登记公示过的，写明公示的地方和起止日期，经两名登记人员核验后不再公示；没有公示过的，复审通过后公示10个工作日，期满发放凭证；原凭证在此之前到期的，不予转入。', en: 'What was noticed before states where and when, is verified by two officers and not noticed again; what was not stands ten working days on notice after both reviews, and is refused when the earlier certificate ends before that.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第十二条只要求登记公示一次；存量转入没有条文', en: 'Interim Measures, art. 12, asks for one notice of a registration; no article speaks of taking over' }, confirmBy: bureau, since: '2026-11-26',
  },
  'valuation-validity': {
    title: { zh: '评估报告有效期', en: 'Validity of a valuation' }, leaves: ['4.5'],
    we: { zh: '以报告载明的有效期为准，过期不能用于登记；一般为基准日起1年，更长的在登记审查时提示审查人；法律意见书载明的有效期自出具日期起长于此的，同样提示。', en: 'The date in the report decides, and an expired report does not serve registration; usually it is one year from the base date, and reviewers are told of a longer one, as of an opinion valid for longer than that from its day of issue.' },
    suggestedBy: { zh: '评估行业通行做法（1年），条文待核', en: 'Common practice of valuers (one year); article to be checked' },
    confirmBy: bureaux, since, value: 12, reads: 'valuation-terms', unit: { zh: '个月', en: 'months' },
  },
  'several-opinions': {
    title: { zh: '一个版本有多份意见书或报告', en: 'Several papers on one version' }, leaves: ['4.3', '4.4', '4.5'],
    we: { zh: '同一机构就同一版本出具多份法律意见书的，以最后一份为准；不同机构结论不一的，其中有效的无保留意见可以作为登记依据，其他意见向审查人提示。凭证载明的意见书和评估报告，是复审通过之日审查所据的那一份；其后出具的不替代它。', en: 'Where one firm gave several opinions on a version, its last one counts; where firms differ, an unqualified opinion in force may serve, and reviewers are shown what the others said. The opinion and valuation a certificate names are those judged on the day the second review passed; one filed later does not take their place.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
  'report-statements': {
    title: { zh: '评估报告载明的事项', en: 'What a valuation report states' }, leaves: ['4.5'],
    we: { zh: '评估报告除七项因素、方法和参数外，载明评估目的、价值类型、评估依据、评估过程、假设与限制、报告日、特别事项和使用限制；报告日不早于基准日，不晚于归入之日。此前归入的报告没有这些项目的，照旧有效。', en: 'Beside the seven factors, approach and parameters a report states its purpose, the kind of value, what it rests on, how it was made, its assumptions and limits, its date, special matters and limits of use; the date lies between the base date and the day of filing. Reports filed before without these stand as they are.' },
    suggestedBy: { zh: '评估行业通行做法，条文待核', en: 'Common practice of valuers; article to be checked' }, confirmBy: bureaux, since,
  },
  'paper-bound-to-version': {
    title: { zh: '材料只对所审版本有效', en: 'Papers hold for one version' }, leaves: ['4.3', '4.4', '4.5'],
    we: { zh: '法律意见书和评估报告归入资产的确定版本；资产内容变动后失去效力，须就新版本重新出具。', en: 'An opinion or valuation is filed with one asset version; when the content changes it goes stale and a new paper is needed.' },
    suggestedBy: practice, confirmBy: bureauAndCentre, since,
  },
} as const satisfies Record<string, ChoiceShape>
