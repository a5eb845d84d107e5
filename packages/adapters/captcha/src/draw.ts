import { glyphs } from "./glyphs.ts"

/** Gives another number from 0 to 1 each time. */
export type Random = () => number

type Point = readonly [x: number, y: number]
type Line = readonly [from: Point, to: Point]

const [width, height, step] = [200, 70, 34]
/** Into how many pieces a stroke is cut. */
const pieces = 5

const between =
  (random: Random) =>
  (least: number, most: number): number =>
    least + random() * (most - least)

/** The strokes of a glyph as lines on its grid. */
const linesOf = (character: string): ReadonlyArray<Line> =>
  (glyphs[character] ?? "").split(" ").flatMap((stroke) => {
    const points = [...stroke.matchAll(/(\d)(\d)/gu)].map(([, x, y]): Point => [Number(x), Number(y)])
    return points.slice(1).map((to, index): Line => [points[index] as Point, to])
  })

/** A line cut into pieces, so that a curve may bend it. */
const cut = ([[x, y], [toX, toY]]: Line): ReadonlyArray<Line> => {
  const at = (piece: number): Point => [x + ((toX - x) * piece) / pieces, y + ((toY - y) * piece) / pieces]
  return Array.from({ length: pieces }, (_, piece): Line => [at(piece), at(piece + 1)])
}

/** A glyph turned, slanted and put in its place. */
const placed = (random: Random, left: number) => {
  const among = between(random)
  const [turn, slant, size] = [among(-0.28, 0.28), among(-0.2, 0.2), among(6, 7)]
  const [top, cos, sin] = [among(-5, 5), Math.cos(turn), Math.sin(turn)]
  return ([x, y]: Point): Point => {
    const [across, down] = [(x - 2) * size + (y - 3) * size * slant, (y - 3) * size]
    return [left + across * cos - down * sin, height / 2 + top + across * sin + down * cos]
  }
}

/** A line across, such as the strokes are. */
const scratch = (random: Random): Line => {
  const among = between(random)
  const [x, y] = [among(5, width - 60), among(8, height - 8)]
  return [
    [x, y],
    [x + among(20, 50), Math.min(height - 5, Math.max(5, y + among(-20, 20)))]
  ]
}

/** Bends the whole picture. */
const bent = (random: Random) => {
  const among = between(random)
  const [first, second, long, tall] = [among(0, 6.28), among(0, 6.28), among(14, 22), among(2, 3.5)]
  return ([x, y]: Point): Point => [x + tall * Math.sin(second + y / 11), y + tall * Math.sin(first + x / long)]
}

/** In an order that says nothing of the one before. */
const shuffled = <A>(all: ReadonlyArray<A>, random: Random): ReadonlyArray<A> =>
  all
    .map((one) => [random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one)

/**
 * Characters as a picture of many short lines in no order, bent, and with others among them: no piece of it is a character,
 * and none is text.
 */
export const draw = (characters: string, random: Random): string => {
  const bend = bent(random)
  const left = (width - step * (characters.length - 1)) / 2
  const strokes = [...characters].flatMap((character, index) => {
    const place = placed(random, left + index * step)
    return linesOf(character)
      .flatMap(cut)
      .map((line) => line.map(place) as unknown as Line)
  })
  const scratches = Array.from({ length: 4 }, () => scratch(random)).flatMap(cut)
  const path = shuffled([...strokes, ...scratches], random)
    .map((line) =>
      line.map((point) =>
        bend(point)
          .map((one) => one.toFixed(1))
          .join(" ")
      )
    )
    .map(([from, to]) => `M${from}L${to}`)
    .join("")
  const style = 'fill="none" stroke="#345" stroke-width="2.6" stroke-linecap="round"'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="验证码 captcha"><rect width="100%" height="100%" fill="#f6f7f4"/><path ${style} d="${path}"/></svg>`
}
