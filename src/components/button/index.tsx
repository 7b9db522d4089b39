/** The three weights of an act: primary (red, one a screen), secondary (outlined), quiet (words only). */
import { Button as NativeButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'quiet'
  readonly onPress: () => void
  readonly disabled?: boolean
  /** Shows that the act is under way and takes no second tap; the words stay, so nothing jumps. */
  readonly busy?: boolean
  /** For a row of chips or beside a text: as high as its target, as wide as its words. */
  readonly compact?: boolean
  readonly children: ReactNode
}

export function Button({
  kind = 'secondary',
  onPress,
  disabled,
  busy,
  compact,
  children,
}: ButtonProps) {
  const blocked = disabled === true || busy === true
  return (
    <NativeButton
      className={`button button--${kind}${compact ? ' button--compact' : ''}${blocked ? ' button--blocked' : ''}`}
      hoverClass="button--pressed"
      // On H5 even disabled="false" is an attribute, and greys the words.
      {...(blocked ? { disabled: true } : {})}
      onClick={() => {
        if (!blocked) onPress()
      }}
    >
      {children}
    </NativeButton>
  )
}

/** Buttons side by side, equally wide; below each other in large text. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <View className="button-row">{children}</View>
}
