import { BarChart } from "echarts/charts"
import { GridComponent, LegendComponent } from "echarts/components"
import { init, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import { visible } from "./escape.ts"

use([BarChart, GridComponent, LegendComponent, SVGRenderer])

/** Bars of one colour and meaning: a number for each row. */
export interface Bars {
  readonly name: string
  readonly colour: string
  readonly values: ReadonlyArray<number>
}

const width = 760
/** No name of a row takes more room than this. */
const longest = 16

const shortened = (name: string): string => {
  const letters = [...visible(name)]
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : letters.join("")
}

/** Without what a script would use, whose names are numbered on from picture to picture: the same numbers make the same page. */
const still = (svg: string): string =>
  svg.replace(/<style[^>]*>[^<]*<!\[CDATA\[[\s\S]*?\]\]>\s*<\/style>| class="zr[^"]*"| ecmeta_\w+="[^"]*"/gu, "")

/** Lying bars as a picture, a row for each name: SVG without a script. The numbers stand in a table beside it. */
export const chart = (names: ReadonlyArray<string>, bars: ReadonlyArray<Bars>): string => {
  const height = 60 + names.length * (bars.length > 1 ? 34 : 28)
  const drawing = init(null, null, { renderer: "svg", ssr: true, width, height })
  drawing.setOption({
    animation: false,
    textStyle: { fontFamily: "inherit", fontSize: 13, color: "#1f2933" },
    grid: { left: 8, right: 70, top: 32, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    legend: { top: 0, left: 0, selectedMode: false, data: bars.map(({ name }) => name) },
    xAxis: {
      type: "value",
      minInterval: 1,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: "#e4e7eb" } }
    },
    yAxis: { type: "category", inverse: true, axisTick: { show: false }, data: names.map(shortened) },
    series: bars.map(({ colour, name, values }) => ({
      type: "bar",
      clip: false,
      silent: true,
      name,
      barMaxWidth: 14,
      itemStyle: { color: colour },
      label: {
        show: true,
        position: "right",
        fontSize: 12,
        color: "#1f2933",
        formatter: ({ value }: { value: unknown }) => (value === 0 ? "" : Number(value).toLocaleString("en"))
      },
      data: [...values]
    }))
  })
  const svg = drawing.renderToSVGString()
  drawing.dispose()
  return still(svg)
}
