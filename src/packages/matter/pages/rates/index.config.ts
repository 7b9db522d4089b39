export default definePageConfig({ navigationBarTitleText: '办得怎样' })
