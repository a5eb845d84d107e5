import guangdong2021 from "./guangdong-2021.json" with { type: "json" }
import weihai2018 from "./weihai-2018.json" with { type: "json" }
import weihai2018Completed from "./weihai-2018-completed.json" with { type: "json" }

/** The shipped policy documents as JSON values: read them with `decodePolicy` or hand them to `Policies.layer`. */
export const documents: Readonly<Record<"weihai2018" | "weihai2018Completed" | "guangdong2021", unknown>> = {
  weihai2018,
  weihai2018Completed,
  guangdong2021
}
