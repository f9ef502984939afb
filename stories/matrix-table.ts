import { randomUUID } from 'node:crypto'
import type { Routes } from '#contract/routes.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { fileForm, type Objects, type Visitor } from './matrix-objects.ts'
import { application } from './lives.ts'

type Given = { readonly params?: Record<string, string>; readonly query?: Record<string, unknown>; readonly body?: unknown }
/** What is asked of a route by everybody, and who gets which status; every visitor stands in exactly one list. */
export type Line = { readonly ask?: (o: Objects, who: Visitor) => Given; readonly gets: { readonly [status: number]: string } }

const firms = 'firm otherFirm valuer'
const outside = 'operator developer exchange'
const producers = 'own other soe'
/** City-wide offices, and supervisors whose field the transport office is in. */
const supervisors = 'bureau registrar finance sector cyber police'
const notSupervising = 'sasac administrator'
const signedIn = `${producers} ${supervisors} ${notSupervising} ${firms} ${outside}`
const everybody = `public ${signedIn}`
const onlySignedIn = { 200: signedIn, 401: 'public' }
/** Whoever reads an asset of the transport office that both firms were asked about. */
const readers = `own ${supervisors} firm valuer`
const strangers = `other soe ${notSupervising} otherFirm ${outside}`
const ofReaders = { 200: readers, 404: strangers, 401: 'public' }
/** The valuation of an asset: its holder, the supervisors, and the firm that filed it. */
const ofPaper = { 200: `own ${supervisors} valuer`, 404: `${strangers} firm`, 401: 'public' }
/** Rounds, findings that are no asset yet, and reviews: no firm was asked about them. */
const ofHolder = { 200: `own ${supervisors}`, 404: `${strangers} firm valuer`, 401: 'public' }
const ofAdministrator = { 200: 'administrator', 404: `${producers} ${supervisors} sasac ${firms} ${outside}`, 401: 'public' }
/** The unit itself, and the offices that have public producers under them. */
const ofDuty = { 200: `${producers} bureau registrar finance sector`, 404: `${notSupervising} cyber police ${firms} ${outside}`, 401: 'public' }
const ofHealth = { 200: 'bureau registrar administrator', 404: `${producers} finance sector cyber police sasac ${firms} ${outside}`, 401: 'public' }
const ofKeepers = { 200: 'bureau registrar', 404: `${producers} finance sector cyber police ${notSupervising} ${firms} ${outside}`, 401: 'public' }
const notHere = { 404: everybody }
const ofProducers = (status: number) => ({ [status]: producers, 404: `${supervisors} ${notSupervising} ${firms} ${outside}`, 401: 'public' })
const onlyOwn = (status: number) => ({ [status]: 'own', 404: `other soe ${supervisors} ${notSupervising} ${firms} ${outside}`, 401: 'public' })
const id = (key: keyof Objects) => (o: Objects): Given => ({ params: { id: String(o[key]) } })
const wrongVersion = 9999
const strangersAndFirms = `other soe ${notSupervising} otherFirm ${outside} firm valuer`
/** A list in the making: its authority and the city-wide offices read it, its authority alone changes it. */
const ofList = { 200: 'bureau registrar sector cyber police', 404: `${producers} finance ${notSupervising} ${firms} ${outside}`, 401: 'public' }
const ofListOffices = { 200: 'bureau registrar sector', 404: `${producers} finance cyber police ${notSupervising} ${firms} ${outside}`, 401: 'public' }
const onlySector = (status: number) => ({ [status]: 'sector', 404: status === 404 ? signedIn : signedIn.replace(' sector ', ' '), 401: 'public' })

