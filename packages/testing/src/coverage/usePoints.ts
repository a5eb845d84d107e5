import type { Policy, Text } from "@xueshi/core"
import { type Judged, type Path, type Point, pointAt } from "./Point.ts"

const usePoint = (
  path: Path,
  zh: string,
  { name }: { readonly name: Text },
  en: string,
  isReached: Point["isReached"]
) =>
  pointAt(
    path,
    "used",
    { zh: `${zh}“${name.zh}”`, en: `${en} "${name.en}"` },
    { zh: `写一个${zh}“${name.zh}”的用例`, en: `write a case that ${en} "${name.en}"` },
    isReached
  )

/** Whether a record of this kind counted. */
const counted =
  (key: "form" | "subject", code: string) =>
  ({ records, verdict }: Judged): boolean =>
    verdict.contributions.some(({ parts }, index) => parts.length > 0 && records[index]?.[key] === code)

/** Every adjustment, carry, subject, shared subject and form that made a difference. */
export const usePoints = ({ document }: Policy): ReadonlyArray<Point> => [
  ...document.subjects.map((subject, index) =>
    usePoint(["subjects", index], "计入", subject, "counts for", ({ verdict }) =>
      verdict.contributions.some(({ parts }) => parts.some((part) => part.subject === subject.code))
    )
  ),
  ...document.sharedSubjects.map((shared, index) =>
    usePoint(["sharedSubjects", index], "申报为", shared, "declares for", counted("subject", shared.code))
  ),
  ...document.forms.map((form, index) =>
    usePoint(["forms", index], "用到", form, "counts by", counted("form", form.code))
  ),
  ...(document.adjustments ?? []).map((adjustment, index) =>
    usePoint(["adjustments", index], "适用", adjustment, "applies", ({ verdict }) =>
      verdict.leaves.some(({ adjustments = [] }) => adjustments.includes(adjustment.code))
    )
  ),
  ...(document.carries ?? []).map((carry, index) =>
    usePoint(["carries", index], "用到", carry, "uses", ({ verdict }) =>
      verdict.leaves.some(({ carried = [] }) => carried.some((one) => one.carry === carry.code))
    )
  )
]
