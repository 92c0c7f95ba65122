"""Routes of the ledger, under /api."""

from rest_framework.routers import SimpleRouter

from credits.views import CreditsViewSet, TransactionViewSet, TransferViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("credits", CreditsViewSet, basename="credits")
router.register("credits/transactions", TransactionViewSet, basename="transaction")
router.register("credits/transfer", TransferViewSet, basename="transfer")

urlpatterns = router.urls
