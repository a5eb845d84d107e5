import { documents } from "@xueshi/core/documents"
import { province } from "./province/shandong.ts"

/** Weihai's document, as if it were in force in the whole province: made up, as the province is. */
export const sampleDocument: unknown = {
  ...(documents.weihai2018 as object),
  id: "province-sample",
  title: { zh: `${province.name}（示例）`, en: "a sample province" },
  jurisdiction: province.region
}
