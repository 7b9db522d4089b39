/** The page that a message about an activity opens. */
export const activityPage = (activityId: string): string =>
  `packages/volunteer/pages/activity/index?activityId=${encodeURIComponent(activityId)}`
