/** 1,500 h is the highest cap known of a city; whoever writes more than ten times as much means something else. */
export const mostMinutes = 15_000 * 60
