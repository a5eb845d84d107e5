import type { Archive } from "./Archive.ts"
import { Refused } from "./Refused.ts"
import { pushBounded, scanXml, type XmlHandlers } from "./scanXml.ts"

/** A visible worksheet: its name and the part that holds it. */
export interface SheetPart {
  readonly name: string
  readonly part: string
}

/** What a workbook is made of. */
export interface Package {
  readonly sheets: ReadonlyArray<SheetPart>
  readonly date1904: boolean
  readonly styles: string | undefined
  readonly sharedStrings: string | undefined
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

const scan = async (archive: Archive, part: string, handlers: XmlHandlers): Promise<void> => {
  for await (const _ of scanXml(archive.read(part), handlers)) void _
}

/** `xl/workbook.xml` + `../a.xml` → `a.xml`; a target may also be absolute, or lead out of the root and back. */
const resolvePart = (from: string, target: string): string =>
  decodeURI(new URL(target, `file:///${from}`).pathname.slice(1))

const relationsOf = async (archive: Archive, part: string): Promise<ReadonlyArray<Relation>> => {
  const slash = part.lastIndexOf("/")
  const rels = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
  const relations: Array<Relation> = []
  if (!archive.has(rels)) return relations
  await scan(archive, rels, {
    open: (name, { Id = "", Target = "", TargetMode, Type = "" }) => {
      if (name !== "Relationship" || TargetMode === "External") return
      // The last word names the type in both the transitional and the strict dialect.
      const type = Type.slice(Type.lastIndexOf("/") + 1)
      pushBounded(relations, { id: Id, type, target: resolvePart(part, Target) })
    }
  })
  return relations
}

/** Finds the parts of the workbook by its relations. Fails with `NotAWorkbook` where the zip holds something else. */
export const readPackage = async (archive: Archive): Promise<Package> => {
  const root = (await relationsOf(archive, "")).find(({ type }) => type === "officeDocument")?.target
  const workbook = root ?? "xl/workbook.xml"
  if (!archive.has(workbook) || !workbook.toLowerCase().endsWith("workbook.xml"))
    throw new Refused({ _tag: "NotAWorkbook", found: "zip", detail: "" })
  const relations = await relationsOf(archive, workbook)
  const sheets: Array<SheetPart> = []
  let date1904 = false
  await scan(archive, workbook, {
    open: (element, { date1904: flag = "", name = "", state = "", ...others }) => {
      if (element === "workbookPr") date1904 = flag === "1" || flag === "true"
      if (element !== "sheet" || state === "hidden" || state === "veryHidden") return
      const id = Object.entries(others).find(([key]) => key.endsWith(":id"))?.[1]
      const relation = relations.find((one) => one.id === id && one.type === "worksheet")
      if (relation !== undefined) pushBounded(sheets, { name, part: relation.target })
    }
  })
  const partOf = (type: string) => relations.find((one) => one.type === type && archive.has(one.target))?.target
  return { sheets, date1904, styles: partOf("styles"), sharedStrings: partOf("sharedStrings") }
}
