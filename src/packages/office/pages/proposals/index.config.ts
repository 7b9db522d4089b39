export default definePageConfig({ navigationBarTitleText: '更正和继承' })
