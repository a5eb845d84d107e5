import { PictureKind } from "../../evidence/Picture.ts"
import type { EvidenceDemands } from "../document/EvidenceDemands.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"

const [first, ...others] = PictureKind.literals

/** The manual's: "文件格式必须为*.jpg *.jpeg *.gif *.bmp *.png的图片，文件大小4M以内" (§用人单位 5.4, §主管 3.4). */
const byManual: EvidenceDemands = { mostBytes: 4 * 2 ** 20, kinds: [first, ...others] }

/** DEC-03: what files are taken as evidence; what the manual asks for where the document does not say. */
export const evidenceDemandsOf = ({ evidence }: Pick<PolicyDocument, "evidence">): EvidenceDemands =>
  evidence ?? byManual
