import { OrganisationKind } from "../../organisation/Organisation.ts"
import type { Approval, Reviews } from "../document/Reviews.ts"
import { approvalsOf } from "../rules/approvalsOf.ts"
import { failingCodeOf } from "../rules/failingCodeOf.ts"
import type { Speech } from "./Speech.ts"

type Pair = readonly [zh: string, en: string]

const approvals: Readonly<Record<Approval, Pair>> = {
  current: ["原上级", "the current superior"],
  new: ["新上级", "the new superior"]
}

const changes: Readonly<Record<OrganisationKind, Pair>> = {
  bureau: ["人社部门更换上级", "a bureau's change of superior"],
  authority: ["行业主管部门更换上级", "an authority's change of superior"],
  employer: ["用人单位更换上级", "an employer's change of superior"],
  base: ["继续教育基地更换上级", "a base's change of superior"]
}

const failingCodes: Readonly<Record<NonNullable<Reviews["failingCode"]>, Pair>> = {
  refuse: ["不接受", "refused"],
  show: ["提示审核人", "shown to the reviewer"]
}

/** One thing about reviews of organisations in words: as the document says, or else by default, which is told. */
interface ReviewInWords {
  readonly path: ReadonlyArray<string>
  readonly what: string
  readonly value: string
  readonly said: boolean
}

const told = (
  speech: Speech,
  path: ReadonlyArray<string>,
  what: Pair,
  [zh, en]: Pair,
  said: boolean
): ReviewInWords => ({
  path: ["reviews", ...path],
  what: speech.say(...what),
  value: said ? speech.say(zh, en) : speech.say(`${zh}（未写明，按默认）`, `${en} (not said: the default)`),
  said
})

/** Whose approvals a change of superior needs, by the kind of organisation, and what becomes of a code whose check character fails. */
export const reviewsInWords = (speech: Speech): ReadonlyArray<ReviewInWords> => {
  const { failingCode, superiorChange } = speech.document.reviews ?? {}
  return [
    ...OrganisationKind.literals.map((kind) => {
      const needed = approvalsOf(speech.document, kind).map((one) => approvals[one])
      const value: Pair = [
        `由${needed.map(([zh]) => zh).join("、")}审核`,
        `approved by ${needed.map(([, en]) => en).join(" and ")}`
      ]
      return told(speech, ["superiorChange", kind], changes[kind], value, superiorChange?.[kind] !== undefined)
    }),
    told(
      speech,
      ["failingCode"],
      ["单位代码校验位不符", "an organisation's code whose check character fails"],
      failingCodes[failingCodeOf(speech.document)],
      failingCode !== undefined
    )
  ]
}

/** The lines of a description, where the document says anything of reviews; the source stands at what it says, not at defaults. */
export const reviewLines = (speech: Speech): ReadonlyArray<string> => {
  const { reviews } = speech.document
  if (reviews === undefined) return []
  const source = reviews.citation === undefined ? "" : speech.cite(reviews.citation)
  return reviewsInWords(speech).map(
    ({ said, value, what }) => `· ${what}${speech.say("：", ": ")}${value}${said ? source : ""}`
  )
}
