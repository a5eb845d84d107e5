import type { Picture, PictureKind } from "../Picture.ts"
import type { Walk } from "./Feed.ts"

/** As many pixels as the largest scanner or camera makes; a bound of machines, which no regulation has. */
const most = 100_000_000

/** A picture of a size that can be looked at. */
export function* sized(kind: PictureKind, width: number, height: number): Walk<Picture> {
  if (width < 1 || height < 1) yield "damaged"
  if (width * height > most) yield "vast"
  return { kind, width, height }
}
