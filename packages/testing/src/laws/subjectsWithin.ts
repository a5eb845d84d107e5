import type { PolicyDocument } from "@xueshi/core"

/** These subjects and all that lie within them, read from the document alone. */
export const subjectsWithin = (
  { subjects }: Pick<PolicyDocument, "subjects">,
  codes: ReadonlyArray<string>
): ReadonlySet<string> => {
  const found = new Set(codes)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { code, within } of subjects) if (within !== undefined && found.has(within)) found.add(code)
  }
  return found
}
