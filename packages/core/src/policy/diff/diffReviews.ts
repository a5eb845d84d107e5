import { reviewsInWords } from "../describe/reviewsInWords.ts"
import type { Reviews } from "../document/Reviews.ts"
import type { Comparison, Words } from "./Comparison.ts"
import { citation } from "./shared.ts"

const words: Words<Reviews> = { superiorChange: null, failingCode: null, citation }

/** Reviews of organisations: what one document does not say is told as the default that holds. */
export const diffReviews = (comparison: Comparison): void => {
  const { after, before } = comparison
  const old = reviewsInWords(before)
  reviewsInWords(after).forEach(({ path, value, what }, index) => {
    const earlier = old[index]?.value
    if (earlier !== value) comparison.changed(path, what, earlier, value)
  })
  const what = comparison.say("单位的审核", "reviews of organisations")
  comparison.keys(words, before.document.reviews ?? {}, after.document.reviews ?? {}, what, ["reviews"])
}
