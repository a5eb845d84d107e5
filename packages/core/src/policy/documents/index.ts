import accountants2018 from "./accountants-2018.json" with { type: "json" }
import californiaAttorneys from "./california-attorneys.json" with { type: "json" }
import guangdong2021 from "./guangdong-2021.json" with { type: "json" }
import henan2017 from "./henan-2017.json" with { type: "json" }
import jiangsu2021 from "./jiangsu-2021.json" with { type: "json" }
import jiangsu2022 from "./jiangsu-2022.json" with { type: "json" }
import jiangsuReview from "./jiangsu-review.json" with { type: "json" }
import medicalCredits from "./medical-credits.json" with { type: "json" }
import southDakotaCpa from "./south-dakota-cpa.json" with { type: "json" }
import weihai2018 from "./weihai-2018.json" with { type: "json" }
import weihai2018Completed from "./weihai-2018-completed.json" with { type: "json" }

type Shipped =
  | "weihai2018"
  | "weihai2018Completed"
  | "henan2017"
  | "guangdong2021"
  | "jiangsu2021"
  | "jiangsu2022"
  | "jiangsuReview"
  | "accountants2018"
  | "medicalCredits"
  | "californiaAttorneys"
  | "southDakotaCpa"

/** The shipped policy documents as JSON values: read them with `decodePolicy` or hand them to `Policies.layer`. */
export const documents: Readonly<Record<Shipped, unknown>> = {
  weihai2018,
  weihai2018Completed,
  henan2017,
  guangdong2021,
  jiangsu2021,
  jiangsu2022,
  jiangsuReview,
  accountants2018,
  medicalCredits,
  californiaAttorneys,
  southDakotaCpa
}
