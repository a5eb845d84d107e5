import { decodePolicy, policyDigest } from "@xueshi/core"
import { documents } from "@xueshi/core/documents"
import { Result } from "effect"

/*
 * Weihai's document in SQL, as constants: what the best programmer without a policy engine writes for one city.
 */

export const documentDigest = policyDigest(Result.getOrThrow(decodePolicy(documents.weihai2018)))

const table = (keys: ReadonlyArray<string>, rows: ReadonlyArray<readonly [number, ...ReadonlyArray<string>]>) => {
  const whens = rows.map(
    ([hours, ...values]) =>
      `when ${values.map((value, index) => `claim #>> '{fields,${keys[index]}}' = '${value}'`).join(" and ")} then ${hours}`
  )
  return `case ${whens.join(" ")} else 0 end`
}

const conference = table(
  ["level", "paper"],
  [
    [12, "国家级", "无"],
    [18, "国家级", "2000字以内"],
    [20, "国家级", "2000字以上"],
    [8, "省级", "无"],
    [12, "省级", "2000字以内"],
    [14, "省级", "2000字以上"]
  ]
)

const project = table(
  ["level", "part", "rank"],
  [
    [64, "国家级", "主课题", "1"],
    [56, "国家级", "主课题", "2"],
    [48, "国家级", "主课题", "3"],
    [40, "国家级", "主课题", "4"],
    [32, "国家级", "主课题", "5"],
    [48, "国家级", "子课题", "1"],
    [40, "国家级", "子课题", "2"],
    [32, "国家级", "子课题", "3"],
    [56, "省级", "主课题", "1"],
    [48, "省级", "主课题", "2"],
    [40, "省级", "主课题", "3"],
    [40, "省级", "子课题", "1"],
    [32, "省级", "子课题", "2"],
    [24, "省级", "子课题", "3"]
  ]
)

const paper = table(
  ["rank"],
  [
    [36, "1"],
    [36, "2"],
    [36, "3"]
  ]
)

/** The most hours that a claim, a column `claim`, can be granted. */
export const worth = `case claim ->> 'form'
      when 'furtherStudy' then least((claim ->> 'hours')::numeric, 8 * ((claim ->> 'to')::date - (claim ->> 'from')::date + 1))
      when 'conference' then least((claim ->> 'hours')::numeric, ${conference})
      when 'project' then least((claim ->> 'hours')::numeric, ${project})
      when 'paper' then least((claim ->> 'hours')::numeric, ${paper})
      else (claim ->> 'hours')::numeric end`

const fields: Readonly<Record<string, ReadonlyArray<string>>> = {
  postTraining: ["school", "className", "from", "to"],
  baseTraining: ["base", "className", "from", "to"],
  furtherStudy: ["host", "topic", "from", "to"],
  conference: ["title", "from", "to"],
  project: ["title", "level", "part", "from", "to"],
  paper: ["cn", "title"],
  service: ["place", "from", "to"],
  generalCourse: ["certificateNumber"]
}
const text = (key: string) =>
  key === "from" || key === "to" ? `claim ->> '${key}'` : `btrim(normalize(claim #>> '{fields,${key}}', nfkc))`

/** What tells an activity from any other. */
export const identity = `(case claim ->> 'form' ${Object.entries(fields)
  .map(([form, keys]) => `when '${form}' then concat_ws(E'\\x1f', ${[`'${form}'`, ...keys.map(text)].join(", ")})`)
  .join("\n        ")} end) collate "C"`

/** Of one activity the earlier claim counts, of one date the one with more hours. */
export const order = `claim ->> 'from', claim ->> 'to', hours desc, (claim ->> 'hours')::numeric desc, claim ->> 'creditYear'`
