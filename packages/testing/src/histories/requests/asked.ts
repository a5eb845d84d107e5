import { at } from "../../arbitraries/pick.ts"
import { codeOf, departmentNames, district, regions } from "./cast.ts"
import type { Facts, Information, Model, Order } from "./Model.ts"

/** PRO-06: what a person's information is to be: a title, or a department with or without one; what is not asked for stays. */
export const informationAsked = (model: Model, { number, thing, verb }: Order): Information => {
  const { department, title } = model.people[thing] ?? { department: undefined, title: undefined }
  if (verb === "askTitle") return { title: number, department }
  const beside = number >= departmentNames.length
  return { title: beside ? number : title, department: at(departmentNames, number) }
}

/** ORG-06: what an organisation is to say of itself, as typed. */
export const factsAsked = (
  { requests }: Model,
  { number, verb, wrong }: Order
): { readonly field: keyof Facts; readonly typed: string } => {
  if (verb === "askCode") return { field: "code", typed: codeOf(number, wrong) }
  if (verb === "askRegion") return { field: "region", typed: wrong ? "威海" : at(regions, number) }
  return { field: "name", typed: wrong ? "  " : `改名${requests.length}` }
}

/** What the policy document of an organisation's region leaves to the agency. */
export const reviewsFor = ({ organisations }: Model, name: string): Partial<typeof district.reviews> =>
  organisations[name]?.region === district.region ? district.reviews : {}

/** ORG-06: who agrees to another superior: as the policy says, else as the manual has it, an employer's own superior, of others both. */
export const superiorAsks = (model: Model, { organisation, target }: Order): ReadonlyArray<string> => {
  const { kind, superior } = model.organisations[organisation] as Model["organisations"][string]
  const asks = { current: superior as string, new: target }
  if (kind !== "employer") return [asks.current, asks.new]
  return (reviewsFor(model, organisation).superiorChange?.employer ?? ["current" as const]).map((one) => asks[one])
}
