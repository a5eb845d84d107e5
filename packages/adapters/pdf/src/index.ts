export type { CertificateFonts } from "./CertificateFonts.ts"
export { pdf } from "./pdf.ts"
export { UnreadableFont } from "./UnreadableFont.ts"
