import { Api, statusOf } from "@xueshi/http"
import { OpenApi } from "effect/http-api"

/** What any endpoint declares. */
const anywhere: ReadonlyArray<string> = ["InvalidRequest", "InternalError", "Unavailable", "TimedOut"]

/** What every endpoint that asks who may do it declares beside `NotFound`: matrix.test.ts has who meets which of them. */
export const denials = / (NotAllowed|BeyondJurisdiction)$/u

/** The operations on an organisation that stands, on its departments, roles and posts. */
const offices = ["departments", "roles", "administrators"]
const onOrganisation = ["edit", "move", "closeReview", "reopenReview", "changes"].map((name) => `organisations.${name}`)
const { components, paths } = OpenApi.fromApi(Api)
const described = Object.values(paths).flatMap((path) =>
  Object.values(path as Record<string, { operationId: string; responses: Record<string, unknown> }>)
)
export const managing: ReadonlyArray<string> = described
  .map(({ operationId }) => operationId)
  .filter((id) => onOrganisation.includes(id) || offices.includes(id.split(".")[0] ?? ""))

/** What is put under review, and decided on. */
const reviewed = ["reviews", "decisions", "transfers", "trainingBases", "registrations"]
const submitting = [
  ...["requestChange", "requestSuperior", "reviews"].map((name) => `organisations.${name}`),
  ...["edit", "keepRecords", "requestChange", "reviews"].map((name) => `professionals.${name}`)
]
export const reviewing: ReadonlyArray<string> = described
  .map(({ operationId }) => operationId)
  .filter((id) => submitting.includes(id) || reviewed.includes(id.split(".")[0] ?? ""))

const codesIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value !== "object" || value === null) return typeof value === "string" && value in statusOf ? [value] : []
  const { $ref, ...rest } = value as { readonly $ref?: string }
  const referred = (components.schemas as Record<string, unknown>)[$ref?.replace("#/components/schemas/", "") ?? ""]
  return [...codesIn(referred), ...Object.values(rest).flatMap(codesIn)]
}

/** The codes that the document declares of each of these operations, as `operation code`, in order. */
export const declared = (of: (operation: string) => boolean): ReadonlyArray<string> => {
  const all = described
    .filter(({ operationId }) => of(operationId))
    .flatMap(({ operationId, responses }) =>
      Object.entries(responses)
        .filter(([status]) => Number(status) >= 400)
        .flatMap(([, response]) => codesIn(response))
        .filter((code) => !anywhere.includes(code))
        .map((code) => `${operationId} ${code}`)
    )
  return [...new Set(all)].filter((one) => !denials.test(one)).toSorted()
}
