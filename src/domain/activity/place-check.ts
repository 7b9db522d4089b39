/**
 * 核对大致位置: whether a phone that scans is near the activity. Nobody is asked unless the street offers it and the leader
 * chose it. The phone compares and forgets: only the outcome goes with the scan, and whoever declines scans all the same.
 */
import * as v from 'valibot'

/** As maps in China count them (GCJ-02). */
export const pointShape = v.strictObject({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
})
export type Point = v.InferOutput<typeof pointShape>

/** unchecked: declined, or the phone could not tell. */
export const placeSigns = ['near', 'far', 'unchecked'] as const
export type PlaceSign = (typeof placeSigns)[number]

/** What a phone must know to compare. */
export interface PlaceCheck {
  readonly point: Point
  readonly withinKm: number
}

const earthRadiusKm = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Along the surface (haversine). */
export const distanceKm = (one: Point, other: Point): number => {
  const north = radians(other.latitude - one.latitude)
  const east = radians(other.longitude - one.longitude)
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)))
}

export const placeSign = ({ point, withinKm }: PlaceCheck, here: Point | null): PlaceSign => {
  if (here === null) return 'unchecked'
  return distanceKm(point, here) <= withinKm ? 'near' : 'far'
}
