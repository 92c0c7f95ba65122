"""ENGINE "skillswap.db.mongo": django-mongodb-backend 5.2 with what production needs and it lacks.

`base` transactions that end cleanly, `compiler` pipelines that use indexes and `ignore_conflicts`,
`indexes` unique indexes that queries can use, `migrations` Django's own apps with ObjectId keys.
Each fix says why it is there and when it can go. What only the test server needs is in `tests/plugins`.
"""
