import { readFile } from "node:fs/promises"
import type { CertificateText } from "@xueshi/core"

/** The certificate of the Weihai manual with somebody's values. */
export const sample: CertificateText = {
  number: "WH-2018-0000001234",
  title: "威海市专业技术人员继续教育结业证书",
  paragraphs: [
    "张三丰，身份证号110101199003078515，",
    "参加2018年威海市专业技术人员继续教育获得90学时，其中，公需课30学时，专业课60学时。",
    "特发此证。"
  ],
  issuer: "威海市人力资源社会保障综合培训指导中心",
  issuedOn: "2018年12月31日",
  note: "说明：证书可在威海市专业技术人员继续教育管理系统核实。",
  qr: "https://jxjy.example.cn/verify?n=WH-2018-0000001234&c=eyJhbGciOiJFZERTQSJ9.d2VpaGFp.MEUCIQDx0p7b1Qf3Jk2"
}

/** Everything long at once: names, numbers, units, title, issuer, note, code. */
export const longSample: CertificateText = {
  number: `WH-2018-${"0123456789".repeat(20)}`,
  title: "威海市环翠区人力资源和社会保障局专业技术人员继续教育公需科目与专业科目年度学习结业合格证书",
  paragraphs: [
    `迪丽热巴·迪力木拉提·阿卜杜热合曼·买买提艾力·吐尔逊江·库尔班（Dilraba Dilmurat Abdurahman），身份证号${"0123456789".repeat(9)}，工作单位：威海市环翠区综合行政执法局下属城市管理服务中心（《市政园林》编辑部）。`,
    "参加2018年威海市专业技术人员继续教育获得90学时，其中，公需课30学时，专业课60学时……——特此说明。".repeat(4),
    "特发此证。"
  ],
  issuer: "威海市人力资源社会保障综合培训指导中心".repeat(4),
  issuedOn: "二〇一八年十二月三十一日",
  note: "说明：证书可在威海市专业技术人员继续教育管理系统核实。".repeat(4),
  qr: sample.qr.repeat(3)
}

/** The certificate of somebody with this name. */
export const certificateOf = (name: string): CertificateText => ({
  ...sample,
  paragraphs: [`${name}，身份证号110101199003078515，`, ...sample.paragraphs.slice(1)]
})

const modules = new URL("../../node_modules/", import.meta.url)

/** A font file of an installed package. */
export const fontFile = (path: string): Promise<Uint8Array> => readFile(new URL(path, modules))

export const NOTO = "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"
export const NOTO_BOLD = "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"
/** Without Chinese, with more European letters than Noto Sans SC. */
export const LIBERATION = "pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf"
