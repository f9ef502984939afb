import { bureau, bureaux, type ChoiceShape, practice, since, workingDays } from './choice.ts'
import { notMeasured, onlyWhenShown } from '../readings.ts'

/** What the chapter on inventory leaves open. */
export const inventoryChoices = {
  'checking-deadline': {
    title: { zh: '单位内部复核时限', en: 'Limit of a check within the unit' }, leaves: ['3.2', '3.5', '4.6'],
    we: { zh: '盘点结果、备查事项、分类分级和行业清单送复核或核定的，10个工作日内办理；逾期提示并列入运行体检，不自动通过。', en: 'A check or approval of an inventory, a memorandum, a classification or a sector list is due within 10 working days; what is late is shown and listed on the health page and does not pass by itself.' },
    suggestedBy: practice, confirmBy: bureau, since: '2026-11-26', value: 10, reads: 'step-visits', unit: workingDays,
  },
  'second-pair-of-eyes': {
    title: { zh: '由另一人复核', en: 'A colleague checks' }, leaves: ['3.1', '3.2', '3.5', '4.6'],
    we: { zh: '盘点结果、备查事项、分类分级和行业清单由本单位另一名经办人复核，提交人不能自己复核。', en: 'An inventory, a memorandum, a classification or a sector list is checked by another officer of the unit, never by whoever submitted it.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'asset-code': {
    title: { zh: '资产编码默认规则', en: 'Default coding rule' }, leaves: ['3.7'],
    we: { zh: '单位未细化时用：区划6位 + 主体标识9位 + 来源1位 + 年4位 + 流水5位 + 校验1位（ISO 7064 MOD 37,36）；唯一、不改、不复用。', en: 'Unless the unit refines it: 6 of region, 9 of the organisation, 1 of origin, 4 of year, 5 of serial and a check character (ISO 7064 MOD 37,36); unique, fixed, never reused.' },
    suggestedBy: { zh: '没有条文；用 GB/T 2260 区划代码和 GB 32100 主体标识码组成', en: 'No article; composed of the region code of GB/T 2260 and the identifier in GB 32100' },
    confirmBy: bureau, since,
  },
  'coding-rule': {
    title: { zh: '单位编码规则', en: 'Coding rules of units' }, leaves: ['3.7'],
    we: { zh: '单位用区划、单位、大类、行业或业务分类、来源、级别、年度、流水、校验各段组成本单位规则，按版本从生效日起用，不追溯；可能与其他单位或默认规则给出同样编码的规则不予设定；赋过的码和单位的原编码都不再使用。', en: 'A unit composes its rule of segments (region, unit, class, industry or business, origin, grade, year, serial, check); versions hold from their day and never backwards. A rule that could give codes of others or of the default is refused; codes given and old codes are not used again.' },
    suggestedBy: { zh: '没有条文；校验按 ISO 7064 MOD 37,36', en: 'No article; check characters after ISO 7064 MOD 37,36' }, confirmBy: bureau, since,
  },
  'old-codes': {
    title: { zh: '原编码对应', en: 'Old codes' }, leaves: ['3.7'],
    we: { zh: '存量资产带着原编码进来，原编码只对应一项资产、不改、不删，按它也能查到；新编码仍按规则给出。', en: 'Assets inventoried before bring their old codes; each leads to one asset, is never changed or deleted, and finds it; the new code follows the rule all the same.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'source-consent': {
    title: { zh: '来源方同意', en: 'Consent of the source' }, leaves: ['3.6'],
    we: { zh: '经政务共享取得的数据，须写明提供单位、同意文件、日期和同意的范围，缺一项不能确认信息卡，也不能申请登记。', en: 'Data received by sharing names the sharing unit, the consent, its date and what it covers; without one of them its card is neither confirmed nor registered.' },
    suggestedBy: { zh: '《政务数据共享条例》关于按约定用途使用的要求（条号待核）；公共数据授权运营规范关于来源单位同意的要求', en: 'Regulations on Government Data Sharing: use as agreed (article to be checked); the authorised-operation rules on consent of the source' },
    confirmBy: bureau, since,
  },
  'yearly-inventory': {
    title: { zh: '年度盘点的期限', en: 'When the yearly inventory is due' }, leaves: ['3.9'],
    we: { zh: '公共数据生产主体每个自然年度至少发布一次盘点结果，以当年12月31日为限；其他主体自愿，不计入覆盖率和逾期。', en: 'A public data producer publishes an inventory at least once in each calendar year, by 31 December; others do so as they wish and count neither for coverage nor as overdue.' },
    suggestedBy: { zh: '本规程只说“每年至少一次”', en: 'The guideline says only “at least once a year”' }, confirmBy: bureau, since, value: '12-31', reads: 'inventory-days', unit: { zh: '月-日', en: 'month-day' },
  },
  'inventory-reminders': {
    title: { zh: '盘点提醒', en: 'Reminders of the inventory' }, leaves: ['3.9'],
    we: { zh: '年度盘点未发布的公共数据生产主体，在期满前60天、30天、10天和逾期后各收到一次站内提醒；盘点方案的结束日期前7天和逾期也提醒。', en: 'A public producer without a published inventory is reminded 60, 30 and 10 days before the end of the term and once when it is over; also 7 days before the end of a plan and once it has passed.' },
    suggestedBy: practice, confirmBy: bureau, since, value: '60,30,10', reads: 'inventory-ends', unit: { zh: '天', en: 'days' },
  },
  'called-rounds': {
    title: { zh: '盘点布置', en: 'Called rounds' }, leaves: ['3.1', '3.5'],
    we: { zh: '行业主管部门为本行业单位、市数据局为全市各行业单位布置盘点，写明范围类型、规程、分工要求和日期；平台为每个单位开办盘点并带入方案，清查人、复核人、责任人由单位落实，写明后才能启动。', en: 'A sector authority calls a round for its units, the Data Bureau for those of every sector, with scope, procedure, what is asked of the division of duties, and dates; the platform opens a round for each with the plan filled in but for who counts, checks and answers: the unit names them, or it cannot start.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'count-differences': {
    title: { zh: '账实差异', en: 'Differences of a count' }, leaves: ['3.5', '3.9'],
    we: { zh: '应盘资产为启动时已在目录的资产；没有盘到的和目录外新盘到的逐项写明去向、理由和保管人说明，由另一人复盘同意后才能发布；迁移、并入、销毁和下落不明的须附证据。没有文件可扫描的（文档、影像、接口，存量台账导入的），由人工盘到：写明所见、附证据，另一人复盘同意后计为已盘到。', en: 'Expected are the assets in the catalogue when the round starts; each that was not found, and each found beside them, is explained with a statement of its keeper, and a colleague counts again and agrees before the round is published; what was moved, merged, destroyed or lost needs a paper. Where there is no file to scan (documents, media, interfaces, old inventories), a person sees the asset, with evidence, and it counts as found once a colleague agrees.' },
    suggestedBy: { zh: '参照行政事业单位资产清查的通行做法', en: 'After the practice of asset counts in administrative units' }, confirmBy: bureau, since,
  },
  'origin-evidence': {
    title: { zh: '来源证明', en: 'Evidence of origin' }, leaves: ['3.6'],
    we: { zh: '每项资产写明来源方式并附证明说明，没有证明不能确认信息卡。', en: 'Every asset states its origin with evidence; without it the card cannot be confirmed.' },
    suggestedBy: { zh: '《公共数据资源登记管理暂行办法》第九条（合法合规性来源）；《数据产权登记工作指引（试行）》第二十条', en: 'Interim Measures, art. 9 (lawful source); Data Property Registration Guide (trial), art. 20' },
    confirmBy: bureau, since,
  },
  grading: {
    title: { zh: '分级', en: 'Grading' }, leaves: ['3.2'],
    we: { zh: '分核心、重要、一般；一般数据再分1—4级，数据集取字段最高级，系统提议、人确认；核心数据不得在平台登记。', en: 'Core, important, general; general data has levels 1 to 4, a set takes the highest of its fields; the platform proposes, a person confirms; core data stays off the platform.' },
    suggestedBy: { zh: 'GB/T 43697-2024（附录H 为一般数据分级参考；四级细则按通行做法，待核）', en: 'GB/T 43697-2024 (annex H for general data; the four levels follow practice, to be checked)' },
    confirmBy: bureau, since, value: 4, reads: 'decided-grades', unit: { zh: '级', en: 'levels' },
  },
  masking: {
    title: { zh: '个人信息遮盖', en: 'Masking' }, leaves: ['3.8', '4.7', '7.1'],
    we: { zh: '扫描样例中的个人信息一律遮盖；身份证号按4级对待并遮盖，但标为个人信息而非敏感个人信息。', en: 'Personal values in samples are always masked; identity numbers are grade 4 and masked, yet labelled personal rather than sensitive.' },
    suggestedBy: { zh: 'GB/T 45574-2025；《关于完善数据流通安全治理 更好促进数据要素市场化价值化的实施方案》（三）', en: 'GB/T 45574-2025; Data Circulation Security Plan, item 3' },
    confirmBy: bureau, since,
  },
  'raw-data': {
    title: { zh: '不存原始数据行', en: 'No rows kept' }, leaves: ['3.5', '5.6'],
    we: { zh: '扫描只带回统计和遮盖后的样例，原始数据行不离开单位自己的存储区。', en: 'A scan brings back statistics and masked samples; rows never leave the unit’s own storage area.' },
    suggestedBy: { zh: '本规程第五部分“原始数据不出域”延伸到盘点；《关于完善数据流通安全治理 更好促进数据要素市场化价值化的实施方案》（五）', en: 'Chapter 5’s “raw data stays” extended to inventory; Data Circulation Security Plan, item 5' },
    confirmBy: bureau, since,
  },
  'unit-signature': {
    title: { zh: '单位自行扫描', en: 'Scans at the unit' }, leaves: ['3.5', '3.6', '5.6'],
    we: { zh: '单位可以在自己的机器上扫描，只把结果带到平台；结果用本单位登记的 Ed25519 密钥签名，签名、单位、扫描器版本和遮盖逐项核验，有一项不符整份不收。', en: 'A unit may scan on a machine of its own and bring only the findings; they are signed with an Ed25519 key the unit registered. Signature, unit, scanner version and masking are each checked; when one does not hold, nothing of the file is taken in.' },
    suggestedBy: { zh: '没有条文；由“原始数据不出域”延伸，签名按 RFC 8032', en: 'No article; extends “raw data stays”, signatures after RFC 8032' },
    confirmBy: bureau, since,
  },
  'scan-hosts': {
    title: { zh: '直连数据库的范围', en: 'Databases that may be reached' }, leaves: ['3.5'],
    we: { zh: '平台只连接系统管理员列出的数据库主机，默认一个也没有；回环、链路本地、运营商共用、隧道和转换等国际登记为专门用途、指向本机或内部设施的地址（单位内网的除外），不论写成什么形式、由什么域名解析而来，须逐个列出才能连接；只读不写；密码加密保存，扫描一结束即删除。', en: 'The platform reaches only the database hosts its administrator has named, none by default; an address of this machine, of the link or registered for another special purpose (shared with a carrier, tunnels, translation; not a unit’s own network), however it is written and whatever name leads to it, only when it is itself named; it reads and never writes; a password is kept sealed and erased when its scan ends.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'scan-limits': {
    title: { zh: '扫描上限', en: 'Limits of a scan' }, leaves: ['3.5'],
    we: { zh: '超出大小或膨胀比上限的文件不再读取，超出上限的列不分析，过长的单元格只分析开头部分，一个 JSON 文件读取前 20 个记录列表；字段超过 5 万个、或字段与候选键的配对超过 1 亿时，不查找数据集之间的外键。以上都在扫描结果中注明原因，盘点继续。', en: 'A file beyond the limits of size or expansion is read no further, columns beyond the limit are not looked at, and of an overlong cell only its beginning is; of a JSON file the first 20 lists of records are read; keys from one dataset to another are not looked for beyond 50,000 columns or 100 million pairs of a column and a key. The finding says so and the round goes on.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 1_000_000, reads: notMeasured('扫描记下单元格过长、只分析了开头，不记它有多长', 'A scan says that a cell was too long, not how long'), unit: { zh: '字符（单个单元格）', en: 'characters (one cell)' },
  },
  'rule-work': {
    title: { zh: '字段规则的检查量', en: 'Work of the rules of columns' }, leaves: ['3.5'],
    we: { zh: '一个数据集最多200条质量规则，一个字段最多20条。一次扫描用于规则的检查量有上限：每个数据集如下，整次扫描为其20倍，按查看的字符和格式位置计数，不按时间，同样的数据在任何机器上结果相同。用完以后，其余规则注明“没有检查完”和已查的值，不算通过；扫描照常进行。', en: 'At most 200 quality rules for a dataset and 20 for a column. What rules may cost a scan is bounded: as below for each dataset and 20 times that for the whole scan, counted in the characters and places of patterns that are looked at, not in time, so that the same data come out alike on every machine. Once it is spent, the other rules are told as “not checked to the end” with the values they saw, never as passed; the scan goes on.' },
    suggestedBy: practice, confirmBy: bureau, since: '2026-11-30', value: 100, reads: notMeasured('扫描只记哪些规则没有检查完，不记用了多少检查量', 'A scan says which rules were cut, not how much work they took'), unit: { zh: '百万次（单个数据集）', en: 'million (one dataset)' },
  },
  'correction-memory': {
    title: { zh: '更正记住并再用', en: 'Corrections are remembered' }, leaves: ['3.2', '3.8'],
    we: { zh: '人对字段类型、级别的更正按字段名、注释和数据类型记住，本单位下次扫描时照用；会降低级别或去掉个人信息标记的只作建议，由人决定。', en: 'A person’s correction of a field is remembered by heading, comment and data type and used at the unit’s next scan; one that would lower a grade or take away the personal mark is only suggested.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'renamed-columns': {
    title: { zh: '字段改名后规则和更正沿用', en: 'Rules and corrections follow a renamed field' }, leaves: ['3.5', '3.9'],
    we: { zh: '再次扫描时认出字段改了名的，经办人为它设的质量规则改用新名（记为规则的新版本，设定人不变），对它的更正照用并按新名记住；会降低级别或去掉个人信息标记的仍只作建议。改名列为需关注的变化，认错了的由经办人改规则、改更正。', en: 'Where a field is known under another name at the next scan, the quality rules an officer set for it are set for the new name (a new version of the rules; who set them stays), and corrections are applied and remembered under it; one that would lower a grade or take away the personal mark is still only suggested. The rename is among the changes to look at; the officer changes rules and corrections where it was taken for another.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'known-asset': {
    title: { zh: '同一数据集不重复建卡', en: 'One dataset, one asset' }, leaves: ['3.7', '3.9'],
    we: { zh: '以前盘点已建卡的数据集再次扫描时，由经办人决定是原资产的新版本、原资产不变（已登记的资产，变化经变动登记办理；有变化而资产不变的说明理由）还是另一项资产；没有决定不能确认。扫描认不出的数据集（如存量台账导入的资产），由经办人指明是本单位哪一项资产，再同样决定；指明后资产不变的写明依据，只指明而不纳入的不计为已盘到。', en: 'When a dataset that is an asset is scanned again, the officer says whether it is a new version of that asset, leaves the asset as it is (a registered one is changed by its registration; with a reason where the data changed), or is another one; without an answer it cannot be confirmed. Where the scan does not know the dataset (an old inventory was imported), the officer names the asset of the unit it is, and says the same; keeping a named one needs its grounds, and one that is named and set aside is not found by that.' },
    suggestedBy: practice, confirmBy: bureau, since,
  },
  'volume-change': {
    title: { zh: '规模变化提示', en: 'Change of volume' }, leaves: ['3.9'],
    we: { zh: '与上次扫描相比，行数增减达到30%时提请查看。由多个同类文件合成的数据集，增减由文件的增减引起的只作说明；少了的文件多于新增的、新增文件的行数超出以往各文件30%以上、留下的文件行数变化达到30%的，提请查看。', en: 'Somebody is asked to look when the rows grew or shrank by 30% since the last scan. Of a dataset of several like files, what files that came or went explain is only told; somebody is asked to look when more files went than came, when new files hold 30% fewer or more rows than any did before, and when the files that stayed changed by 30%.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 30, reads: 'volumes', unit: { zh: '%', en: '%' },
  },
  'nulls-change': {
    title: { zh: '空值变化提示', en: 'Change of nulls' }, leaves: ['3.9'],
    we: { zh: '某字段空值率变化达到10个百分点时列出，变差的提请查看。', en: 'A change of 10 points in a field’s share of nulls is listed; somebody is asked to look when it got worse.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 10, reads: 'nulls', unit: { zh: '个百分点', en: 'points' },
  },
  'drift-numbers': {
    title: { zh: '数值分布漂移', en: 'Drift of numbers' }, leaves: ['3.9'],
    we: { zh: '数值字段按上次的分位数分箱，群体稳定性指数（PSI）达到0.25时提请查看。', en: 'Numbers are put into bins by last time’s quantiles; somebody is asked to look at a population stability index of 0.25.' },
    suggestedBy: { zh: '通行做法（信用评分中 PSI 0.1 为轻微、0.25 为显著），没有条文依据', en: 'General practice (in credit scoring a PSI of 0.1 is slight, 0.25 significant); no article' }, confirmBy: bureau, since, value: 0.25, reads: 'number-drifts', unit: { zh: 'PSI', en: 'PSI' },
  },
  'drift-categories': {
    title: { zh: '取值分布漂移', en: 'Drift of categories' }, leaves: ['3.9'],
    we: { zh: '常见取值的分布与上次相比，詹森—香农散度（以2为底）达到0.1时提请查看；个人信息字段不比较取值，按通过校验、不同值、长度和形态的占比计。', en: 'Somebody is asked to look when the Jensen–Shannon divergence (base 2) of the frequent values from last time’s reaches 0.1; for personal columns not of values but of how many pass their check, are different, how long and of what shape.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 0.1, reads: 'category-drifts', unit: { zh: '比特', en: 'bits' },
  },
  'quality-change': {
    title: { zh: '质量变化提示', en: 'Change of quality' }, leaves: ['3.9'],
    we: { zh: '质量得分变化达到5分（满分100）时列出，下降的提请查看。', en: 'A change of 5 points of 100 in the quality score is listed; somebody is asked to look when it fell.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 5, reads: 'quality-changes', unit: { zh: '分', en: 'points' },
  },
  likeness: {
    title: { zh: '疑似重复或派生', en: 'Likeness' }, leaves: ['3.5', '3.10'],
    we: { zh: '用加盐摘要估计，一项数据集的字段取值有80%见于另一项时提示为重复或派生，只提示给读得到两者的人，由人判断。', en: 'By salted digests: when 80% of the values of a dataset’s fields are found in another, they are shown as duplicate or derived, to those who may read both; a person judges.' },
    suggestedBy: practice, confirmBy: bureau, since, value: 80, reads: onlyWhenShown('疑似重复或派生按加盐摘要估计', 'Likeness is estimated from salted digests'), unit: { zh: '%', en: '%' },
  },
  search: {
    title: { zh: '检索别名', en: 'Search by other words' }, leaves: ['3.10', '6.8'],
    we: { zh: '本规程中的误字（如备查薄）和省内旧称（如一级开发主体）也能检索到，界面统一显示正确用词。', en: 'Misprints of the guideline (备查薄) and older provincial words (一级开发主体) are found too; the screen shows the right word.' },
    suggestedBy: practice, confirmBy: bureaux, since,
  },
} as const satisfies Record<string, ChoiceShape>
