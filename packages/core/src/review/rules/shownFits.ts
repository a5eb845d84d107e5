import type { Result } from "effect"
import { FaultList } from "../../kernel/FaultList.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import { hoursKinds, type WaitingFilter } from "../ReviewRepository.ts"

/** PRO-03: requests are picked by their titles, hours by what their lists are filtered by: a filter that picks nothing out would decide on all. */
export const filterFits = (kind: string, { hours, title }: WaitingFilter): Result.Result<void, InvalidFields> => {
  const faults = new FaultList("PRO-03")
  const ofHours = Object.hasOwn(hoursKinds, kind)
  if (ofHours && title !== undefined)
    faults.add(
      "FilterUnfit",
      ["title"],
      "学时没有名称，请用 hours 筛选",
      "hours have no title: pick them out by `hours`"
    )
  if (!ofHours && hours !== undefined)
    faults.add("FilterUnfit", ["hours"], "该类事项不是学时，不能这样筛选", "what is no hours is not picked out so")
  return faults.result(() => undefined)
}
