export type { CertificateFonts } from "./CertificateFonts.ts"
export { CertificatePrinter } from "./CertificatePrinter.ts"
export { MissingGlyphs } from "./MissingGlyphs.ts"
export { UnreadableFont } from "./UnreadableFont.ts"