export const table: { readonly [R in keyof Routes]: Line } = {
  health: { gets: { 200: everybody } },
  openapi: { gets: { 200: everybody } },
  readSession: { gets: { 200: everybody } },
  signIn: { ask: (_, who) => ({ body: { login: `nobody-${who}`, password: 'wrong' } }), gets: { 401: everybody } },
  switchPost: { ask: o => ({ body: { postId: o.post } }), gets: { 200: 'own', 404: signedIn.replace('own ', ''), 401: 'public' } },
  changePassword: { ask: () => ({ body: { current: 'wrong', next: 'Another-banyan-1066' } }), gets: { 422: signedIn, 401: 'public' } },
  demoPeople: { gets: notHere },
  demoBecome: { ask: o => ({ body: { postId: o.post } }), gets: notHere },
  demoPushClock: { ask: () => ({ body: { forwardMs: 1 } }), gets: { 404: signedIn, 401: 'public' } },
  listOrganisations: { gets: onlySignedIn },
  readOrganisation: { ask: id('organisation'), gets: onlySignedIn },
  addOrganisation: { ask: () => ({ body: { uscc: inventedUscc(4711), name: '矩阵新增机构', kind: 'company', roles: ['developer'] } }), gets: ofAdministrator },
  changeOrganisation: { ask: () => ({ params: { id: randomUUID() }, body: { name: '矩阵更名', kind: 'company', roles: ['developer'], sector: '', reason: '矩阵' } }), gets: { 404: signedIn, 401: 'public' } },
  listAffiliations: { gets: onlySignedIn },
  declareAffiliation: { ask: (o) => ({ body: { controllerId: o.organisation, controlledId: o.firm, sinceOn: '2020-01-01', untilOn: '2020-12-31', ground: '矩阵申报' } }), gets: { 200: 'own administrator firm', 409: `other soe ${supervisors} sasac otherFirm valuer ${outside}`, 401: 'public' } },
  endAffiliation: { ask: () => ({ params: { id: randomUUID() }, body: { untilOn: '2020-12-31', ground: '矩阵终止' } }), gets: { 404: signedIn, 401: 'public' } },
  listStandIns: { gets: onlySignedIn },
  handOver: { ask: () => ({ body: { officerId: randomUUID(), untilOn: '2026-12-31', reason: '出差' } }), gets: { 422: signedIn.replace(' administrator', ''), 409: 'administrator', 401: 'public' } },
  endStandIn: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listOfficers: { gets: ofAdministrator },
  addOfficer: { ask: o => ({ body: { login: 'matrix', name: '矩阵', password: 'Another-banyan-1066', organisationId: o.organisation, role: 'producer' } }), gets: ofAdministrator },
  addPost: { ask: o => ({ params: { id: o.officer }, body: { organisationId: o.organisation, role: 'registrar' } }), gets: { ...ofAdministrator, 200: '', 422: 'administrator' } },
  endPost: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  setOfficerActive: { ask: o => ({ params: { id: o.officer }, body: { isActive: true } }), gets: ofAdministrator },
  inbox: { gets: onlySignedIn },
  inboxCounts: { gets: onlySignedIn },
  inboxExcel: { gets: onlySignedIn },
  readCase: { ask: id('kase'), gets: ofHolder },
  openCase: { ask: o => ({ body: { procedure: 'first-registration', subjectId: o.registered, answers: application, key: randomUUID() } }), gets: { 200: 'own', 404: 'other soe', 409: `${supervisors} ${notSupervising} ${firms} ${outside}`, 401: 'public' } },
  saveDraft: { ask: o => ({ params: { id: o.kase }, body: { version: o.version, answers: {} } }), gets: { 409: `own ${supervisors}`, 404: `${strangers} firm valuer`, 401: 'public' } },
  // Refusing without a ground: whoever may refuse is asked for it, whoever may only read is told that the step is not theirs.
  actOnCase: { ask: o => ({ params: { id: o.kase }, body: { act: 'refuse', version: o.version, key: randomUUID() } }), gets: { 422: 'registrar', 409: 'own bureau finance sector cyber police', 404: `${strangers} firm valuer`, 401: 'public' } },
  caseEvents: { gets: onlySignedIn },
  addFile: { ask: o => ({ query: { caseId: o.kase }, body: fileForm('file', 'a.pdf', '%PDF-1.4') }), gets: { 200: 'own registrar', 404: `${strangers} bureau finance sector cyber police firm valuer`, 401: 'public' } },
  readFile: { ask: o => ({ params: { sha256: o.paper } }), gets: { 200: `own ${supervisors} firm`, 404: `${strangers} valuer`, 401: 'public' } },
  listRounds: { gets: onlySignedIn },
  readRound: { ask: id('round'), gets: ofHolder },
  addUploads: { ask: o => ({ params: { id: o.round }, body: fileForm('files', 'a.csv', 'a,b\n1,2\n') }), gets: onlyOwn(200) },
  // No folder of this server is open to anybody.
  addFolder: { ask: o => ({ params: { id: o.round }, body: { path: '/etc' } }), gets: onlyOwn(403) },
  // No database host is open to anybody either.
  addConnection: { ask: o => ({ params: { id: o.round }, body: { kind: 'postgresql', host: '127.0.0.1', port: 5432, database: 'city', user: 'reader', password: 'Banyan-1066' } }), gets: onlyOwn(403) },
  addFindingsFile: { ask: o => ({ params: { id: o.round }, body: fileForm('files', 'findings.json', '{}') }), gets: onlyOwn(422) },
  listUnitKeys: { gets: ofProducers(200) },
  addUnitKey: { ask: () => ({ body: { publicKey: '-----BEGIN PUBLIC KEY-----\nnot a key at all\n-----END PUBLIC KEY-----', label: '矩阵' } }), gets: ofProducers(422) },
  endUnitKey: { ask: () => ({ params: { keyId: '0'.repeat(16) } }), gets: { 404: signedIn, 401: 'public' } },
  scanKit: { gets: ofProducers(200) },
  listFindings: { ask: id('round'), gets: ofHolder },
  readFinding: { ask: id('finding'), gets: ofHolder },
  saveFindingCard: { ask: o => ({ params: { id: o.finding }, body: { version: wrongVersion, card: {} } }), gets: onlyOwn(409) },
  correctColumn: { ask: o => ({ params: { id: o.finding }, body: { version: wrongVersion, column: 'a' } }), gets: onlyOwn(409) },
  confirmFinding: { ask: o => ({ params: { id: o.finding }, body: { version: wrongVersion, key: randomUUID() } }), gets: onlyOwn(409) },
  nameFinding: { ask: o => ({ params: { id: o.finding }, body: { version: wrongVersion, assetId: o.registered } }), gets: onlyOwn(409) },
  keepFinding: { ask: o => ({ params: { id: o.finding }, body: { version: wrongVersion } }), gets: onlyOwn(409) },
  setAside: { ask: o => ({ params: { id: o.finding }, body: { version: wrongVersion, reason: '不要' } }), gets: onlyOwn(409) },
  setColumnRules: { ask: o => ({ params: { id: o.finding }, body: { version: wrongVersion, rules: [] } }), gets: onlyOwn(409) },
  // Of a round that has ended.
  rescan: { ask: id('source'), gets: onlyOwn(409) },
  findLikeness: { ask: id('finding'), gets: ofHolder },
  qualityExcel: { ask: id('finding'), gets: ofHolder },
  listCodingRules: { gets: onlySignedIn },
  codingRulesExcel: { gets: onlySignedIn },
  readCodingDesk: { gets: ofProducers(200) },
  tryCodingRule: { ask: () => ({ body: { segments: [] } }), gets: ofProducers(200) },
  // Backwards in time.
  setCodingRule: { ask: () => ({ body: { segments: [], holdsFrom: '2020-01-01', reason: '矩阵', seen: 0, key: randomUUID() } }), gets: ofProducers(422) },
  readCode: { ask: () => ({ query: { code: 'FZ0001' } }), gets: ofProducers(200) },
  readCount: { ask: id('round'), gets: ofHolder },
  listCountLines: { ask: id('round'), gets: ofHolder },
  countExcel: { ask: id('round'), gets: ofHolder },
  printCount: { ask: id('round'), gets: ofHolder },
  explainDifferences: { ask: o => ({ params: { id: o.round }, body: { difference: 'missing', assetIds: null, answers: {} } }), gets: onlyOwn(422) },
  recountDifferences: { ask: o => ({ params: { id: o.round }, body: { assetIds: null, answers: {} } }), gets: onlyOwn(422) },
  listRoundCalls: { gets: onlySignedIn },
  callRound: { ask: () => ({ body: { answers: {}, holderIds: null, key: randomUUID() } }), gets: { 422: 'bureau sector', 404: signedIn.replace('sector ', '').replace('bureau ', ''), 401: 'public' } },
  readRoundCall: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listCalledUnits: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  calledUnitsExcel: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listDuties: { gets: ofDuty },
  dutiesExcel: { gets: ofDuty },
  readDutyCoverage: { gets: ofDuty },
  listNotes: { gets: onlySignedIn },
  readNote: { ask: () => ({ params: { id: '1' } }), gets: { 404: signedIn, 401: 'public' } },
  listAssets: { gets: onlySignedIn },
  assetsExcel: { gets: onlySignedIn },
  readAsset: { ask: id('reviewed'), gets: ofReaders },
  findSimilar: { ask: id('reviewed'), gets: { 200: 'bureau registrar sector', 404: `${producers} finance cyber police ${notSupervising} ${firms} ${outside}`, 401: 'public' } },
  readAssetVersion: { ask: o => ({ params: { id: o.reviewed, version: '1' } }), gets: ofReaders },
  reviseCard: { ask: o => ({ params: { id: o.reviewed }, body: { version: 1, card: {}, key: randomUUID() } }), gets: onlyOwn(409) },
  cardTemplate: { gets: ofProducers(200) },
  importCards: { ask: o => ({ params: { id: o.round }, body: fileForm('file', 'a.xlsx', 'no workbook') }), gets: onlyOwn(422) },
  listCardImports: { ask: id('round'), gets: ofHolder },
  readCardImport: { ask: id('cardImport'), gets: ofHolder },
  listImportFaults: { ask: id('cardImport'), gets: ofHolder },
  importFaultsExcel: { ask: id('cardImport'), gets: ofHolder },
  markedImport: { ask: id('cardImport'), gets: ofHolder },
  cardsExcel: { gets: onlySignedIn },
  printCard: { ask: id('reviewed'), gets: ofReaders },
  printAssets: { gets: onlySignedIn },
  listUseMarks: { gets: onlySignedIn },
  useMarksExcel: { gets: onlySignedIn },
  assetUseMarks: { ask: id('reviewed'), gets: ofReaders },
  setUseMark: { ask: o => ({ params: { id: o.reviewed }, body: { answers: {} } }), gets: onlyOwn(422) },
  legacyTemplate: { gets: ofProducers(200) },
  openLegacySheet: { ask: () => ({ body: fileForm('file', 'a.xlsx', 'no workbook') }), gets: ofProducers(422) },
  listOutside: { ask: id('reviewed'), gets: ofReaders },
  recordOutside: { ask: o => ({ params: { id: o.reviewed }, body: { answers: {} } }), gets: onlyOwn(422) },
  endOutside: { ask: o => ({ params: { id: o.outside }, body: { reason: '登记已变更' } }), gets: onlyOwn(200) },
  endUseMark: { ask: o => ({ params: { id: o.mark }, body: { reason: '协议到期不再续签' } }), gets: onlyOwn(200) },
  readLineage: { ask: id('reviewed'), gets: ofReaders },
  linkAsset: { ask: o => ({ params: { id: o.reviewed }, body: { fromId: o.reviewed, process: '汇总' } }), gets: onlyOwn(409) },
  unlinkAsset: { ask: id('link'), gets: onlyOwn(200) },
  listMemos: { gets: onlySignedIn },
  memosExcel: { gets: onlySignedIn },
  printMemos: { gets: onlySignedIn },
  // Nothing of the transport office stands in the memorandum register.
  reviewMemo: { ask: o => ({ params: { id: o.registered }, body: { answers: {} } }), gets: { 404: signedIn, 401: 'public' } },
  listDestructions: { gets: onlySignedIn },
  destructionsExcel: { gets: onlySignedIn },
  readDestruction: { ask: id('reviewed'), gets: ofReaders },
  listRegistrationForms: { ask: id('reviewed'), gets: ofReaders },
  registrationForm: { ask: o => ({ params: { id: o.reviewed, form: 'national' }, query: { as: 'docx' } }), gets: ofReaders },
  listNotices: { gets: { 200: everybody } },
  readNotice: { ask: id('notice'), gets: { 200: everybody } },
  objectToNotice: { ask: o => ({ params: { id: o.notice }, body: fileForm('evidence', 'a.pdf', '%PDF-1.4') }), gets: { 422: everybody } },
  listRegister: { gets: { 200: everybody } },
  listStatusNotes: { gets: { 200: everybody } },
  readDifference: { ask: id('change'), gets: onlyOwn(200) },
  checkCertificate: { ask: o => ({ params: { number: o.number } }), gets: { 200: everybody } },
  checkCertificateFile: { ask: o => ({ params: { sha256: o.certificate } }), gets: { 200: everybody } },
  certificatePdf: { ask: o => ({ params: { number: o.number } }), gets: { 200: everybody } },
  readQualityProposal: { ask: o => ({ params: { id: o.reviewed, version: '1' } }), gets: ofReaders },
  recomputeValuation: { ask: id('valuation'), gets: ofPaper },
  valuationExcel: { ask: id('valuation'), gets: ofPaper },
  readAssetCard: { ask: id('registered'), gets: ofHolder },
  listBooks: { gets: onlySignedIn },
  booksExcel: { gets: onlySignedIn },
  // Nobody opens books from a month to come.
  openBooks: { ask: () => ({ body: { openedOn: '2099-01-01' } }), gets: ofProducers(409) },
  readBooks: { ask: id('organisation'), gets: ofHolder },
  listCodes: { ask: id('organisation'), gets: ofHolder },
  setCode: { ask: o => ({ params: { id: o.organisation, account: 'bank' }, body: { code: '1002.02' } }), gets: onlyOwn(200) },
  listBookCards: { ask: id('organisation'), gets: ofHolder },
  bookCardsExcel: { ask: id('organisation'), gets: ofHolder },
  readAssetBooks: { ask: id('reviewed'), gets: ofHolder },
  listVouchers: { ask: id('organisation'), gets: ofHolder },
  vouchersExcel: { ask: id('organisation'), gets: ofHolder },
  vouchersCsv: { ask: id('organisation'), gets: ofHolder },
  printVouchers: { ask: id('organisation'), gets: ofHolder },
  previewVoucher: { ask: o => ({ params: { id: o.organisation }, body: { template: 'use-income', onDate: '2026-03-02', amounts: { proceeds: 100 } } }), gets: onlyOwn(200) },
  postVoucher: { ask: o => ({ params: { id: o.organisation }, body: { template: 'no-such', onDate: '2026-03-02', key: randomUUID() } }), gets: onlyOwn(409) },
  readVoucher: { ask: id('voucher'), gets: ofHolder },
  reverseVoucher: { ask: o => ({ params: { id: o.voucher }, body: { onDate: '2026-01-05', reason: '金额有误', key: randomUUID() } }), gets: onlyOwn(409) },
  readLedger: { ask: o => ({ params: { id: o.organisation }, query: { account: 'bank' } }), gets: ofHolder },
  ledgerExcel: { ask: o => ({ params: { id: o.organisation }, query: { account: 'bank' } }), gets: ofHolder },
  listPeriods: { ask: id('organisation'), gets: ofHolder },
  amortise: { ask: o => ({ params: { id: o.organisation }, body: { period: '2099-01-01' } }), gets: onlyOwn(409) },
  closePeriod: { ask: o => ({ params: { id: o.organisation }, body: { period: '2099-01-01' } }), gets: onlyOwn(409) },
  readStatements: { ask: id('organisation'), gets: ofHolder },
  statementsExcel: { ask: id('organisation'), gets: ofHolder },
  // The notes are an enterprise’s; this unit is a public one.
  readNotes: { ask: id('organisation'), gets: { 404: `own ${supervisors} ${strangers} firm valuer`, 401: 'public' } },
  writeNote: { ask: o => ({ params: { id: o.organisation, year: '2026', item: 'uses' }, body: { text: '某用途' } }), gets: { 404: `own other soe ${supervisors} ${notSupervising} ${firms} ${outside}`, 401: 'public' } },
  caseProgress: { ask: o => ({ body: { number: o.caseNumber, code: o.receipt } }), gets: { 200: everybody } },
  publicNumbers: { gets: { 200: everybody } },
  openStatistics: { gets: { 200: everybody } },
  readCaseHealth: { gets: ofHealth },
  listStuck: { gets: ofHealth },
  stuckExcel: { gets: ofHealth },
  readRetention: { gets: ofKeepers },
  listDueRecords: { gets: ofKeepers },
  dueRecordsExcel: { gets: ofKeepers },
  setClock: { ask: o => ({ params: { id: o.kase }, body: { reason: '逐项核对矩阵', key: randomUUID() } }), gets: { 409: 'bureau registrar', 404: `${producers} finance sector cyber police ${notSupervising} ${firms} ${outside}`, 401: 'public' } },
  runJobAgain: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  cockpit: { gets: { 200: 'bureau registrar finance sasac sector', 404: `${producers} cyber police administrator ${firms} ${outside}`, 401: 'public' } },
  auditTrail: { gets: onlySignedIn },
  search: { ask: () => ({ query: { q: '公交' } }), gets: { 200: everybody } },
  readGrading: { ask: id('reviewed'), gets: ofReaders },
  // Firms and strangers may not ask; SASAC may, but not about what it may not read.
  askRegrading: { ask: o => ({ params: { id: o.reviewed }, body: { trigger: 'request', reason: '口径有变化' } }), gets: { 200: `own ${supervisors}`, 404: strangersAndFirms, 401: 'public' } },
  listRegradings: { gets: onlySignedIn },
  regradingsExcel: { gets: onlySignedIn },
  listSectorLists: { gets: onlySignedIn },
  readSectorList: { ask: id('list'), gets: ofList },
  listSectorEntries: { ask: id('list'), gets: ofList },
  sectorListExcel: { ask: id('list'), gets: ofList },
  printSectorList: { ask: id('list'), gets: ofList },
  listDifferences: { ask: id('list'), gets: ofList },
  listCandidates: { ask: id('list'), gets: onlySector(200) },
  addEntries: { ask: o => ({ params: { id: o.list }, body: { assetIds: [o.reviewed] } }), gets: onlySector(200) },
  removeEntry: { ask: o => ({ params: { id: o.list }, body: { assetId: randomUUID(), reason: '不要' } }), gets: onlySector(404) },
  noteDemand: { ask: o => ({ params: { id: o.list }, body: { assetId: o.reviewed, who: '某企业', body: '出行服务需要', strength: 2 } }), gets: onlySector(200) },
  listDemands: { ask: id('list'), gets: ofListOffices },
  listInvitations: { ask: id('list'), gets: ofListOffices },
  invite: { ask: o => ({ params: { id: o.list }, body: { kind: 'university', invitee: '某大学', untilOn: '2020-01-01' } }), gets: onlySector(422) },
  endInvitation: { ask: o => ({ params: { id: o.list, invitation: randomUUID() } }), gets: onlySector(404) },
  listComments: { ask: id('list'), gets: ofListOffices },
  answerComment: { ask: o => ({ params: { id: o.list, comment: randomUUID() }, body: { answer: '已采纳' } }), gets: onlySector(404) },
  publicLists: { gets: { 200: everybody } },
  publicEntries: { ask: id('list'), gets: { 200: everybody } },
  useInvitation: { ask: () => ({ body: { token: 'x'.repeat(32), person: '某人', organisation: '某单位' } }), gets: { 404: everybody } },
  readDiscussion: { ask: () => ({ body: { key: 'x'.repeat(32) } }), gets: { 404: everybody } },
  addComment: { ask: () => ({ body: { key: 'x'.repeat(32), body: '一条普通意见', sendKey: randomUUID() } }), gets: { 404: everybody } },
  readDesk: { gets: { 200: `${producers} bureau registrar finance sasac sector`, 404: `cyber police administrator ${firms} ${outside}`, 401: 'public' } },
  listDues: { gets: onlySignedIn },
  duesExcel: { gets: onlySignedIn },
  roundsExcel: { gets: onlySignedIn },
  sourcesExcel: { ask: id('round'), gets: ofHolder },
  findingsExcel: { ask: id('round'), gets: ofHolder },
  cardImportsExcel: { ask: id('round'), gets: ofHolder },
  roundCallsExcel: { gets: onlySignedIn },
  sectorListsExcel: { gets: onlySignedIn },
  candidatesExcel: { ask: id('list'), gets: onlySector(200) },
  demandsExcel: { ask: id('list'), gets: ofListOffices },
  invitationsExcel: { ask: id('list'), gets: ofListOffices },
  commentsExcel: { ask: id('list'), gets: ofListOffices },
  differencesExcel: { ask: id('list'), gets: ofList },
  codesExcel: { ask: id('organisation'), gets: ofHolder },
  periodsExcel: { ask: id('organisation'), gets: ofHolder },
  registerExcel: { gets: { 200: everybody } },
  noticesExcel: { gets: { 200: everybody } },
  organisationsExcel: { gets: onlySignedIn },
  officersExcel: { gets: ofAdministrator },
  auditExcel: { gets: onlySignedIn },
  // Last, since nobody is signed in afterwards.
  signOut: { gets: onlySignedIn },
}
