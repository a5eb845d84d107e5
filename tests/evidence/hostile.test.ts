import { assert, describe, it } from "@effect/vitest"
import { PictureReader, Rules } from "@xueshi/core"
import { Result } from "effect"
import { zipSync } from "fflate"
import { weihai } from "../core/fixtures.ts"
import { bmpOf, chunk, header, patched, pictures, pngOf, signature } from "./pictures.ts"

const { bmp, gif, jpeg, png } = pictures
const demands = Rules.evidenceDemandsOf(weihai.document)
const mebibyte = 2 ** 20

/** What comes of a file that comes in pieces of so many bytes: the code of its refusal, or its kind. */
const judged = (file: Uint8Array, piece: number): string => {
  const reader = new PictureReader()
  for (let at = 0; at < file.length; at += piece) {
    const bytes = Math.min(at + piece, file.length)
    const fault = bytes > demands.mostBytes ? undefined : reader.push(file.subarray(at, bytes))
    const taken = Rules.acceptPicture(demands, bytes, fault === undefined ? undefined : Result.fail(fault))
    if (Result.isFailure(taken)) return taken.failure.issues.map(({ code }) => code).join(" ")
  }
  const found = reader.end()
  const taken = Rules.acceptPicture(demands, file.length, found)
  if (Result.isFailure(taken)) return taken.failure.issues.map(({ code }) => code).join(" ")
  return Result.isSuccess(found) ? found.success.kind : "nothing"
}

const text = (content: string): Buffer => Buffer.from(content)
const scanOf = (file: Buffer): number => file.indexOf(Buffer.from([0xff, 0xda]))
const frameOf = (file: Buffer): number => file.indexOf(Buffer.from([0xff, 0xc0]))
const pixels = png.subarray(33)

/** Where the first frame of the GIF stands. */
const frame = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]))

