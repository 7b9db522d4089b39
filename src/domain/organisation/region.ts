/**
 * The tree of regions (街道 → 社区 → 网格 → 微网格 → 楼栋 in the demo). Levels are data: a city may add or drop one.
 * Records lie in the leaves; what is synced together (a scope) is the region at the level that settings mark.
 */
import * as v from 'valibot'
import { filledTextShape, regionIdShape, textShape } from '../shapes'

export const regionShape = v.strictObject({
  id: regionIdShape,
  parentId: v.nullable(regionIdShape),
  /** Id of a level in settings.levels. */
  levelId: textShape(30),
  name: filledTextShape(60, '区域名称不能空着'),
  /** The official or local code as printed; may change, the id does not. */
  code: textShape(30),
  /** Place among siblings, from 1. */
  ordinal: v.pipe(v.number(), v.integer(), v.minValue(0)),
})

export type Region = v.InferOutput<typeof regionShape>

/** Every region from the root down to the one given, by walking up; stops at what is not known. */
export const regionPath = (regions: ReadonlyMap<string, Region>, id: string): readonly Region[] => {
  const path: Region[] = []
  for (
    let region = regions.get(id);
    region && path.length < 20;
    region = regions.get(region.parentId ?? '')
  )
    path.unshift(region)
  return path
}

/** '杨家门社区 · 第二网格 · 1号微网格' */
export const regionTitle = (regions: ReadonlyMap<string, Region>, id: string, from = 0): string =>
  regionPath(regions, id)
    .slice(from)
    .map((region) => region.name)
    .join(' · ')
