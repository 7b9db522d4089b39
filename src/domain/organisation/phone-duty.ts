/** Whether a member's posts bring files onto the phone at all: an office may know numbers and open no file. */
import type { Settings } from '../settings/settings'
import { postHolds, type Post } from './post'

interface OwnPosts {
  readonly posts: readonly Post[]
  readonly settings: Settings
}

/** 'no-post': nothing was entrusted yet; 'office': posts whose work is people and rules; 'files': doors as well. */
export type PhoneDuty = 'no-post' | 'office' | 'files'

export const phoneDuty = ({ posts, settings }: OwnPosts, today: string): PhoneDuty => {
  const held = posts.filter((post) => postHolds(post, today))
  if (held.length === 0) return 'no-post'
  const carrying = new Set(
    settings.postKinds.filter((kind) => kind.carriesFiles).map(({ id }) => id),
  )
  return held.some(({ kindId }) => carrying.has(kindId)) ? 'files' : 'office'
}