const hostile: ReadonlyArray<readonly [string, string, () => Buffer]> = [
  ["nothing", "EmptyFile", () => text("")],
  ["one byte more than 4 MiB", "FileTooLarge", () => pngOf(4 * mebibyte + 1)],
  ["a PDF that is called .jpg", "NotAPicture", () => text("%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF")],
  ["an SVG with a program", "NotAPicture", () => text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ["a page of HTML", "NotAPicture", () => text("<!doctype html><script>alert(1)</script>")],
  ["a zip", "NotAPicture", () => Buffer.from(zipSync({ "证书.jpg": jpeg }))],
  ["a program", "NotAPicture", () => Buffer.from("4d5a90000300000004000000", "hex")],
  ["a picture of another kind (WebP)", "NotAPicture", () => text("RIFF\u0010\0\0\0WEBPVP8 ")],
  ["a TIFF", "NotAPicture", () => Buffer.from("49492a0008000000", "hex")],
  ["a million zeros", "NotAPicture", () => Buffer.alloc(mebibyte)],
  ["a text that begins as a BMP does", "PictureTruncated", () => text("BM")],
  ["a longer text that begins so", "PictureDamaged", () => text("BMW 3系保养记录，".repeat(10))],
  ["the signature of a PNG and nothing else", "PictureTruncated", () => signature],
  ["half of a PNG", "PictureTruncated", () => png.subarray(0, png.length / 2)],
  ["a PNG without its last byte", "PictureTruncated", () => png.subarray(0, -1)],
  ["a PNG without its end", "PictureTruncated", () => png.subarray(0, -12)],
  ["a PNG with one bit of a pixel otherwise", "PictureDamaged", () => patched(png, 45, (png[45] as number) ^ 1)],
  ["a PNG with a wrong sum", "PictureDamaged", () => patched(png, 29, 0, 0, 0, 0)],
  ["a PNG without pixels", "PictureDamaged", () => Buffer.concat([signature, header(9, 7), chunk("IEND", text(""))])],
  ["a PNG that is 0 across", "PictureDamaged", () => Buffer.concat([signature, header(0, 7), pixels])],
  [
    "a PNG whose pixels are in two places",
    "PictureDamaged",
    () =>
      Buffer.concat([
        signature,
        header(9, 7),
        chunk("IDAT", text("a")),
        chunk("tEXt", text("b")),
        chunk("IDAT", text("c")),
        chunk("IEND", text(""))
      ])
  ],
  [
    "a PNG with a chunk of 2 GiB",
    "PictureTruncated",
    () => Buffer.concat([signature, header(9, 7), Buffer.from("7fffffff49444154", "hex"), Buffer.alloc(1000)])
  ],
  [
    "a PNG with a chunk that no reader knows and every reader must",
    "PictureDamaged",
    () => Buffer.concat([png.subarray(0, 33), chunk("EVIL", text("x")), pixels])
  ],
  [
    "a PNG of 100,000 by 100,000 pixels",
    "PictureTooLarge",
    () => Buffer.concat([signature, header(100_000, 100_000), pixels])
  ],
  ["a PNG and a zip behind it", "PictureFollowed", () => Buffer.concat([png, zipSync({ "a.js": text("alert(1)") })])],
  ["a JPEG without its end", "PictureTruncated", () => jpeg.subarray(0, -2)],
  ["half of a JPEG", "PictureTruncated", () => jpeg.subarray(0, jpeg.length / 2)],
  [
    "a JPEG that ends before its pixels",
    "PictureDamaged",
    () => Buffer.concat([jpeg.subarray(0, scanOf(jpeg)), jpeg.subarray(-2)])
  ],
  ["a JPEG of its first and last marker alone", "PictureDamaged", () => Buffer.from("ffd8ffd9", "hex")],
  ["a JPEG with a comment of length 0", "PictureDamaged", () => Buffer.from("ffd8fffe0000ffd9", "hex")],
  ["a JPEG of 65,535 by 65,535 pixels", "PictureTooLarge", () => patched(jpeg, frameOf(jpeg) + 5, 255, 255, 255, 255)],
  [
    "a JPEG that says its size twice",
    "PictureDamaged",
    () =>
      Buffer.concat([
        jpeg.subarray(0, scanOf(jpeg)),
        jpeg.subarray(frameOf(jpeg), frameOf(jpeg) + 19),
        jpeg.subarray(scanOf(jpeg))
      ])
  ],
  ["a JPEG of codes that hardly any program reads", "PictureDamaged", () => patched(jpeg, frameOf(jpeg) + 1, 0xc9)],
  [
    "a JPEG and a page of HTML behind it",
    "PictureFollowed",
    () => Buffer.concat([jpeg, text("<script>alert(1)</script>")])
  ],
  ["a JPEG and half of another behind it", "PictureTruncated", () => Buffer.concat([jpeg, jpeg.subarray(0, 300)])],
  [
    "a JPEG of endless filling bytes",
    "PictureTruncated",
    () => Buffer.concat([Buffer.from("ffd8", "hex"), Buffer.alloc(mebibyte, 0xff)])
  ],
  ["a GIF without its end", "PictureTruncated", () => gif.subarray(0, -1)],
  ["half of a GIF", "PictureTruncated", () => gif.subarray(0, gif.length / 2)],
  [
    "a GIF of blocks without end",
    "PictureTruncated",
    () => Buffer.concat([gif.subarray(0, -1), text("!\xfe"), Buffer.alloc(3 * mebibyte, 1)])
  ],
  [
    "a JPEG whose codes are markers of nothing",
    "PictureTruncated",
    () => Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(3 * mebibyte, Buffer.from("ff00", "hex"))])
  ],
  [
    "a PNG of a hundred thousand empty chunks",
    "PictureTruncated",
    () => Buffer.concat([signature, header(9, 7), Buffer.alloc(mebibyte, chunk("tEXt", text("")))])
  ],
  [
    "a GIF of a million empty comments",
    "PictureTruncated",
    () => Buffer.concat([gif.subarray(0, -1), Buffer.alloc(3 * mebibyte, Buffer.from("21fe00", "hex"))])
  ],
  [
    "a GIF without a frame",
    "PictureDamaged",
    () => Buffer.concat([text("GIF89a"), Buffer.from("09000700000000", "hex"), text(";")])
  ],
  ["a GIF whose frame is larger than itself", "PictureDamaged", () => patched(gif, frame + 5, 255, 255)],
  ["a GIF of 65,535 by 65,535 pixels", "PictureTooLarge", () => patched(gif, 6, 255, 255, 255, 255)],
  ["a GIF that is a program too (GIF89a=…)", "PictureDamaged", () => text("GIF89a/*\0\0*/=1;alert(1)//,")],
  ["a GIF and a program behind it", "PictureFollowed", () => Buffer.concat([gif, text("alert(1)")])],
  ["half of a BMP", "PictureTruncated", () => bmp.subarray(0, bmp.length / 2)],
  ["a BMP that says it is shorter than its pixels", "PictureDamaged", () => bmpOf({ length: 60 })],
  [
    "a BMP that says it is longer than its pixels",
    "PictureFollowed",
    () => Buffer.concat([bmpOf({ length: bmp.length + 8 }), Buffer.alloc(8)])
  ],
  ["a BMP and a zip behind it", "PictureFollowed", () => Buffer.concat([bmp, zipSync({ a: text("b") })])],
  ["a BMP whose pixels are in its own head", "PictureDamaged", () => bmpOf({ from: 2 })],
  ["a BMP of 100,000 by 100,000 pixels", "PictureTooLarge", () => bmpOf({ across: 100_000, down: 100_000 })],
  ["a BMP of fewer than no lines across", "PictureDamaged", () => bmpOf({ across: -9 })]
]

