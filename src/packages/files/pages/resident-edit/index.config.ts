export default definePageConfig({ navigationBarTitleText: '居民资料' })
