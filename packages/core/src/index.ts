export type { CertificateText } from "./certificate/CertificateText.ts"
export { FieldIssue, InvalidFields } from "./kernel/FieldIssue.ts"
export { type Refusal, RuleError, type RuleId, Text } from "./kernel/RuleError.ts"
export type { Column, RefusedRow, SheetForm, SheetRow } from "./kernel/Sheet.ts"
