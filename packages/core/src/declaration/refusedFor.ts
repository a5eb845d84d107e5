import type { Declaration } from "./Declaration.ts"

/** The code of the reason for which a declaration was rejected, or failed in audit; undefined where none was named (EXT-04). */
export const refusedFor = (declaration: Declaration): string | undefined => {
  if (declaration._tag === "Rejected") return declaration.reasonCode
  return declaration._tag === "Approved" && declaration.audit._tag === "Failed"
    ? declaration.audit.reasonCode
    : undefined
}
