/** A QR code drawn with plain boxes, so that it looks the same on every phone; it only draws what it is given. */
import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { darkRuns } from './dark-runs'
import './index.scss'

export interface QrCodeProps {
  readonly text: string
  /** Wanted side in CSS pixels; rounded down to whole modules so that no seams show. */
  readonly sidePx: number
  /** What a screen reader says instead of the picture. */
  readonly label: string
}

/** Modules of white around it, from ISO/IEC 18004. */
const quietZone = 4

export const QrCode = ({ text, sidePx, label }: QrCodeProps) => {
  const { size, runs } = useMemo(() => darkRuns(text), [text])
  const module = Math.max(2, Math.floor(sidePx / (size + 2 * quietZone)))
  const px = (modules: number) => `${modules * module}px`
  return (
    <View
      className="qr-code"
      style={{ width: px(size + 2 * quietZone), height: px(size + 2 * quietZone) }}
      ariaRole="img"
      ariaLabel={label}
    >
      {runs.map(({ row, column, length }) => (
        <View
          key={`${row}.${column}`}
          className="qr-code__run"
          style={{
            left: px(column + quietZone),
            top: px(row + quietZone),
            width: px(length),
            height: px(1),
          }}
        />
      ))}
    </View>
  )
}