describe("what is no evidence", () => {
  it.each(hostile)("DEC-03 %s: %s, however its bytes come", (_, code, make) => {
    const file = make()
    const begun = performance.now()
    assert.strictEqual(judged(file, 1 << 16), code)
    assert.isBelow(performance.now() - begun, 3000)
    if (file.length < 5000) assert.strictEqual(judged(file, 1), code)
  })

  it("DEC-03 a picture that is cut off anywhere is refused, wherever its bytes are parted", () => {
    for (const [kind, file] of Object.entries(pictures))
      for (let length = 0; length < file.length; length++)
        for (const piece of [7, 1 << 16])
          assert.match(judged(file.subarray(0, length), piece), /^(EmptyFile|PictureTruncated)$/u, `${kind} ${length}`)
  })
})

describe("what is evidence", () => {
  it.each([
    ["png", png],
    ["jpeg", jpeg],
    ["gif", gif],
    ["bmp", bmp],
    ["png", pngOf(4 * mebibyte)],
    // As telephones write it: the same once more for brighter screens.
    ["jpeg", Buffer.concat([jpeg, jpeg])],
    // As some programs fill up the end of a file.
    ["bmp", Buffer.concat([bmpOf({ length: bmp.length + 2 }), Buffer.alloc(2)])]
  ] as const)("DEC-03 a whole %s is known by its content, however its bytes come", (kind, file) => {
    for (const piece of [1 << 16, 1000, ...(file.length < 5000 ? [3, 1] : [])])
      assert.strictEqual(judged(file, piece), kind)
  })

  it("DEC-03 a kind that the document does not ask for is refused", () => {
    const onlyPhotos = { ...demands, kinds: ["jpeg"] as const }
    const picture = Result.succeed({ kind: "bmp", width: 1, height: 1 } as const)
    const refused = Rules.acceptPicture(onlyPhotos, 1, picture)
    assert.isTrue(Result.isFailure(refused) && refused.failure.issues[0]?.code === "KindNotAccepted")
  })
})
