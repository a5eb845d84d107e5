/** The cities of Shandong with their districts and counties, by GB/T 2260: two digits of the city, two of each part. */
const written = `
01 济南 02历下 03市中 04槐荫 05天桥 12历城 13长清 14章丘 15济阳 16莱芜 17钢城 24平阴 26商河
02 青岛 02市南 03市北 11黄岛 12崂山 13李沧 14城阳 15即墨 81胶州 83平度 85莱西
03 淄博 02淄川 03张店 04博山 05临淄 06周村 21桓台 22高青 23沂源
04 枣庄 02市中 03薛城 04峄城 05台儿庄 06山亭 81滕州
05 东营 02东营 03河口 05垦利 22利津 23广饶
06 烟台 02芝罘 11福山 12牟平 13莱山 14蓬莱 81龙口 82莱阳 83莱州 85招远 86栖霞 87海阳
07 潍坊 02潍城 03寒亭 04坊子 05奎文 24临朐 25昌乐 81青州 82诸城 83寿光 84安丘 85高密 86昌邑
08 济宁 11任城 12兖州 26微山 27鱼台 28金乡 29嘉祥 30汶上 31泗水 32梁山 81曲阜 83邹城
09 泰安 02泰山 11岱岳 21宁阳 23东平 82新泰 83肥城
10 威海 02环翠 03文登 82荣成 83乳山
11 日照 02东港 03岚山 21五莲 22莒县
13 临沂 02兰山 11罗庄 12河东 21沂南 22郯城 23沂水 24兰陵 25费县 26平邑 27莒南 28蒙阴 29临沭
14 德州 02德城 03陵城 22宁津 23庆云 24临邑 25齐河 26平原 27夏津 28武城 81乐陵 82禹城
15 聊城 02东昌府 03茌平 21阳谷 22莘县 24东阿 25冠县 26高唐 81临清
16 滨州 02滨城 03沾化 21惠民 22阳信 23无棣 25博兴 81邹平
17 菏泽 02牡丹 03定陶 21曹县 22单县 23成武 24巨野 25郓城 26鄄城 28东明`

/** A city, a district or a county. */
export interface Area {
  readonly region: string
  readonly name: string
}

export interface City extends Area {
  readonly districts: ReadonlyArray<Area>
}

export const province: Area = { region: "370000", name: "山东省" }

export const cities: ReadonlyArray<City> = written
  .trim()
  .split("\n")
  .map((line) => {
    const [number = "", name = "", ...parts] = line.split(" ")
    return {
      region: `37${number}00`,
      name: `${name}市`,
      districts: parts.map((part) => ({ region: `37${number}${part.slice(0, 2)}`, name: `${name}市${part.slice(2)}` }))
    }
  })

export const districts: ReadonlyArray<Area> = cities.flatMap((city) => city.districts)
