import { Schema } from "effect"

/** The kinds of picture that are recognised, by their content (DEC-03). */
export const PictureKind = Schema.Literals(["jpeg", "gif", "bmp", "png"])
export type PictureKind = typeof PictureKind.Type

/** What a whole file turned out to be. */
export interface Picture {
  readonly kind: PictureKind
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/**
 * Why bytes are no picture. `unknown`: of no kind that is recognised; `truncated`: they end before the picture does; `damaged`:
 * they are not what the format demands; `trailing`: something follows the picture; `vast`: more pixels than anybody can look at.
 */
export type PictureFault = "empty" | "unknown" | "truncated" | "damaged" | "trailing" | "vast"

/** The kinds as people call them. */
export const kindNames = { jpeg: "jpg", gif: "gif", bmp: "bmp", png: "png" } as const satisfies Record<
  PictureKind,
  string
>

/** Bytes as people say them: `4` for 4 MiB, which every screen calls 4 MB. */
export const megabytes = (bytes: number): string => `${Math.round((bytes / 2 ** 20) * 10) / 10}`

/** The media type under which a picture of a kind is sent. */
export const mediaTypes = {
  jpeg: "image/jpeg",
  gif: "image/gif",
  bmp: "image/bmp",
  png: "image/png"
} as const satisfies Record<PictureKind, string>
