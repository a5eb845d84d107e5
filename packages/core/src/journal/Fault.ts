import type { Text } from "../kernel/RuleError.ts"

/** Something in the journal or its chain that is not as it was sealed (SYS-02). */
export type Fault =
  | { readonly _tag: "EntryChanged"; readonly sequence: number; readonly block: number }
  | { readonly _tag: "EntryMissing"; readonly sequence: number; readonly block: number }
  /** An entry stands where another one was sealed. */
  | { readonly _tag: "EntryMoved"; readonly sequence: number; readonly from: number; readonly block: number }
  | { readonly _tag: "EntryInserted"; readonly sequence: number; readonly block: number }
  /** The side table's item is not the one that the entry refers to. */
  | { readonly _tag: "PersonalChanged"; readonly sequence: number; readonly block: number | null }
  | { readonly _tag: "BlockAltered"; readonly block: number }
  /** A block does not follow the one that stands before it. */
  | { readonly _tag: "ChainBroken"; readonly block: number }
  | { readonly _tag: "BlocksMissing"; readonly from: number; readonly to: number }
  /** The chain ends before the head that was kept. */
  | { readonly _tag: "TailCut"; readonly head: number; readonly last: number }
  /** The block of the kept head has another digest: the chain was rewritten. */
  | { readonly _tag: "HeadDiffers"; readonly block: number }

/** A fault in words. */
export const describeFault = (fault: Fault): Text => {
  switch (fault._tag) {
    case "EntryChanged":
      return {
        zh: `流水第 ${fault.sequence} 条在封存（第 ${fault.block} 块）之后被改动`,
        en: `entry ${fault.sequence} was changed after block ${fault.block} sealed it`
      }
    case "EntryMissing":
      return {
        zh: `流水第 ${fault.sequence} 条已封存在第 ${fault.block} 块，现在不见了`,
        en: `entry ${fault.sequence}, sealed in block ${fault.block}, is gone`
      }
    case "EntryMoved":
      return {
        zh: `流水第 ${fault.sequence} 条的位置上现在是第 ${fault.from} 条的内容`,
        en: `entry ${fault.from} now stands in the place of entry ${fault.sequence}`
      }
    case "EntryInserted":
      return {
        zh: `流水第 ${fault.sequence} 条不在封存之列，是事后插入第 ${fault.block} 块范围内的`,
        en: `entry ${fault.sequence} was inserted into the range of block ${fault.block} after it was sealed`
      }
    case "PersonalChanged":
      return {
        zh: `流水第 ${fault.sequence} 条所引用的个人信息被改动`,
        en: `the personal data that entry ${fault.sequence} refers to was changed`
      }
    case "BlockAltered":
      return { zh: `第 ${fault.block} 块本身被改动`, en: `block ${fault.block} itself was altered` }
    case "ChainBroken":
      return {
        zh: `第 ${fault.block} 块与它前面的一块接不上`,
        en: `block ${fault.block} does not follow the block before it`
      }
    case "BlocksMissing":
      return { zh: `缺少第 ${fault.from} 至 ${fault.to} 块`, en: `blocks ${fault.from} to ${fault.to} are gone` }
    case "TailCut":
      return {
        zh: `链到第 ${fault.last} 块为止，而保存的链头是第 ${fault.head} 块：尾部被截去`,
        en: `the chain ends at block ${fault.last}, the kept head is block ${fault.head}: its tail was cut off`
      }
    case "HeadDiffers":
      return {
        zh: `第 ${fault.block} 块与保存的链头不符：链被重写过`,
        en: `block ${fault.block} is not that of the kept head: the chain was rewritten`
      }
  }
}
