import type { Result } from "effect"
import { FaultList } from "../../kernel/FaultList.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import { hoursKinds, type WaitingFilter } from "../ReviewRepository.ts"

/** Which of a kind were shown, and whether when they were is known. */
export interface Claimed extends WaitingFilter {
  readonly momentKnown: boolean
}

/**
 * PRO-03: requests are picked by their titles, hours by what their lists are filtered by: a filter that picks nothing out would decide on
 * all. A moment that no list can have given would decide on nothing, and look like a list that is done.
 */
export const shownFits = (kind: string, { hours, momentKnown, title }: Claimed): Result.Result<void, InvalidFields> => {
  const faults = new FaultList("PRO-03")
  const ofHours = Object.hasOwn(hoursKinds, kind)
  if (!momentKnown)
    faults.add(
      "MomentUnknown",
      ["moment"],
      "不是列表给出的时刻，请重新打开列表，把其中的 moment 照样写上",
      "is no moment that a list gave: read the list again and say its `moment` as it stands there"
    )
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
