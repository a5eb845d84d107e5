import type { Declaration } from "../Declaration.ts"

/** A declaration that may stand. */
type Standing = Extract<Declaration, { readonly _tag: "Pending" | "Approved" }>

/** DEC-10, BAS-04: a declaration stands while it is pending, or approved and not failed in audit: it holds its activity, and a place. */
export const stands = (declaration: Declaration): declaration is Standing =>
  declaration._tag === "Pending" || (declaration._tag === "Approved" && declaration.audit._tag !== "Failed")
