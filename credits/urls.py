from django.urls import path

from credits.views import Balance, Stats, Transactions, TransferView

urlpatterns = [
    path("credits/balance", Balance.as_view()),
    path("credits/transactions", Transactions.as_view()),
    path("credits/stats", Stats.as_view()),
    path("credits/transfer", TransferView.as_view()),
]
