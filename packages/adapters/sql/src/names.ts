import type { AggregateName } from "@xueshi/core"

/** The table of each aggregate. */
export const tables = {
  Organisation: "organisation",
  Department: "department",
  Role: "role",
  Post: "post",
  Professional: "professional",
  Review: "review",
  Declaration: "declaration",
  Certificate: "certificate",
  Sample: "sample"
} as const satisfies Record<AggregateName, string>

/** The order in which rows are locked, so that no two commits wait for each other. */
export const lockOrder: ReadonlyArray<AggregateName> = [
  "Organisation",
  "Department",
  "Role",
  "Post",
  "Professional",
  "Review",
  "Declaration",
  "Certificate",
  "Sample"
]
