"""The referral inbox: who was referred to us, how soon they are answered, and what stops them."""
