import type { Routes } from '#contract/routes.ts'
import type { AuditAction } from '#law/audit.ts'

type Readings<T> = Partial<Record<keyof Routes, T>>

/** What every route that opens one thing of another unit writes into the log. */
export const leaves: Readings<AuditAction> = {
  readAgreement: 'read-agreement', listEvaluations: 'read-agreement', evaluationsExcel: 'read-agreement',
  readCase: 'read-case', caseEvidence: 'export-evidence', readTrace: 'read-trace', readFile: 'read-file', readFinding: 'read-finding', findLikeness: 'read-finding', qualityExcel: 'export-quality',
  readAsset: 'read-asset', readAssetVersion: 'read-asset', findSimilar: 'read-asset', assetUseMarks: 'read-asset', readLineage: 'read-asset', readDestruction: 'read-asset', listOutside: 'read-asset', readAssetCard: 'read-asset',
  listRegistrationForms: 'read-asset', readQualityProposal: 'read-asset', readDifference: 'read-asset', printCard: 'print-card', registrationForm: 'export-registration-form', readGrading: 'read-grading', recomputeValuation: 'read-valuation', valuationExcel: 'export-valuation',
  readCardImport: 'read-import', listImportFaults: 'read-import', importFaultsExcel: 'read-import', markedImport: 'read-import',
  readBooks: 'read-books', listBookCards: 'read-books', readAssetBooks: 'read-books', listVouchers: 'read-books', readVoucher: 'read-books', readLedger: 'read-books', readStatements: 'read-books',
  bookCardsExcel: 'export-books', vouchersExcel: 'export-books', vouchersCsv: 'export-books', printVouchers: 'export-books', ledgerExcel: 'export-books', statementsExcel: 'export-books',
}

const aRound = 'a round names what was found and counts it; each finding, table and asset leaves its line when it is opened'
const aList = 'a list of a sector authority: its own work, with names and scores of what is in the catalogue'
const aCall = 'how far the units have come with a call: no asset'
const ofShares = 'what falls to whom is read by its parties and the offices that supervise it: money, and no asset'
const ofBooks = 'names of accounts and months: no asset and no amount of one'
/** Why other routes at one thing leave none. */
export const leavesNothing: Readings<string> = {
  readSharingAgreement: ofShares, readDistribution: ofShares, listSettledIncomes: ofShares, settledExcel: ofShares,
  readOperator: 'an operator is no asset', listMandateAssets: 'who operates what is disclosed; each asset leaves its line when it is opened', mandateAssetsExcel: 'who operates what is disclosed; each asset leaves its line when it is opened',
  readOrganisation: 'an organisation is no asset', readAccountSteps: 'the life of an account: no asset',
  listReadings: 'who looked is the holder’s to know, and the bureau’s that reads the whole log', readingsExcel: 'who looked is the holder’s to know, and the bureau’s that reads the whole log',
  readHangings: 'how much hangs on an organisation: no asset',
  readIdentity: 'whom of the provider an officer is: no asset', standInsFor: 'who works beside whom: no asset',
  readProduct: 'a product is what is made of assets, with the numbers of public certificates', readOrder: 'an order is read by both sides and by whom it is supervised: no asset',
  readRound: aRound, listFindings: aRound, findingsExcel: aRound, readCount: aRound, listCountLines: aRound, countExcel: aRound, printCount: aRound, sourcesExcel: aRound, listCardImports: aRound, cardImportsExcel: aRound,
  readRoundCall: aCall, listCalledUnits: aCall, calledUnitsExcel: aCall,
  readSectorList: aList, listSectorEntries: aList, sectorListExcel: aList, printSectorList: aList, listCandidates: aList, listDemands: aList, listInvitations: aList, listComments: aList, listDifferences: aList, candidatesExcel: aList, demandsExcel: aList, invitationsExcel: aList, commentsExcel: aList, differencesExcel: aList,
  listCodes: ofBooks, listPeriods: ofBooks, readNotes: 'the notes are an enterprise’s, and this unit has none; server/books tests the line of one that has', codesExcel: ofBooks, periodsExcel: ofBooks,
  readProgramme: 'a programme and its draw are published', listDraws: 'a programme and its draw are published', drawsExcel: 'a programme and its draw are published', readIncident: 'an incident is the operator’s own report: no asset',
}
