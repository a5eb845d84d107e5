import { Result } from "effect"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import { BasicInformation, type OrganisationEvent, type OrganisationState } from "../Organisation.ts"
import { readBasic } from "./readFacts.ts"

/**
 * ORG-05, ORG-10: replaces the basic information at once; what is left out is taken away. The event holds each field that
 * changes, before and after; undefined where none does.
 */
export const edit = (
  organisation: OrganisationState,
  typed: BasicInformation
): Result.Result<OrganisationEvent | undefined, InvalidFields> =>
  Result.map(readBasic(typed, organisation.kind), (basic) => {
    const fields = Object.keys(BasicInformation.fields) as Array<keyof BasicInformation>
    const changes = fields.flatMap((key) => {
      const [before, after] = [organisation[key] ?? null, basic[key] ?? null]
      return before === after ? [] : [[key, { before, after }] as const]
    })
    return changes.length === 0 ? undefined : { _tag: "OrganisationEdited", changes: Object.fromEntries(changes) }
  })
