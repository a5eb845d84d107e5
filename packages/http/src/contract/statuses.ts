/**
 * The one table of refusals and their HTTP status. A handler whose use case can refuse for a reason that is not here, or
 * that its endpoint does not declare, does not compile.
 */
export const statusOf = {
  // of the request
  InvalidRequest: 400,
  InvalidCursor: 400,
  Unauthenticated: 401,
  LogInFailed: 401,
  SessionEnded: 401,
  DeviceUnknown: 401,
  NoSuchRoute: 404,
  MethodNotAllowed: 405,
  PayloadTooLarge: 413,
  UnsupportedMediaType: 415,
  // of who asks
  NotHandler: 403,
  NotDeclarant: 403,
  OwnItem: 403,
  ApproverCannotAudit: 403,
  BeyondJurisdiction: 403,
  NoSuchHat: 403,
  HatUnusable: 403,
  HatsElsewhere: 403,
  NotAllowed: 403,
  PasswordMustChange: 403,
  NotFound: 404,
  OwnPost: 403,
  MoreThanHeld: 403,
  // of how things stand
  NotInState: 409,
  NotRefused: 409,
  PlanNotApproved: 409,
  PlanFull: 409,
  AlreadyAttended: 409,
  SameActivity: 409,
  NotAwaitingAudit: 409,
  GateNotMet: 409,
  CertificateRevoked: 409,
  FrameTooLarge: 409,
  RoleInUse: 409,
  PostNotActive: 409,
  DepartmentDisabled: 409,
  NotPending: 409,
  NotWithdrawable: 409,
  StillOpen: 409,
  StillPending: 409,
  InTransfer: 409,
  MustHandOver: 409,
  AlreadyRegistered: 409,
  NotApprovable: 409,
  HasSubordinates: 409,
  Conflict: 409,
  VersionMismatch: 412,
  // of what is asked
  InvalidFields: 422,
  UnknownForm: 422,
  HoursNotGrantable: 422,
  ReasonRequired: 422,
  UnknownReasonCode: 422,
  LateReasonRequired: 422,
  UnknownCertificateKind: 422,
  MissingGlyphs: 422,
  NoPolicy: 422,
  KeyReused: 422,
  WrongCaptcha: 422,
  WrongPassword: 422,
  CodeRefused: 422,
  IllegalSuperior: 422,
  NothingChanges: 422,
  NoTarget: 422,
  RootMustBeBureau: 422,
  WithinItself: 422,
  RootStays: 422,
  WorkbookRefused: 422,
  // of how often
  Locked: 429,
  // of us
  Busy: 503,
  Unavailable: 503,
  TimedOut: 503,
  InternalError: 500
} as const

/** The stable code of a refusal. */
export type Code = keyof typeof statusOf
export type Status = (typeof statusOf)[Code]
