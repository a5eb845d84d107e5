import { Schema } from "effect"

/** A region of GB/T 2260: six digits, province · city · district; `000000` is the whole country. */
export const Region = Schema.String.check(
  Schema.isPattern(/^\d{6}$/u, {
    fault: {
      code: "InvalidRegion",
      zh: "地区代码必须是六位数字，如 371000",
      en: "a region is six digits, such as 371000"
    }
  })
).pipe(Schema.brand("Region"))
export type Region = typeof Region.Type

/** A region and what contains it, the nearest first: 371002 → 371000 → 370000 → 000000. */
export const regionAndAbove = (region: Region): ReadonlyArray<Region> => {
  const chain = [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, "000000"]
  return chain.filter((one, index) => chain.indexOf(one) === index) as Array<Region>
}

/** Whether a region lies strictly above another: 371000 above 371002. */
export const isRegionAbove = (upper: Region, lower: Region): boolean =>
  upper !== lower && regionAndAbove(lower).includes(upper)
