export * as Access from "./account/Access.ts"
export * as Accounts from "./account/Accounts.ts"
export { Actor, AskedHat, Hat } from "./account/Actor.ts"
export * as Administrators from "./account/Administrators.ts"
export { Attempts, type Tallied, type Tally } from "./account/Attempts.ts"
export * as Captcha from "./account/Captcha.ts"
export { CaptchaAnswer, CaptchaLifetime, CaptchaPainter, type Painted, WrongCaptcha } from "./account/Captcha.ts"
export { type Challenge, Challenges } from "./account/Challenges.ts"
export { CommonPasswords, LeastPassword } from "./account/CommonPasswords.ts"
export { Credential, type CredentialChange, Credentials } from "./account/Credentials.ts"
export { collectProofs } from "./account/collectProofs.ts"
export { contactOf } from "./account/contactOf.ts"
export { DeviceLifetime } from "./account/DeviceLifetime.ts"
export { Device, Devices } from "./account/Devices.ts"
export { documentKey } from "./account/documentKey.ts"
export type { Forgetting } from "./account/ForgottenPassword.ts"
export * as ForgottenPassword from "./account/ForgottenPassword.ts"
export { CodeLimits, CodeRefused } from "./account/ForgottenPassword.ts"
export { KeyedDigests, type Purpose } from "./account/KeyedDigests.ts"
export { ListedPost, listedPost } from "./account/ListedPost.ts"
export { Locked } from "./account/Locked.ts"
export { LockLimits, type LockScope } from "./account/LockLimits.ts"
export { LogInFailed } from "./account/LogInFailed.ts"
export { type HashingLimits, limitPasswords } from "./account/limitPasswords.ts"
export { type Contact, consoleMessages, Messages } from "./account/Messages.ts"
export { decidingModules, moduleNames, modulesOf, PermissionModule } from "./account/modules.ts"
export * as OneTimePasswords from "./account/OneTimePasswords.ts"
export { type IssuedPassword, OneTimeLifetime } from "./account/OneTimePasswords.ts"
export type { KnownDevice } from "./account/OwnDevices.ts"
export * as OwnDevices from "./account/OwnDevices.ts"
export type { PasswordChange } from "./account/OwnPassword.ts"
export * as OwnPassword from "./account/OwnPassword.ts"
export { WrongPassword } from "./account/OwnPassword.ts"
export { type Grant, type Operation, operations } from "./account/operations.ts"
export { PasswordMustChange } from "./account/PasswordMustChange.ts"
export { Busy, type Password, Passwords } from "./account/Passwords.ts"
export { Assignment, evolvePost, Holder, Post, PostEvent, PostState, Rank } from "./account/Post.ts"
export { PostRepository } from "./account/PostRepository.ts"
export { actorOf, fullPowers, Powers, Principal } from "./account/Principal.ts"
export type { Denied } from "./account/permit.ts"
export { evolveRole, Role, RoleEvent, RoleFacts } from "./account/Role.ts"
export * as Roles from "./account/Roles.ts"
export { MoreThanHeld } from "./account/rules/assign.ts"
export { type Asked, NotAllowed } from "./account/rules/authorise.ts"
export { HatUnusable, NoSuchHat } from "./account/rules/chooseHat.ts"
export type { PasswordDemands } from "./account/rules/choosePassword.ts"
export { NotHandler } from "./account/rules/handles.ts"
export { NotDeclarant } from "./account/rules/isDeclarant.ts"
export type { LockLimit } from "./account/rules/lockedUntil.ts"
export { PostNotActive } from "./account/rules/makeSuper.ts"
export { HatsElsewhere } from "./account/rules/mayReset.ts"
export { OwnItem } from "./account/rules/notOwn.ts"
export { OwnPost } from "./account/rules/overPost.ts"
export type { Held } from "./account/rules/powersOf.ts"
export { WrongDocument } from "./account/rules/readDocument.ts"
export { UnusablePassword } from "./account/rules/readPassword.ts"
export type { Relation, Target } from "./account/rules/relationsOf.ts"
export { RoleInUse } from "./account/rules/removeRole.ts"
export { SessionEnded } from "./account/SessionEnded.ts"
export { SessionIdle, SessionLifetime, SessionTouch } from "./account/SessionLifetime.ts"
export { type FoundSession, Session, SessionRepository } from "./account/SessionRepository.ts"
export type { Coming, Entered, LoggedIn, LogIn } from "./account/Sessions.ts"
export * as Sessions from "./account/Sessions.ts"
export { DeviceUnknown } from "./account/Sessions.ts"
export * as Appeals from "./appeal/Appeals.ts"
export { AppealClosed, NotAppealable } from "./appeal/rules/appealable.ts"
export { LateReasonRequired } from "./audit/rules/inTime.ts"
export { ApproverCannotAudit, NotAwaitingAudit } from "./audit/rules/mayAudit.ts"
export { AuditList, ListedSample, listedSample, Sample, StrataBy } from "./audit/Sample.ts"
export { SampleRepository } from "./audit/SampleRepository.ts"
export * as Samples from "./audit/Samples.ts"
export { PlanNotApproved } from "./base/rules/approvedPlan.ts"
export { AlreadyAttended, PlanFull } from "./base/rules/attend.ts"
export * as TrainingBases from "./base/TrainingBases.ts"
export { Certificate, CertificateEvent, evolveCertificate } from "./certificate/Certificate.ts"
export { CertificateRepository } from "./certificate/CertificateRepository.ts"
export * as Certificates from "./certificate/Certificates.ts"
export { CertificateText } from "./certificate/CertificateText.ts"
export { MissingGlyphs, Printer } from "./certificate/Printer.ts"
export type { RevocationPorts } from "./certificate/revocations.ts"
export { GateNotMet, type Issue, UnknownCertificateKind } from "./certificate/rules/issue.ts"
export { CertificateRevoked } from "./certificate/rules/mayPrint.ts"
export { Verification } from "./certificate/Verification.ts"
export { canonicalCode } from "./codes/canonicalCode.ts"
export { Jurisdiction } from "./codes/jurisdiction.ts"
export { judgeOrganisationCode, organisationCodeCheck } from "./codes/organisationCode.ts"
export { isRegionAbove, Region, regionAndAbove } from "./codes/region.ts"
export { type ResidentId, readResidentId, residentIdCheck } from "./codes/residentId.ts"
export { judgeSocialCreditCode, socialCreditCodeCheck } from "./codes/socialCreditCode.ts"
export type { AnnualCompletion, YearOutcome } from "./completion/Completions.ts"
export * as Completions from "./completion/Completions.ts"
export { type CountedHours, countedChange, countedOf } from "./completion/countedChange.ts"
export type { Dossier } from "./completion/Dossier.ts"
export { type DerivedCheck, type DerivedMismatch, derivedMatches } from "./completion/derivedMatches.ts"
export { judge, kindsOf } from "./completion/judge.ts"
export {
  type ApprovedHours,
  type Expected,
  type Judged,
  type Ledger,
  Ledgers,
  type LedgerYear,
  type StatisticDelta,
  type StoredVerdict
} from "./completion/Ledgers.ts"
export type { Recomputed } from "./completion/recompute.ts"
export { recordOf } from "./completion/recordOf.ts"
export * as WhatIfs from "./completion/WhatIfs.ts"
export { withDay } from "./completion/withDay.ts"
export {
  Audit,
  Claim,
  ClaimDraft,
  CreditYear,
  Declarant,
  Declaration,
  type DeclarationState,
  Evidence,
  type SubmittedState,
  sourceOf,
  stateNames
} from "./declaration/Declaration.ts"
export { DeclarationEvent, evolveDeclaration } from "./declaration/DeclarationEvent.ts"
export type { DeclarationFilter, HoursFilter } from "./declaration/DeclarationFilter.ts"
export { DeclarationRepository } from "./declaration/DeclarationRepository.ts"
export * as Declarations from "./declaration/Declarations.ts"
export type { Late } from "./declaration/decisions.ts"
export * as Forms from "./declaration/Forms.ts"
export { ListedDeclaration } from "./declaration/ListedDeclaration.ts"
export { NotRefused } from "./declaration/rules/copy.ts"
export { type Draft, UnknownForm } from "./declaration/rules/draft.ts"
export { HoursNotGrantable } from "./declaration/rules/grantable.ts"
export { NotInState } from "./declaration/rules/inState.ts"
export type { DeclarationUnderReview } from "./declaration/rules/mayReview.ts"
export { SameActivity } from "./declaration/rules/notTwice.ts"
export { handlerOfDeclaration, type Situation, type SituationStates, situationsIn } from "./declaration/Situation.ts"
export { Department, DepartmentEvent, evolveDepartment } from "./department/Department.ts"
export { DepartmentRepository } from "./department/DepartmentRepository.ts"
export * as Departments from "./department/Departments.ts"
export { DepartmentDisabled } from "./department/rules/takes.ts"
export { EvidenceFiles, type FileKeeping } from "./evidence/EvidenceFiles.ts"
export { EvidenceRepository } from "./evidence/EvidenceRepository.ts"
export type { Seen, Sent } from "./evidence/Evidences.ts"
export * as Evidences from "./evidence/Evidences.ts"
export { MostLoose } from "./evidence/MostLoose.ts"
export { kindNames, mediaTypes, type Picture, type PictureFault, PictureKind } from "./evidence/Picture.ts"
export { PictureReader } from "./evidence/picture/PictureReader.ts"
export { TooManyLoose } from "./evidence/rules/mayUpload.ts"
export { Overlap, Reuse, Upload } from "./evidence/Upload.ts"
export {
  type AggregateName,
  aggregates,
  type EventOf,
  emptyStates,
  evolve,
  type StateOf
} from "./journal/aggregates.ts"
export {
  type Block,
  Head,
  type PersonalItem,
  type StoredEntry,
  textOfBlock,
  textOfEntry,
  textOfItem
} from "./journal/Block.ts"
export { type Change, change } from "./journal/Change.ts"
export { canonical, type Json, type JsonObject } from "./journal/canonical.ts"
export { Digests } from "./journal/Digests.ts"
export { type EventShape, EventShapes, eventShapes, type Upcaster } from "./journal/EventShapes.ts"
export { ExpectedVersion } from "./journal/ExpectedVersion.ts"
export { describeFault, type Fault } from "./journal/Fault.ts"
export type { Guard, KeyScope } from "./journal/Guard.ts"
export { type Answer, type IdempotencyKey, KeyReused } from "./journal/IdempotencyKey.ts"
export { JournalChain } from "./journal/JournalChain.ts"
export { type JournalEntry, replay } from "./journal/JournalEntry.ts"
export { Journals } from "./journal/Journals.ts"
export { keepSealed } from "./journal/keepSealed.ts"
export { NewerEvent } from "./journal/NewerEvent.ts"
export { once } from "./journal/once.ts"
export { VersionMismatch } from "./journal/rules/asExpected.ts"
export { type Commit, Conflict, Store } from "./journal/Store.ts"
export { fromStored, type StoredEvent, toStored, withoutPersonal } from "./journal/StoredEvent.ts"
export { exportHead, seal } from "./journal/seal.ts"
export { type Verified, verify } from "./journal/verify.ts"
export { Attachment } from "./kernel/Attachment.ts"
export { dayAt, firstDayOf, formatDay, fromCivil, lastDayOf, parseDay, yearOf } from "./kernel/Day.ts"
export { Day } from "./kernel/DayCodec.ts"
export { FieldIssue, InvalidFields } from "./kernel/FieldIssue.ts"
export {
  addHours,
  ceilToStep,
  formatHours,
  hours,
  lessHours,
  minHours,
  parseHours,
  unitsPerHour,
  zeroHours
} from "./kernel/Hours.ts"
export { Hours, SummedHours } from "./kernel/HoursCodec.ts"
export {
  CertificateId,
  DeclarationId,
  DepartmentId,
  Ids,
  OrganisationId,
  PostId,
  ProfessionalId,
  ReviewId,
  RoleId,
  SampleId,
  UserId
} from "./kernel/ids.ts"
export { NotFound } from "./kernel/NotFound.ts"
export { type Now, now } from "./kernel/now.ts"
export type { Page, PageRequest } from "./kernel/Page.ts"
export { formatRatio, parseRatio, Ratio } from "./kernel/Ratio.ts"
export { type Refusal, RuleError, type RuleId, Text } from "./kernel/RuleError.ts"
export type { Column, RefusedRow, SheetForm, SheetRow } from "./kernel/Sheet.ts"
export { Workbooks } from "./kernel/Workbooks.ts"
export { ChangeRecord } from "./organisation/changeRecords.ts"
export {
  BasicInformation,
  evolveOrganisation,
  Organisation,
  OrganisationEvent,
  OrganisationFacts,
  OrganisationKind,
  OrganisationState,
  Position,
  ReviewedField
} from "./organisation/Organisation.ts"
export { type OrganisationFilter, OrganisationRepository } from "./organisation/OrganisationRepository.ts"
export * as Organisations from "./organisation/Organisations.ts"
export { type InTree, positionOf } from "./organisation/positionOf.ts"
export { HasSubordinates } from "./organisation/rules/changeRegion.ts"
export { type Establish, RootMustBeBureau } from "./organisation/rules/establish.ts"
export { WrongCode } from "./organisation/rules/judgeCode.ts"
export { IllegalSuperior } from "./organisation/rules/legalSuperior.ts"
export { RootStays, WithinItself } from "./organisation/rules/move.ts"
export { BeyondJurisdiction } from "./organisation/rules/withinJurisdiction.ts"
export { appliesTo, type Whom } from "./policy/appliesTo.ts"
export { awardOf } from "./policy/awardOf.ts"
export { AssessRecord, AssessRequest } from "./policy/cases/AssessRequest.ts"
export { assess, type Judgement } from "./policy/cases/assess.ts"
export { CasesFile, Expectation } from "./policy/cases/CasesFile.ts"
export { NoneApplies } from "./policy/cases/NoneApplies.ts"
export { type Assessment, readAssessment } from "./policy/cases/readAssessment.ts"
export { type Case, readCases } from "./policy/cases/readCases.ts"
export { type CaseDifference, type CaseResult, runCases } from "./policy/cases/runCases.ts"
export { catalogueOf } from "./policy/catalogueOf.ts"
export { compile } from "./policy/compile.ts"
export { decodePolicy, parseJson, readDocument } from "./policy/decode.ts"
export { describePolicy } from "./policy/describe/describePolicy.ts"
export { tellCondition } from "./policy/describe/tellCondition.ts"
export type { PolicyDifference } from "./policy/diff/Comparison.ts"
export { differencesOf, diffPolicies, tellDifference } from "./policy/diff/diffPolicies.ts"
export { Adjustment } from "./policy/document/Adjustment.ts"
export { Attribution } from "./policy/document/Attribution.ts"
export { Award } from "./policy/document/Award.ts"
export { Cap, Limit } from "./policy/document/Cap.ts"
export { Carry } from "./policy/document/Carry.ts"
export { Citation } from "./policy/document/Citation.ts"
export { Condition } from "./policy/document/Condition.ts"
export { DeclaredLaw, declaredLaws } from "./policy/document/DeclaredLaw.ts"
export { EvidenceDemands } from "./policy/document/EvidenceDemands.ts"
export { Period } from "./policy/document/Period.ts"
export { Leaf, Requirement } from "./policy/document/Requirement.ts"
export { Approval, Reviews as PolicyReviews } from "./policy/document/Reviews.ts"
export { Rounding } from "./policy/document/Rounding.ts"
export { Selection } from "./policy/document/Selection.ts"
export { Amount, Threshold } from "./policy/document/Threshold.ts"
export { documentSchema, documentSchemaId } from "./policy/documentSchema.ts"
export { ExplainedLeaf, ExplainedNode, ExplainedRecord, Explanation } from "./policy/Explanation.ts"
export type { Question } from "./policy/engine/Frame.ts"
export type { Watch } from "./policy/engine/Watch.ts"
export { evaluate } from "./policy/evaluate.ts"
export { explain } from "./policy/explain.ts"
export { explainVerdict } from "./policy/explainVerdict.ts"
export { FactSpan, Facts } from "./policy/Facts.ts"
export { FormCatalogue, OfferedForm } from "./policy/FormCatalogue.ts"
export { FormDefinition, FormField } from "./policy/FormDefinition.ts"
export { isRequired } from "./policy/isRequired.ts"
export { LearningRecord, Standing } from "./policy/LearningRecord.ts"
export { pathsOfLeaves } from "./policy/leaves.ts"
export { Finding } from "./policy/lint/Finding.ts"
export { lintPolicy } from "./policy/lint/lintPolicy.ts"
export { withoutErrors } from "./policy/lint/withoutErrors.ts"
export { Policies } from "./policy/Policies.ts"
export type { Policy } from "./policy/Policy.ts"
export { CertificateKind, PolicyDocument, SharedSubject, Subject } from "./policy/PolicyDocument.ts"
export * as PolicyDocuments from "./policy/PolicyDocuments.ts"
export { passes } from "./policy/passes.ts"
export { policyDigest } from "./policy/policyDigest.ts"
export { type Addition, propose } from "./policy/propose.ts"
export { approvalsOf } from "./policy/rules/approvalsOf.ts"
export { failingCodeOf } from "./policy/rules/failingCodeOf.ts"
export { governing, mayGovern, NoPolicy } from "./policy/rules/governing.ts"
export type { LegalHint } from "./policy/rules/legalHintOf.ts"
export { Source } from "./policy/Source.ts"
export { cite, type Language, tell } from "./policy/tell.ts"
export type {
  Carried,
  Contribution,
  LeafFinding,
  LeafState,
  NodeFinding,
  Outcome,
  Part,
  Reduction,
  Step,
  SubjectTotal,
  Verdict
} from "./policy/Verdict.ts"
export { addColumns } from "./policy/whatif/addColumns.ts"
export type { Columns } from "./policy/whatif/Columns.ts"
export type { Consequence, Flip, Member, Side } from "./policy/whatif/Consequence.ts"
export { consequenceOf } from "./policy/whatif/consequenceOf.ts"
export { LinePacker } from "./policy/whatif/LinePacker.ts"
export { MemberLine } from "./policy/whatif/MemberLine.ts"
export { MemberReader } from "./policy/whatif/MemberReader.ts"
export { outcomeNames } from "./policy/whatif/outcomeNames.ts"
export { Packer } from "./policy/whatif/Packer.ts"
export { makeReform, OtherJurisdiction, type Reform } from "./policy/whatif/Reform.ts"
export { type Governing, WhatIf, type WhatIfOptions, type WhatIfState } from "./policy/whatif/WhatIf.ts"
export { WhatIfEvent, WhatIfFlip, WhatIfProgress } from "./policy/whatif/WhatIfEvent.ts"
export { WhatIfExample, WhatIfLine, WhatIfReport } from "./policy/whatif/WhatIfReport.ts"
export { documentName, documentTypes } from "./professional/documentTypes.ts"
export { factsOf } from "./professional/factsOf.ts"
export { ListedProfessional } from "./professional/ListedProfessional.ts"
export {
  changesFacts,
  DocumentType,
  evolveProfessional,
  IdentityDocument,
  maskDocument,
  Person,
  PersonalRecord,
  Professional,
  ProfessionalEvent,
  Title,
  TitleLevel
} from "./professional/Professional.ts"
export { type Placed, type ProfessionalFilter, ProfessionalRepository } from "./professional/ProfessionalRepository.ts"
export type { RosterOutcome } from "./professional/Professionals.ts"
export * as Professionals from "./professional/Professionals.ts"
export { rosterForm, sexes, titleLevels } from "./professional/roster.ts"
export { type RosterIssueCode, rosterReasons } from "./professional/rosterIssues.ts"
export { BasicPerson } from "./professional/rules/editPerson.ts"
export { InTransfer } from "./professional/rules/notInTransfer.ts"
export { type RosterEntry, readRosterRow } from "./professional/rules/readRosterRow.ts"
export * as Registrations from "./registration/Registrations.ts"
export { AlreadyRegistered } from "./registration/rules/mayRegister.ts"
export type { RegistrationForm } from "./registration/rules/readRegistration.ts"
export type { Decided, Deciding, Outcome as ItemOutcome } from "./review/decideAll.ts"
export { AnnualReport, annualReport } from "./review/kinds/annualReport.ts"
export { Appeal, failureAppeal, rejectionAppeal } from "./review/kinds/appeal.ts"
export { informationChange, ReviewedInformation } from "./review/kinds/informationChange.ts"
export { organisationChange } from "./review/kinds/organisationChange.ts"
export { OrganisationRegistration, organisationRegistration } from "./review/kinds/organisationRegistration.ts"
export { Registration, registration } from "./review/kinds/registration.ts"
export { superiorChange } from "./review/kinds/superiorChange.ts"
export { TrainingPlan, trainingPlan } from "./review/kinds/trainingPlan.ts"
export { Transfer, transfer } from "./review/kinds/transfer.ts"
export { ListedReview } from "./review/ListedReview.ts"
export { StillPending } from "./review/nothingPending.ts"
export { Content, Decision, evolveReview, Review, ReviewEvent, ReviewState, reviewStateNames } from "./review/Review.ts"
export {
  type ApprovalRefused,
  type Ending,
  type Given,
  type Moment,
  NotApprovable,
  nothing,
  type ReviewKind,
  type ReviewKindOf,
  type ReviewPorts,
  reviewKind,
  type Taken
} from "./review/ReviewKind.ts"
export {
  auditKindOf,
  hoursKinds,
  type KindCount,
  mostCounted,
  type ReviewFilter,
  ReviewRepository,
  registrationKinds,
  type WaitingFilter,
  type WaitingFor
} from "./review/ReviewRepository.ts"
export { handling as reviewHandling, type ReviewSituation, reviewSituationsIn } from "./review/ReviewSituation.ts"
export * as Reviews from "./review/Reviews.ts"
export { ReviewKinds, reviewKinds } from "./review/reviewKinds.ts"
export { NothingChanges } from "./review/rules/changesSomething.ts"
export { StillOpen } from "./review/rules/clearReview.ts"
export { NotPending } from "./review/rules/isPending.ts"
export type { UnderReview } from "./review/rules/mayDecide.ts"
export { ReasonRequired } from "./review/rules/reasonGiven.ts"
export { UnknownReasonCode } from "./review/rules/refusalGiven.ts"
export { NotWithdrawable } from "./review/rules/withdrawReview.ts"
export { type Chain, namedStaff, type Staff } from "./review/Staff.ts"
export type { ShownPage } from "./review/shownList.ts"
export * as Rules from "./rules.ts"
export type { KeptCompletionReport } from "./statistics/CompletionReports.ts"
export * as CompletionReports from "./statistics/CompletionReports.ts"
export {
  type CompletionLine,
  type CompletionReport,
  completionReport,
  passRate,
  type ReportedPerson
} from "./statistics/completionReport.ts"
export { type OrganisationSums, Statistics } from "./statistics/Statistics.ts"
export { MustHandOver } from "./transfer/rules/handsOver.ts"
export { NoTarget } from "./transfer/rules/requestTransfer.ts"
export type { TransferRequest } from "./transfer/Transfers.ts"
export * as Transfers from "./transfer/Transfers.ts"
