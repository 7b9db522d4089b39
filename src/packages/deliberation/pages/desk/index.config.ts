export default definePageConfig({ navigationBarTitleText: '办居民议事' })
